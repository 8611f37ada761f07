"""What the two of a pair write: messages with files, a notebook of both, notes of one. Sealed."""

import uuid
from typing import ClassVar

from django.db import models

from turnabout.core.encryption.fields import Sealed, SealedText
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side


class MessageQuerySet(models.QuerySet["Message"]):
    """Messages, the earliest first."""

    def standing(self) -> "MessageQuerySet":
        """Return those that their author has not deleted."""
        return self.filter(deleted_at__isnull=True)

    def unread(self) -> "MessageQuerySet":
        """Return those that the side across has not seen."""
        seen = Bookmark.objects.filter(
            ~models.Q(side=models.OuterRef("side")),
            pair=models.OuterRef("pair"),
            read_up_to__gte=models.OuterRef("pk"),
        )
        return self.standing().exclude(models.Exists(seen))


class Message(Sealed):
    """What one side says to the other. Deleted, only that there was one is left of it.

    `once` is drawn when the page is shown: whoever sends twice with one tap, sends once.
    """

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="messages")
    side = models.CharField(max_length=8, choices=Side.choices)
    text = SealedText(null=True)
    once = models.UUIDField(default=uuid.uuid4)
    written_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["pair", "changed_at"], name="channels_changed")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pair", "side", "once"], name="channels_sent_once"),
            models.CheckConstraint(
                condition=models.Q(side__in=Side.values), name="channels_message_of_a_side"
            ),
            models.CheckConstraint(
                condition=models.Q(deleted_at__isnull=True, text__isnull=False)
                | models.Q(deleted_at__isnull=False, text__isnull=True),
                name="channels_deleted_is_gone",
            ),
        ]

    def __str__(self) -> str:
        return f"message {self.pk}"


class File(Sealed):
    """A file that came with a message: on the disk it is sealed with a secret of its own.

    Whoever erases the row makes the file unreadable, wherever copies of it are.
    """

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="files")
    name = SealedText()
    secret = SealedText()
    type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    file = models.FileField(upload_to="channels", max_length=200)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"file {self.pk}"


class Bookmark(Sealed):
    """Where one side is in the thread, for that side alone.

    Read up to which message, what it was about to write, and since when a letter has told it of
    something new that it has not seen.
    """

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="bookmarks")
    side = models.CharField(max_length=8, choices=Side.choices)
    read_up_to = models.BigIntegerField(default=0)
    draft = SealedText(null=True)
    told_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pair", "side"], name="channels_one_bookmark_a_side"),
        ]

    def __str__(self) -> str:
        return f"bookmark of {self.get_side_display()}"


class Version(Sealed):
    """The notebook that both share, as one of them left it. The last version is the page."""

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="notebook")
    number = models.PositiveIntegerField()
    side = models.CharField(max_length=8, choices=Side.choices)
    text = SealedText()
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pair", "number"], name="channels_one_version_a_number"
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="channels_versions_from_one"
            ),
        ]

    def __str__(self) -> str:
        return f"version {self.number}"


class Note(Sealed):
    """What one side writes for itself: nobody else ever reads it, the other side neither.

    `exported_at` is when its author took it along as it stands; a later change takes that back.
    """

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="notes")
    side = models.CharField(max_length=8, choices=Side.choices)
    text = SealedText()
    written_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    exported_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-written_at", "-pk"]

    def __str__(self) -> str:
        return f"note {self.pk}"
