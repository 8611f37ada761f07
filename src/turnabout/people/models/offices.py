"""The offices of the organisation."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Office(models.TextChoices):
    """What the organisation trusts somebody with."""

    ADMINISTRATOR = "administrator", _("Administrator")
    COORDINATOR = "coordinator", _("Coordinator")


class Appointment(models.Model):
    """Who holds an office, from when to when, and who said so."""

    person = models.ForeignKey("Person", on_delete=models.CASCADE, related_name="appointments")
    office = models.CharField(max_length=16, choices=Office.choices)
    appointed_by = models.ForeignKey(
        "Person", null=True, on_delete=models.SET_NULL, related_name="appointed"
    )
    appointed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["appointed_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "office"],
                condition=models.Q(ended_at__isnull=True),
                name="people_one_open_appointment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_office_display()}"
