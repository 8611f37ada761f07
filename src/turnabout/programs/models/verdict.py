"""What was decided on what a cohort found."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.people.models import Person
from turnabout.programs.models.cohort import Cohort


class Way(models.TextChoices):
    """How the program goes on."""

    CONTINUE = "continue", _("Continue")
    CHANGE = "change", _("Change")
    STOP = "stop", _("Stop")


class Verdict(models.Model):
    """Continue, change or stop, with its reason, against the rule set at the start.

    Another day is another row; the latest is what holds.
    """

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="verdicts")
    way = models.CharField(max_length=8, choices=Way.choices)
    reason = models.TextField(max_length=600)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(way__in=Way.values), name="programs_known_verdict"
            ),
            models.CheckConstraint(
                condition=~models.Q(reason=""), name="programs_verdict_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cohort}: {self.get_way_display()}"
