"""What a run proposes, whom it leaves waiting, and which topics are short."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.enrollment.models import Enrollment
from turnabout.pairs.models.run import MatchRun
from turnabout.people.models import Person
from turnabout.programs.models import Side
from turnabout.skills.models import Skill


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """Proposals, as the board shows them."""

    def with_people(self) -> "ProposalQuerySet":
        """Return them with both people and their grades."""
        return self.select_related("mentor__person__grade", "mentee__person__grade")

    def approved(self) -> "ProposalQuerySet":
        """Return those that a coordinator has said yes to."""
        return self.filter(approved_at__isnull=False)

    def whose_names_hold(self, words: str) -> "ProposalQuerySet":
        """Return those in which every word stands in a name or a department of the two."""
        found = self
        for word in words.split():
            found = found.filter(
                models.Q(mentor__person__name__icontains=word)
                | models.Q(mentee__person__name__icontains=word)
                | models.Q(mentor__person__department__icontains=word)
                | models.Q(mentee__person__department__icontains=word)
            )
        return found


class Proposal(models.Model):
    """A mentor and a mentee whom a run would pair, and why.

    `score` is in thousandths of a point. `wishes` holds what each wish gives, of how much, and the
    reason; `topics` what the mentor can teach, with both levels, the strongest first.
    """

    run = models.ForeignKey(MatchRun, on_delete=models.CASCADE, related_name="proposals")
    mentor = models.ForeignKey(Enrollment, on_delete=models.CASCADE, related_name="+")
    mentee = models.ForeignKey(Enrollment, on_delete=models.CASCADE, related_name="+")
    score = models.IntegerField()
    wishes = models.JSONField()
    topics = models.JSONField()
    winter_minutes = models.PositiveIntegerField()
    summer_minutes = models.PositiveIntegerField()
    approved_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    approved_at = models.DateTimeField(null=True)

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
        """The score in points, 0 to 100."""
        return self.score / 1000

    @property
    def shared_minutes(self) -> int:
        """The minutes a week that both are free, in the poorer season."""
        return min(self.winter_minutes, self.summer_minutes)


class Waiting(models.Model):
    """Somebody whom a run leaves without a partner, why, and what would have to give.

    `place` is their place in line where all who fit are taken, and empty where nobody fits.
    """

    run = models.ForeignKey(MatchRun, on_delete=models.CASCADE, related_name="waiting")
    enrollment = models.ForeignKey(Enrollment, on_delete=models.CASCADE, related_name="+")
    side = models.CharField(max_length=8, choices=Side.choices)
    reason = models.CharField(max_length=400)
    would_help = models.CharField(max_length=400)
    place = models.PositiveIntegerField(null=True)
    equal_with = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = [models.F("place").asc(nulls_last=True), "enrollment__person__name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "enrollment"], name="pairs_waits_once_a_run"),
        ]

    def __str__(self) -> str:
        return f"{self.enrollment}: {self.reason}"


class Short(models.Model):
    """A topic that is short, and what one more mentor for it would add in this run."""

    run = models.ForeignKey(MatchRun, on_delete=models.CASCADE, related_name="short")
    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="+")
    wanted_by = models.PositiveIntegerField(_("wanted by"))
    offered_by = models.PositiveIntegerField(_("offered by"))
    places = models.PositiveIntegerField(_("mentees placed by one more mentor"))
    points = models.BigIntegerField(_("thousandths of a point added"))

    class Meta:
        ordering: ClassVar = ["-places", "-points", "skill__name"]

    def __str__(self) -> str:
        return str(self.skill)
