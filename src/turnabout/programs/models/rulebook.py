"""The rules and wishes of a program, every version of them."""

from typing import ClassVar

from django.db import models

from turnabout.people.models import Person
from turnabout.programs.models.program import Program


class Rulebook(models.Model):
    """One version of the rules and wishes. It is never rewritten: a change is the next number."""

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="rulebooks")
    number = models.PositiveIntegerField()
    values = models.JSONField()
    note = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["program", "number"], name="programs_one_of_a_number"),
        ]

    def __str__(self) -> str:
        return f"{self.program}, version {self.number}"
