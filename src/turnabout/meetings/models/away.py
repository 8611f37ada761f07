"""The days on which somebody is away: no reason is asked and none is kept."""

import datetime as dt
from collections.abc import Iterable
from typing import ClassVar

from django.db import models

from turnabout.people.models import Person

LONGEST = dt.timedelta(days=366)


class AwayQuerySet(models.QuerySet["Away"]):
    """Stretches of days, the earliest first."""

    def on(self, day: dt.date) -> "AwayQuerySet":
        """Return those that this day lies in."""
        return self.filter(first_day__lte=day, last_day__gte=day)

    def from_day(self, day: dt.date) -> "AwayQuerySet":
        """Return those that are not over on this day."""
        return self.filter(last_day__gte=day)

    def of(self, person: Person) -> "AwayQuerySet":
        """Return those of one person."""
        return self.filter(person=person)

    def of_any(self, people: Iterable[Person]) -> "AwayQuerySet":
        """Return those of any of these people."""
        return self.filter(person__in=people)


class Away(models.Model):
    """Somebody is away from the first of these days to the last, on their own clock."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="away")
    first_day = models.DateField()
    last_day = models.DateField()
    said_at = models.DateTimeField()

    objects = AwayQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["first_day", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")),
                name="meetings_away_for_a_day_at_least",
            ),
            models.UniqueConstraint(
                fields=["person", "first_day", "last_day"], name="meetings_away_once"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["last_day"], name="meetings_away_until")]

    def __str__(self) -> str:
        return f"{self.person} from {self.first_day} to {self.last_day}"

    def covers(self, day: dt.date) -> bool:
        """Return whether this day is one of them."""
        return self.first_day <= day <= self.last_day
