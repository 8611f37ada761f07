"""Words that one side leaves, for whom they chose and nobody else."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.core.encryption.fields import Sealed, SealedText
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side


class Kind(models.TextChoices):
    """On which occasion words are left."""

    CHANGE = "change", _("What should change")
    FAREWELL = "farewell", _("A goodbye")
    THANKS = "thanks", _("Thanks")


class Reader(models.TextChoices):
    """For whom words are."""

    NOBODY = "nobody", _("Nobody")
    PARTNER = "partner", _("The other one")
    COORDINATOR = "coordinator", _("The coordinator")
    CONTACT = "contact", _("The confidential contact")


class WordQuerySet(models.QuerySet["Word"]):
    """Words, the newest first."""

    def with_people(self) -> "WordQuerySet":
        """Return them with both people and the program."""
        return self.select_related(
            "pair__mentor__person", "pair__mentee__person", "pair__cohort__program"
        )


class Word(Sealed):
    """What one side wrote, sealed. Only its reader opens it, and the side itself."""

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="words")
    side = models.CharField(max_length=8, choices=Side.choices)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    reader = models.CharField(max_length=16, choices=Reader.choices)
    text = SealedText()
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    objects = WordQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pair", "side", "kind"], name="closing_one_word_a_side_and_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(side__in=Side.values)
                & (models.Q(kind=Kind.CHANGE) | models.Q(reader=Reader.PARTNER)),
                name="closing_only_changes_are_directed",
            ),
        ]

    def __str__(self) -> str:
        return "a few words"
