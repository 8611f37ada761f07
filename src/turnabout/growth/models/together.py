"""What one of a pair says of the other: what drives them, and where they stand after showing it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.core.encryption.fields import Sealed, SealedText
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side
from turnabout.skills.models import Skill


class Time(models.TextChoices):
    """At which session somebody guesses."""

    FIRST = "first", _("at the first session")
    LAST = "last", _("at the last session")


class Guess(Sealed):
    """Which three values one side takes the other to have named: a JSON list, sealed."""

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="guesses")
    side = models.CharField(max_length=8, choices=Side.choices)
    time = models.CharField(max_length=8, choices=Time.choices)
    values = SealedText()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pair", "side", "time"], name="growth_one_guess"),
            models.CheckConstraint(
                condition=models.Q(side__in=Side.values, time__in=Time.values),
                name="growth_known_guess",
            ),
        ]

    def __str__(self) -> str:
        return "a guess"


class Demonstration(Sealed):
    """The rung on which a mentor saw the mentee stand on a topic, after they had shown it.

    The mentee sees it only where the mentor sends it, and once their own answers are in.
    """

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="demonstrations")
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="+")
    level = SealedText()
    is_sent = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["pair", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pair", "skill"], name="growth_one_demonstration_a_topic"
            ),
        ]

    def __str__(self) -> str:
        return "a demonstration"
