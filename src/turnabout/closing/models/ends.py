"""How a pair finishes: what each of the two chooses, seats that were swapped, what is recorded."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.pairs.models import Pair
from turnabout.programs.models import Side


class Choice(models.TextChoices):
    """What somebody would do after the closing."""

    END = "end", _("End here")
    TOUCH = "touch", _("Stay in touch")
    SWAP = "swap", _("Swap seats")


class Closing(models.Model):
    """One side has looked back and chosen. The other is not told what, unless both chose the same.

    When both have chosen, the pair is finished.
    """

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="closings")
    side = models.CharField(max_length=8, choices=Side.choices)
    choice = models.CharField(max_length=8, choices=Choice.choices)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pair", "side"], name="closing_one_choice_a_side"),
            models.CheckConstraint(
                condition=models.Q(side__in=Side.values, choice__in=Choice.values),
                name="closing_known_choice",
            ),
        ]

    def __str__(self) -> str:
        return "a closing"


class Swap(models.Model):
    """Two whose roles turned about once more: `pair` is the new one, `before` the one before."""

    pair = models.OneToOneField(Pair, on_delete=models.CASCADE, related_name="swap")
    before = models.OneToOneField(Pair, on_delete=models.CASCADE, related_name="swapped")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(pair=models.F("before")), name="closing_swap_is_another_pair"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pair}, swapped"


class Record(models.Model):
    """What a mentor contributed, at an address of its own; public once and as far as they choose.

    `shows` names what the public page and the public badge say.
    """

    token = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pair = models.OneToOneField(Pair, on_delete=models.CASCADE, related_name="record")
    shows = models.JSONField(default=list)
    public_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return "a record of contribution"
