"""The key of a confidential contact: its public half, and its private half under two locks."""

import uuid
from typing import ClassVar

from django.db import models

from turnabout.people.models import Person


class KeyQuerySet(models.QuerySet["Key"]):
    """Keys of contacts."""

    def open(self) -> "KeyQuerySet":
        """Return those that open something still."""
        return self.filter(ended_at__isnull=True)


class Key(models.Model):
    """What is sealed to somebody. The locks open with their passphrase, or their recovery key.

    When a key ends its locks are gone: what it still seals, nobody opens with it any more.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="concern_keys"
    )
    public = models.CharField(max_length=64)
    by_passphrase = models.TextField()
    by_recovery = models.TextField()
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = KeyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(ended_at__isnull=True),
                name="concerns_one_key_a_person",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True)
                | models.Q(by_passphrase="", by_recovery=""),
                name="concerns_ended_keys_open_nothing",
            ),
        ]

    def __str__(self) -> str:
        return "a key"

    @property
    def is_open(self) -> bool:
        """Whether its owner can still open what is sealed with it."""
        return self.ended_at is None
