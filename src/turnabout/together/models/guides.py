"""The guides that a program has of its own: drafted, published, and from then on as they were."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.people.models import Person
from turnabout.programs.models import Program
from turnabout.together.guides.guide import Guide


class OwnGuideQuerySet(models.QuerySet["OwnGuide"]):
    """Guides of programs, the oldest first."""

    def standing(self) -> "OwnGuideQuerySet":
        """Return those that nobody has put away."""
        return self.filter(put_away_at__isnull=True)


class OwnGuide(models.Model):
    """A guide of a program. One that is put away is offered no more; who chose it keeps it."""

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="guides")
    begun_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    begun_at = models.DateTimeField()
    put_away_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    put_away_at = models.DateTimeField(null=True)

    objects = OwnGuideQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["begun_at", "pk"]

    def __str__(self) -> str:
        return f"Guide {self.pk} of {self.program}"


class EditionQuerySet(models.QuerySet["Edition"]):
    """Editions of guides, the first one first."""

    def published(self) -> "EditionQuerySet":
        """Return those that mentors could choose from some day on."""
        return self.filter(published_at__isnull=False)

    def offered(self) -> "EditionQuerySet":
        """Return the latest published one of each guide that is not put away."""
        later = (
            EditionQuerySet(Edition)
            .published()
            .filter(guide=models.OuterRef("guide"), number__gt=models.OuterRef("number"))
        )
        return self.published().filter(
            ~models.Exists(later.order_by()), guide__put_away_at__isnull=True
        )


class Edition(models.Model):
    """What a guide says: a draft until it is published, and never another thing after that.

    Questions are one a line. `saved_at` is by what two who write at once are told apart.
    """

    guide = models.ForeignKey(OwnGuide, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(_("title"), max_length=80)
    purpose = models.CharField(_("purpose"), max_length=200)
    prepare_mentor = models.CharField(max_length=300, blank=True)
    prepare_mentee = models.CharField(max_length=300, blank=True)
    answers = models.CharField(max_length=300)
    mentor_asks = models.TextField(max_length=2000)
    mentee_asks = models.TextField(max_length=2000)
    both_ask = models.TextField(max_length=2000, blank=True)
    output = models.CharField(max_length=300)
    watch = models.CharField(max_length=300)
    benefits = models.JSONField(default=list)
    saved_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    saved_at = models.DateTimeField()
    published_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    published_at = models.DateTimeField(null=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["guide", "number"], name="together_one_edition_a_number"
            ),
            models.UniqueConstraint(
                fields=["guide"],
                condition=models.Q(published_at__isnull=True),
                name="together_one_draft_a_guide",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"

    @property
    def told(self) -> Guide:
        """The guide as a pair reads it."""
        return Guide(
            key=f"own-{self.pk}",
            title=self.title,
            purpose=self.purpose,
            prepare={"both": "", "mentor": self.prepare_mentor, "mentee": self.prepare_mentee},
            answers=self.answers,
            asks={
                "mentor": tuple(self.mentor_asks.splitlines()),
                "mentee": tuple(self.mentee_asks.splitlines()),
                "both": tuple(self.both_ask.splitlines()),
            },
            output=self.output,
            watch=self.watch,
            benefits=tuple(self.benefits),
        )
