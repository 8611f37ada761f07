"""The words of a pair are erased, long after it ended."""

from typing import ClassVar

from django.db import models

from turnabout.pairs.models import Pair


class Forgotten(models.Model):
    """That the words of a pair are gone, and since when: its dates and counts stay."""

    pair = models.OneToOneField(Pair, on_delete=models.CASCADE, related_name="forgotten")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.pair_id} forgotten"
