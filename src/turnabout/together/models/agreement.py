"""The agreement of a pair: its versions, none of which ever changes, and who signed which."""

import json
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.core.encryption.fields import Sealed, SealedText
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side
from turnabout.together.ground_rules import Rule, Rules


class Occasion(models.TextChoices):
    """When the two look at their rules: as they begin, and again after their third session."""

    START = "start", _("At the start")
    MIDDLE = "middle", _("At mid-point")


class Version(Sealed):
    """The rules as they stood from one change to the next. The first ones are ours: by nobody."""

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    by_side = models.CharField(max_length=8, choices=Side.choices, blank=True)
    at = models.DateTimeField()
    wording = SealedText()

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pair", "number"], name="together_one_agreement_a_number"
            ),
            models.CheckConstraint(
                condition=models.Q(number=1, by_side="")
                | models.Q(number__gt=1, by_side__in=Side.values),
                name="together_agreement_changed_by_a_side",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pair}: agreement {self.number}"

    @property
    def rules(self) -> Rules:
        """What the two agree on, in order."""
        return tuple(Rule(*rule) for rule in json.loads(self.wording))

    def signed_by(self, side: Side, occasion: Occasion) -> "Signature | None":
        """Return the signature of a side, where it has signed this version on this occasion."""
        found = (one for one in self.signatures.all() if one.side == side)
        return next((one for one in found if one.occasion == occasion), None)


class Signature(models.Model):
    """One of the two agrees to a version."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="signatures")
    side = models.CharField(max_length=8, choices=Side.choices)
    occasion = models.CharField(max_length=8, choices=Occasion.choices)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version", "side", "occasion"], name="together_signed_once"
            ),
            models.CheckConstraint(
                condition=models.Q(side__in=Side.values, occasion__in=Occasion.values),
                name="together_signed_by_a_side",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.get_side_display()}"
