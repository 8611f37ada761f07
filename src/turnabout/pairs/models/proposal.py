"""What a run proposes, whom it leaves waiting, and which topics are short."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Least
from django.utils.translation import gettext_lazy as _

from turnabout.enrollment.models import Enrollment
from turnabout.matchmaking.policy import POINT
from turnabout.pairs.models.ruling import Ruling
from turnabout.pairs.models.run import MatchRun
from turnabout.people.models import Person
from turnabout.people.words import folded
from turnabout.programs.models import Side
from turnabout.skills.models import Skill

SORTS = {
    "mentee": models.F("mentee__person__name"),
    "mentor": models.F("mentor__person__name"),
    "points": models.F("told_score"),
    "topics": models.Count("skills"),
    "minutes": Least("winter_minutes", "summer_minutes"),
    "yes": models.F("approved_at"),
}
"""What proposals can be sorted by, column by column of the board."""


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """Proposals, as the board shows them."""

    def with_people(self) -> "ProposalQuerySet":
        """Return them with both people and their grades."""
        return self.select_related("mentor__person__grade", "mentee__person__grade")

    def approved(self) -> "ProposalQuerySet":
        """Return those that a coordinator has said yes to."""
        return self.filter(approved_at__isnull=False)

    def to_be_approved(self) -> "ProposalQuerySet":
        """Return those that a coordinator can say yes to, and has not."""
        return self.filter(~_fallen(), approved_at__isnull=True)

    def to_be_shown(self) -> "ProposalQuerySet":
        """Return those with a yes whose two people have not looked at them."""
        return self.approved().filter(preview__isnull=True)

    def fallen(self) -> "ProposalQuerySet":
        """Return those whose two looked at each other before, and did not become a pair."""
        return self.filter(_fallen())

    def of(self, person: Person) -> "ProposalQuerySet":
        """Return those in which this person would sit, on either side, and has not withdrawn."""
        return self.filter(
            models.Q(mentor__person=person, mentor__withdrawn_at__isnull=True)
            | models.Q(mentee__person=person, mentee__withdrawn_at__isnull=True)
        )

    def on(self, skill: int) -> "ProposalQuerySet":
        """Return those in which the mentor can teach the skill of this number."""
        return self.filter(pk__in=Proposal.objects.filter(skills=skill).values("pk"))

    def below(self, points: int) -> "ProposalQuerySet":
        """Return those with less than so many of the points that are told."""
        return self.filter(told_score__lt=points * POINT)

    def in_department(self, name: str) -> "ProposalQuerySet":
        """Return those in which one of the two works there."""
        here = models.Q(mentor__person__department=name) | models.Q(mentee__person__department=name)
        return self.filter(here)

    def also_in(self, run: MatchRun) -> "ProposalQuerySet":
        """Return those that another run proposes too."""
        return self.filter(_the_same_in(run))

    def not_in(self, run: MatchRun) -> "ProposalQuerySet":
        """Return those that another run does not propose."""
        return self.exclude(_the_same_in(run))

    def sorted_by(self, column: str, *, descending: bool) -> "ProposalQuerySet":
        """Return them by a column of the board, then by the name of the mentee."""
        place = models.F("place")
        first = place.desc(nulls_last=True) if descending else place.asc(nulls_first=True)
        return self.alias(place=SORTS[column]).order_by(first, "mentee__person__name", "pk")

    def whose_names_hold(self, words: str) -> "ProposalQuerySet":
        """Return those in which every word stands in a name, job or department of the two."""
        found = self
        for word in folded(words).split():
            found = found.filter(
                models.Q(mentor__person__sought__contains=word)
                | models.Q(mentee__person__sought__contains=word)
            )
        return found


def _fallen() -> models.Exists:
    """Return whether these two did not come about after a preview."""
    both = {"mentor": models.OuterRef("mentor"), "mentee": models.OuterRef("mentee")}
    return models.Exists(Ruling.objects.filter(preview__isnull=False, **both))


def _the_same_in(run: MatchRun) -> models.Exists:
    """Return whether a run proposes the same two people."""
    both = {"mentor": models.OuterRef("mentor"), "mentee": models.OuterRef("mentee")}
    return models.Exists(Proposal.objects.filter(run=run, **both))


class Proposal(models.Model):
    """A mentor and a mentee whom a run would pair, and why.

    `score` is in thousandths of a point, `told_score` the part of it that a coordinator may read,
    and `wishes` what that is made of: what each wish gives, of how much. `topics` holds what the
    mentor can teach, with both levels, the strongest first, and `skills` the same topics to be
    found by. `preview` is where the two looked at it before anything was
    announced, in this run or in an earlier one whose pairs this one keeps.
    """

    run = models.ForeignKey(MatchRun, on_delete=models.CASCADE, related_name="proposals")
    mentor = models.ForeignKey(Enrollment, on_delete=models.CASCADE, related_name="+")
    mentee = models.ForeignKey(Enrollment, on_delete=models.CASCADE, related_name="+")
    score = models.IntegerField()
    told_score = models.IntegerField(default=0)
    wishes = models.JSONField()
    topics = models.JSONField()
    skills = models.ManyToManyField(Skill, related_name="+")
    winter_minutes = models.PositiveIntegerField()
    summer_minutes = models.PositiveIntegerField()
    approved_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    approved_at = models.DateTimeField(null=True)
    preview = models.ForeignKey(
        "pairs.Preview", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["mentee__person__name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["run", "mentor", "mentee"], name="pairs_proposed_once_a_run"
            ),
            models.CheckConstraint(
                condition=~models.Q(mentor=models.F("mentee")), name="pairs_of_two_people"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mentor} mentors {self.mentee}"

    @property
    def points(self) -> float:
        """The score that is told, in points, 0 to 100."""
        return self.told_score / POINT

    @property
    def shared_minutes(self) -> int:
        """The minutes a week that both are free, in the poorer season."""
        return min(self.winter_minutes, self.summer_minutes)


class Waiting(models.Model):
    """Somebody whom a run leaves without a partner, and why, in facts that may be told.

    `place` is their place in line where all who fit are taken, and empty where nobody fits. The
    `facts` are those of `pairs.telling`; a run from before facts were kept has none.
    """

    run = models.ForeignKey(MatchRun, on_delete=models.CASCADE, related_name="waiting")
    enrollment = models.ForeignKey(Enrollment, on_delete=models.CASCADE, related_name="+")
    side = models.CharField(max_length=8, choices=Side.choices)
    facts = models.JSONField(default=dict)
    place = models.PositiveIntegerField(null=True)
    equal_with = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = [models.F("place").asc(nulls_last=True), "enrollment__person__name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "enrollment"], name="pairs_waits_once_a_run"),
        ]

    def __str__(self) -> str:
        return str(self.enrollment)


class ShortQuerySet(models.QuerySet["Short"]):
    """Topics, what one more mentor for them would add most first."""

    def that_add(self) -> "ShortQuerySet":
        """Return those for which one more mentor would place somebody or add points."""
        return self.filter(models.Q(places__gt=0) | models.Q(points__gt=0))

    def that_add_nothing(self) -> "ShortQuerySet":
        """Return those for which one more mentor would change nothing."""
        return self.exclude(pk__in=self.that_add().order_by().values("pk"))

    def with_skills(self) -> "ShortQuerySet":
        """Return them with what the topics are called."""
        return self.select_related("skill")


class Short(models.Model):
    """A topic that is short, and what one more mentor for it would add in this run."""

    run = models.ForeignKey(MatchRun, on_delete=models.CASCADE, related_name="short")
    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="+")
    wanted_by = models.PositiveIntegerField(_("wanted by"))
    offered_by = models.PositiveIntegerField(_("offered by"))
    places = models.PositiveIntegerField(_("mentees placed by one more mentor"))
    points = models.BigIntegerField(_("thousandths of a point added"))

    objects = ShortQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-places", "-points", "skill__name"]

    def __str__(self) -> str:
        return str(self.skill)
