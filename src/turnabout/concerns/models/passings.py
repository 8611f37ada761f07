"""A contact would pass a thread on to another; nothing is passed on before its author says yes."""

from typing import ClassVar

from django.db import models

from turnabout.concerns.models.concerns import Concern
from turnabout.concerns.models.keys import Key


class Passing(models.Model):
    """From whom to whom a thread would go, and what its author says."""

    concern = models.ForeignKey(Concern, on_delete=models.CASCADE, related_name="passings")
    came_from = models.ForeignKey(Key, on_delete=models.CASCADE, related_name="+")
    to = models.ForeignKey(Key, on_delete=models.CASCADE, related_name="+")
    asked_on = models.DateField()
    agreed_on = models.DateField(null=True)
    declined_on = models.DateField(null=True)
    passed_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["concern"],
                condition=models.Q(declined_on__isnull=True, passed_on__isnull=True),
                name="concerns_one_passing_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(passed_on__isnull=True) | models.Q(agreed_on__isnull=False),
                name="concerns_passed_on_when_agreed",
            ),
            models.CheckConstraint(
                condition=~models.Q(came_from=models.F("to")), name="concerns_passed_to_another"
            ),
        ]

    def __str__(self) -> str:
        return "a passing"
