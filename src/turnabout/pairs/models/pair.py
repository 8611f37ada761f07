"""Pairs: two people who meet, from the day that they are told to the day that they end."""

import datetime as dt
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.enrollment.models import Enrollment
from turnabout.enrollment.models.enrollments import EnrollmentQuerySet
from turnabout.pairs.models.proposal import Proposal
from turnabout.pairs.models.run import MatchRun
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Side


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


def _of_either(**facts: object) -> models.Q:
    """Return whether this is true of the mentor or of the mentee, each as a sign-up."""
    mentor, mentee = (
        models.Q(**{f"{side}__{fact}": value for fact, value in facts.items()})
        for side in Side.values
    )
    return mentor | mentee


_SOMEBODY_IS_GONE = _of_either(withdrawn_at__isnull=False) | _of_either(
    person__left_at__isnull=False
)


class PairQuerySet(models.QuerySet["Pair"]):
    """Pairs, the newest first."""

    def open(self) -> "PairQuerySet":
        """Return those that meet: none of which one is gone, and none of a finished cohort."""
        here = self.unended().exclude(_SOMEBODY_IS_GONE)
        return here.filter(cohort__finished_at__isnull=True)

    def broken(self) -> "PairQuerySet":
        """Return those of which somebody is gone, and that nobody has ended."""
        return self.unended().filter(_SOMEBODY_IS_GONE)

    def over(self) -> "PairQuerySet":
        """Return those of finished cohorts, both still there, that nobody has ended."""
        here = self.unended().exclude(_SOMEBODY_IS_GONE)
        return here.filter(cohort__finished_at__isnull=False)

    def unended(self) -> "PairQuerySet":
        """Return those that have not been ended."""
        return self.filter(ended_at__isnull=True)

    def of(self, person: Person) -> "PairQuerySet":
        """Return those in which this person sits, on either side."""
        return self._with(Enrollment.objects.filter(person=person))

    def seen_by(self, person: Person) -> "PairQuerySet":
        """Return those that this person finds: none of which they have withdrawn."""
        return self._with(Enrollment.objects.filter(person=person, withdrawn_at__isnull=True))

    def apart_from(self, person: Person) -> "PairQuerySet":
        """Return those in which this person does not sit: in office, nobody looks at their own."""
        return self.exclude(mentor__person=person).exclude(mentee__person=person)

    def _with(self, enrollments: EnrollmentQuerySet) -> "PairQuerySet":
        """Return those of these sign-ups: found by their numbers, not by looking at every pair."""
        numbers = enrollments.order_by().values("pk")
        return self.filter(models.Q(mentor__in=numbers) | models.Q(mentee__in=numbers))

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

    @property
    def is_open(self) -> bool:
        """Whether the two meet. Load the pair with its people."""
        is_over = self.ended_at or self.cohort.finished_at
        return not is_over and self.who_stays() == list(Side)

    @property
    def ends_on(self) -> dt.date:
        """Until when the two meet. No query, where the pair comes with its cohort."""
        cohort, begun = self.cohort, self.published_at.date()
        return last_day(begun, starts_on=cohort.starts_on, ends_on=cohort.ends_on)

    def side_of(self, person: Person) -> Side | None:
        """Return on which side this person sits."""
        sides = {self.mentee.person_id: Side.MENTEE, self.mentor.person_id: Side.MENTOR}
        return sides.get(person.pk)

    def who_stays(self) -> list[Side]:
        """Return the sides on which somebody is still there."""
        return [side for side in Side if _is_there(self.on(side))]

    def on(self, side: Side) -> Enrollment:
        """Return who sits on this side."""
        return self.mentor if side == Side.MENTOR else self.mentee

    def across_from(self, side: Side) -> Enrollment:
        """Return who sits on the other side."""
        return self.mentee if side == Side.MENTOR else self.mentor


def last_day(begun: dt.date, *, starts_on: dt.date, ends_on: dt.date) -> dt.date:
    """Return until when two meet who began on a day: with their cohort, or as long for themselves.

    The second where less than half of the cohort's time was left, as after swapping seats.
    """
    whole = ends_on - starts_on
    return ends_on if ends_on - begun >= whole / 2 else begun + whole


def _is_there(one: Enrollment) -> bool:
    return not one.withdrawn_at and one.person.is_active
