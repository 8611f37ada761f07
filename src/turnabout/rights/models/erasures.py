"""Somebody is to be erased, or was."""

import datetime as dt
from typing import ClassVar

from django.db import models

from turnabout.people.models import Person


class ErasureQuerySet(models.QuerySet["Erasure"]):
    """Erasures, the oldest first."""

    def open(self) -> "ErasureQuerySet":
        """Return those that are still to come, and can be called off."""
        return self.filter(done_at__isnull=True)

    def due(self, at: dt.datetime) -> "ErasureQuerySet":
        """Return those whose time has come."""
        return self.open().filter(due_at__lte=at)


class Erasure(models.Model):
    """Who asked that a person be erased, when it happens, and when it did.

    It outlives the person as the proof that they were erased: numbers and dates, nothing else.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="erasure")
    asked_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    objects = ErasureQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["asked_at", "pk"]

    def __str__(self) -> str:
        return f"erasure of {self.person_id}"
