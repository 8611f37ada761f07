"""Answers, under a code; and whose code it is, kept apart."""

import uuid
from typing import ClassVar

from django.db import models

from turnabout.core.encryption.fields import Sealed, SealedText
from turnabout.enrollment.models import Enrollment
from turnabout.growth.models.waves import Wave


class WaveKey(Sealed):
    """Under which code the answers of a sign-up are kept, sealed; destroyed after the last wave.

    `done` holds the numbers of the waves that they say they are through with: that somebody has
    answered is sealed as well.
    """

    enrollment = models.OneToOneField(
        Enrollment, primary_key=True, on_delete=models.CASCADE, related_name="wave_key"
    )
    code = SealedText()
    done = SealedText()

    def __str__(self) -> str:
        return "a key"


class Sheet(Sealed):
    """What somebody answered in a wave: sealed, under a code, with no person and no moment.

    `answers` is a JSON object by the keys of items. Its number is drawn, and all sheets of a wave
    are written anew in another order when it closes.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="sheets")
    code = models.CharField(max_length=32)
    answers = SealedText()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["wave", "code"], name="growth_one_sheet_a_code"),
        ]

    def __str__(self) -> str:
        return "a sheet of answers"
