"""Pairs: two people who meet, from the day that they are told to the day that they end."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.enrollment.models import Enrollment
from turnabout.pairs.models.proposal import Proposal
from turnabout.pairs.models.run import MatchRun
from turnabout.people.models import Person
from turnabout.programs.models import Cohort


class Publication(models.Model):
    """The pairs of a run are told to their people: once for each run, and by whom."""

    run = models.OneToOneField(MatchRun, on_delete=models.PROTECT, related_name="publication")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-at"]

    def __str__(self) -> str:
        return f"{self.run} published"


class Ending(models.TextChoices):
    """How a pair ended: by itself, by one of the two, or since somebody left."""

    CLOSED = "closed", _("Finished")
    EXIT = "exit", _("Ended early")
    LEFT = "left", _("Somebody left the organisation")


class PairQuerySet(models.QuerySet["Pair"]):
    """Pairs, the newest first."""

    def open(self) -> "PairQuerySet":
        """Return those that meet."""
        return self.filter(ended_at__isnull=True)

    def of(self, person: Person) -> "PairQuerySet":
        """Return those in which this person sits, on either side."""
        return self.filter(models.Q(mentor__person=person) | models.Q(mentee__person=person))

    def with_people(self) -> "PairQuerySet":
        """Return them with both people and the program."""
        return self.select_related("mentor__person", "mentee__person", "cohort__program")


class Pair(models.Model):
    """A mentor and a mentee who meet."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="pairs")
    proposal = models.OneToOneField(
        Proposal, null=True, on_delete=models.SET_NULL, related_name="pair"
    )
    mentor = models.ForeignKey(Enrollment, on_delete=models.PROTECT, related_name="as_mentor")
    mentee = models.ForeignKey(Enrollment, on_delete=models.PROTECT, related_name="as_mentee")
    published_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ending = models.CharField(max_length=8, choices=Ending.choices, blank=True)

    objects = PairQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-published_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mentor", "mentee"],
                condition=models.Q(ended_at__isnull=True),
                name="pairs_meet_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, ending="")
                | (models.Q(ended_at__isnull=False) & ~models.Q(ending="")),
                name="pairs_end_in_some_way",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mentor} mentors {self.mentee}"
