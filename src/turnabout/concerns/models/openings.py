"""Opening a name that its author keeps in a second envelope: never by one person alone."""

import datetime as dt
from typing import ClassVar

from django.db import models

from turnabout.concerns.models.concerns import Concern
from turnabout.core.encryption.fields import Sealed, SealedText
from turnabout.people.models import Person

A_DAY = dt.timedelta(hours=24)
"""So long after it was asked for, nothing opens any more."""


class Half(Sealed):
    """The half of a name's key that the contact does not have; a second person lets it out."""

    concern = models.OneToOneField(Concern, on_delete=models.CASCADE, related_name="other_half")
    text = SealedText()

    def __str__(self) -> str:
        return "a half"


class Opening(Sealed):
    """A contact asks to open a name, and why; a second person agrees; both within a day."""

    concern = models.ForeignKey(Concern, on_delete=models.CASCADE, related_name="openings")
    asked_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_of = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    text = SealedText()
    asked_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["asked_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(asked_by=models.F("asked_of")),
                name="concerns_names_open_by_two",
            ),
            models.CheckConstraint(
                condition=models.Q(opened_at__isnull=True) | models.Q(agreed_at__isnull=False),
                name="concerns_names_open_when_agreed",
            ),
            models.CheckConstraint(
                condition=models.Q(agreed_at__isnull=True) | models.Q(declined_at__isnull=True),
                name="concerns_agreed_or_declined",
            ),
        ]

    def __str__(self) -> str:
        return "an opening"

    @property
    def until(self) -> dt.datetime:
        """When it is over."""
        return self.asked_at + A_DAY
