"""What receipts of this installation are mixed with, so that no list made elsewhere finds them."""

import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models

SALT_BYTES = 16


class ReceiptSalt(models.Model):
    """The one salt, with the effort of each receipt."""

    only = models.BooleanField(default=True, editable=False, unique=True)
    value = models.BinaryField()
    passes = models.PositiveIntegerField()
    kib = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(only=True), name="concerns_one_salt"),
        ]

    def __str__(self) -> str:
        return "a salt"


def the_salt() -> ReceiptSalt:
    """Return the salt of this installation, made when it is first needed."""
    passes, kib = settings.PASSPHRASE_EFFORT
    made = {"value": secrets.token_bytes(SALT_BYTES), "passes": passes, "kib": kib}
    salt, _is_new = ReceiptSalt.objects.get_or_create(only=True, defaults=made)
    return salt
