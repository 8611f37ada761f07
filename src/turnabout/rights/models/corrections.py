"""Somebody says that a fact about them is wrong, and is answered."""

import datetime as dt
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.core.encryption.fields import Sealed, SealedText
from turnabout.people.models import Person

TO_ANSWER = dt.timedelta(days=30)
"""How long whoever looks after the staff list has to answer."""


class Outcome(models.TextChoices):
    """What became of it."""

    CORRECTED = "corrected", _("Corrected")
    STAYS = "stays", _("It stays as it is")


class CorrectionQuerySet(models.QuerySet["Correction"]):
    """Corrections, the oldest first."""

    def open(self) -> "CorrectionQuerySet":
        """Return those that wait for an answer."""
        return self.filter(answered_at__isnull=True)


class Correction(Sealed):
    """A fact of the staff list, what it should say, and what was answered."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="corrections")
    fact = models.CharField(max_length=16)
    should_be = SealedText()
    asked_at = models.DateTimeField()
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    answer = SealedText(null=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    answered_at = models.DateTimeField(null=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["asked_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "fact"],
                condition=models.Q(answered_at__isnull=True),
                name="rights_asked_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(answered_at__isnull=True, outcome="")
                | models.Q(answered_at__isnull=False, outcome__in=Outcome.values),
                name="rights_answered_in_some_way",
            ),
        ]

    def __str__(self) -> str:
        return f"correction {self.pk}"

    @property
    def answer_by(self) -> dt.date:
        """The day by which it is to be answered."""
        return (self.asked_at + TO_ANSWER).date()
