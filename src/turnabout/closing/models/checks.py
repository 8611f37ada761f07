"""How it goes, as each side says for itself: after the second session and after the third."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.pairs.models import Pair
from turnabout.programs.models import Side

CAN_SAY = (1, 5)
"""From "hardly ever" to "always"."""


class Going(models.TextChoices):
    """Whether it works well enough to continue."""

    YES = "yes", _("Yes")
    CHANGES = "changes", _("Yes, with changes")
    STOP = "stop", _("I'd rather stop")


class Heading(models.TextChoices):
    """How the second half should be."""

    CONTINUE = "continue", _("Continue as it is")
    ADJUST = "adjust", _("Continue, with a change")
    EXIT = "exit", _("End it here")


class FitCheck(models.Model):
    """What one side answers after the second session. Nobody else ever reads it.

    What should change is a `Word`, which goes only where this side directs it.
    """

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="fits")
    side = models.CharField(max_length=8, choices=Side.choices)
    going = models.CharField(max_length=8, choices=Going.choices)
    can_say = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pair", "side"], name="closing_one_fit_a_side"),
            models.CheckConstraint(
                condition=models.Q(side__in=Side.values, going__in=Going.values),
                name="closing_known_fit",
            ),
            models.CheckConstraint(
                condition=models.Q(can_say__range=CAN_SAY), name="closing_can_say_from_1_to_5"
            ),
        ]

    def __str__(self) -> str:
        return "a fit check"


class Midpoint(models.Model):
    """Where one side would go from the middle: no content. `talk` asks the coordinator for one."""

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="midpoints")
    side = models.CharField(max_length=8, choices=Side.choices)
    heading = models.CharField(max_length=8, choices=Heading.choices)
    talk = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pair", "side"], name="closing_one_midpoint_a_side"),
            models.CheckConstraint(
                condition=models.Q(side__in=Side.values, heading__in=Heading.values),
                name="closing_known_midpoint",
            ),
        ]

    def __str__(self) -> str:
        return "a mid-point"
