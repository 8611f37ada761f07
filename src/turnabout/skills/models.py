"""Skills, and every name by which they are known."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from turnabout.skills.names import LONGEST, LONGEST_KEY, key


class Group(models.TextChoices):
    """The five groups of topics."""

    TECHNOLOGY = "technology", _("Technology in daily work")
    CUSTOMERS = "customers", _("Customers, media, trends")
    WORK = "work", _("How work feels")
    LEADERSHIP = "leadership", _("Leadership and organisation")
    LIVED = "lived", _("Lived experience")


class SkillQuerySet(models.QuerySet["Skill"]):
    """Skills, by name."""

    def standing(self) -> "SkillQuerySet":
        """Return those that were not merged into another."""
        return self.filter(merged_into__isnull=True)

    def topics(self) -> "SkillQuerySet":
        """Return the topics of the handbook, in its order."""
        return self.filter(number__isnull=False).order_by("number")

    def additions(self) -> "SkillQuerySet":
        """Return those that somebody typed and the catalogue does not know."""
        return self.filter(catalogue_key__isnull=True)

    def waiting(self) -> "SkillQuerySet":
        """Return the additions that nobody has looked at yet, oldest first."""
        return (
            self.standing().additions().filter(settled_at__isnull=True).order_by("added_at", "pk")
        )

    def known_as(self, words: str) -> "SkillQuerySet":
        """Return those of which one name holds the words."""
        return self.filter(pk__in=Alias.objects.filter(key__contains=key(words)).values("skill"))

    def sought(self, q: str = "", group: str = "") -> "SkillQuerySet":
        """Return those of a group of which one name holds the words; all where nothing is said."""
        found = self.known_as(q) if key(q) else self
        return found.filter(group=group) if group else found

    def with_names(self) -> "SkillQuerySet":
        """Return them with their topics and every name."""
        return self.select_related("topic").prefetch_related("aliases")

    def shelves(self, *, personal: bool) -> "SkillQuerySet":
        """Return the topics, each with the skills below it; the personal ones where asked for."""
        below = models.Prefetch("skills", Skill.objects.standing())
        topics = self.topics().prefetch_related(below)
        return topics if personal else topics.exclude(group=Group.LIVED)


class Skill(models.Model):
    """Something that one person can show another: a topic of the handbook, or a skill below one.

    An addition is a skill that somebody typed and the catalogue did not know. One that was merged
    keeps its names, and all of them mean the other skill from then on.
    """

    name = models.CharField(_("name"), max_length=LONGEST)
    german = models.CharField(_("name in German"), max_length=LONGEST, blank=True)
    group = models.CharField(_("group"), max_length=16, choices=Group.choices, blank=True)
    topic = models.ForeignKey(
        "self",
        null=True,
        on_delete=models.PROTECT,
        related_name="skills",
        verbose_name=_("topic"),
    )
    number = models.PositiveSmallIntegerField(_("number in the handbook"), null=True, unique=True)
    catalogue_key = models.CharField(max_length=LONGEST, null=True, unique=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    added_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    settled_at = models.DateTimeField(null=True)
    merged_into = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="merged"
    )
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    merged_at = models.DateTimeField(null=True)

    objects = SkillQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(catalogue_key__isnull=False) | models.Q(added_at__isnull=False),
                name="skills_come_from_somewhere",
            ),
            models.CheckConstraint(
                condition=models.Q(number__isnull=True)
                | (models.Q(topic__isnull=True) & ~models.Q(group="")),
                name="skills_topic_has_group_and_none_above",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True, merged_at__isnull=True)
                | models.Q(merged_into__isnull=False, merged_at__isnull=False),
                name="skills_merged_at_some_time",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True)
                | ~models.Q(merged_into=models.F("pk")),
                name="skills_not_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.local_name

    @property
    def local_name(self) -> str:
        """The name in the language of whoever reads."""
        return in_language(self.name, self.german)

    @property
    def own_keys(self) -> set[str]:
        """The keys of what it is called itself."""
        return {key(self.name), key(self.german)}

    @property
    def standing(self) -> "Skill":
        """What it means now: itself, or what it was merged into."""
        skill = self
        while skill.merged_into:
            skill = skill.merged_into
        return skill

    @property
    def other_names(self) -> list["Alias"]:
        """The names by which it is found besides what it is called."""
        return [alias for alias in self.aliases.all() if alias.key not in self.own_keys]

    @property
    def is_topic(self) -> bool:
        """Whether it is one of the handbook's topics."""
        return self.number is not None

    @property
    def is_addition(self) -> bool:
        """Whether somebody typed it and the catalogue does not know it."""
        return self.catalogue_key is None

    @property
    def is_waiting(self) -> bool:
        """Whether it is an addition that nobody has looked at yet."""
        return self.is_addition and self.settled_at is None and self.merged_into_id is None

    @property
    def is_personal(self) -> bool:
        """Whether it is about personal experience: off unless a mentor opts in."""
        return self.group == Group.LIVED


class Alias(models.Model):
    """One name by which a skill is known; its own names are among them. A name means one skill."""

    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(_("name"), max_length=LONGEST)
    key = models.CharField(max_length=LONGEST_KEY, unique=True)

    class Meta:
        ordering: ClassVar = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Edition(models.Model):
    """Which state the names are in: another after every change, so that copies know their age."""

    only = models.BooleanField(default=True, editable=False, unique=True)
    token = models.UUIDField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(only=True), name="skills_one_edition"),
        ]

    def __str__(self) -> str:
        return str(self.token)


def in_language(name: str, german: str) -> str:
    """Return the name in the language of whoever reads; English where there is no other."""
    return german if german and (get_language() or "").startswith("de") else name
