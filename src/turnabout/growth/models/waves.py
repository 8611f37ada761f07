"""When the people of a cohort are asked."""

import datetime as dt
from typing import ClassVar

from django.db import models

from turnabout.growth.items import Number
from turnabout.programs.models import Cohort


class WaveQuerySet(models.QuerySet["Wave"]):
    """Waves, in the order in which they come."""

    def open(self) -> "WaveQuerySet":
        """Return those in which people answer now."""
        return self.filter(opened_at__isnull=False, closed_at__isnull=True)

    def to_open_on(self, day: dt.date) -> "WaveQuerySet":
        """Return those whose day has come."""
        return self.filter(opened_at__isnull=True, closed_at__isnull=True, opens_on__lte=day)

    def to_freeze(self) -> "WaveQuerySet":
        """Return those that are closed, and of which nothing is released yet."""
        asked = self.filter(opened_at__isnull=False)
        return asked.filter(closed_at__isnull=False, frozen_at__isnull=True)


class Wave(models.Model):
    """One time at which a cohort is asked. It opens and closes by itself, by its dates.

    `answered` is how many had answered last night, for the bands that a coordinator sees: never
    as of now, so that no answer changes what anybody sees at that moment.
    """

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="waves")
    number = models.PositiveSmallIntegerField()
    opens_on = models.DateField()
    closes_on = models.DateField()
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    frozen_at = models.DateTimeField(null=True)
    answered = models.PositiveIntegerField(default=0)
    scales = models.ManyToManyField("growth.OwnScale", related_name="waves")

    objects = WaveQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["cohort", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["cohort", "number"], name="growth_one_wave_of_a_number"
            ),
            models.CheckConstraint(
                condition=models.Q(number__in=[int(number) for number in Number]),
                name="growth_four_waves",
            ),
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on")),
                name="growth_wave_dates_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(frozen_at__isnull=True) | models.Q(closed_at__isnull=False),
                name="growth_only_what_closed_is_frozen",
            ),
        ]

    def __str__(self) -> str:
        return f"T{self.number}"

    @property
    def is_open(self) -> bool:
        """Whether people answer now."""
        return self.opened_at is not None and self.closed_at is None
