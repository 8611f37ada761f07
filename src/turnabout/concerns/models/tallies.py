"""That there were at least five in a year that is over: all that is ever counted."""

from typing import ClassVar

from django.db import models

from turnabout.programs.models import Program


class Tally(models.Model):
    """A year of a program in which at least five concerns were raised; of fewer there is no row."""

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="tallies")
    year = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["-year"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["program", "year"], name="concerns_one_tally_a_year"),
        ]

    def __str__(self) -> str:
        return f"{self.program}: {self.year}"
