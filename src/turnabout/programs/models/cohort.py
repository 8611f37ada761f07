"""A round of a program, and the words that invite to it."""

import datetime as dt
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.people.models import Person
from turnabout.programs.models.program import Program


class Side(models.TextChoices):
    """On which side of a pair somebody sits."""

    MENTOR = "mentor", _("Mentor")
    MENTEE = "mentee", _("Mentee")


class CohortQuerySet(models.QuerySet["Cohort"]):
    """Cohorts, the newest first."""

    def open_on(self, day: dt.date) -> "CohortQuerySet":
        """Return those that people can sign up for on this day."""
        return self.filter(
            opened_at__isnull=False, closed_at__isnull=True, sign_up_closes_on__gte=day
        )

    def unfinished(self) -> "CohortQuerySet":
        """Return those that people signed up for, or can, and that have not ended."""
        return self.filter(opened_at__isnull=False, finished_at__isnull=True)


class Cohort(models.Model):
    """One round of a program: people sign up, are paired, meet, and end together."""

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="cohorts")
    name = models.CharField(_("name"), max_length=80)
    sign_up_closes_on = models.DateField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    opened_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    opened_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    closed_at = models.DateTimeField(null=True)
    finished_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    finished_at = models.DateTimeField(null=True)

    objects = CohortQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-starts_on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["program", "name"], name="programs_one_cohort_of_a_name"
            ),
            models.CheckConstraint(
                condition=models.Q(starts_on__gt=models.F("sign_up_closes_on"))
                & models.Q(ends_on__gt=models.F("starts_on")),
                name="programs_cohort_dates_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(opened_at__isnull=False)
                | models.Q(closed_at__isnull=True, finished_at__isnull=True),
                name="programs_only_what_opened_closes",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=False) | models.Q(finished_at__isnull=True),
                name="programs_only_what_closed_finishes",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def is_open_on(self, day: dt.date) -> bool:
        """Return whether people can sign up on this day."""
        return bool(self.opened_at and not self.closed_at and day <= self.sign_up_closes_on)
