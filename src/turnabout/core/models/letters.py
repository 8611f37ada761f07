"""Letters of the outbox, the words that somebody settled for them, and what somebody stopped."""

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models

from turnabout.core.mail.codes import said_of_code
from turnabout.core.mail.kinds import name_of_kind


class LetterQuerySet(models.QuerySet["Letter"]):
    """Letters of the outbox, oldest first."""

    def waiting(self) -> "LetterQuerySet":
        """Return those that are neither sent nor given up."""
        return self.filter(sent_at__isnull=True, given_up_at__isnull=True)

    def due(self, at: dt.datetime) -> "LetterQuerySet":
        """Return those to be sent now that no sender is busy with: codes first, then by age."""
        free = models.Q(claimed_until__isnull=True) | models.Q(claimed_until__lte=at)
        good = models.Q(best_before__isnull=True) | models.Q(best_before__gt=at)
        return (
            self.waiting().filter(free, good, due_at__lte=at).order_by("-forgets", "due_at", "pk")
        )

    def stale(self, at: dt.datetime) -> "LetterQuerySet":
        """Return those that nobody has a use for any more: a reminder after the event."""
        return self.waiting().filter(best_before__lte=at)

    def unclaimed(self, at: dt.datetime) -> "LetterQuerySet":
        """Return those that wait and that no sender is busy with."""
        return self.waiting().exclude(claimed_until__gt=at)

    def given_up(self) -> "LetterQuerySet":
        """Return those that our mail server did not take, the last one first."""
        return self.filter(given_up_at__isnull=False).order_by("-given_up_at", "-pk")

    def not_reached(self) -> "LetterQuerySet":
        """Return those that reached nobody, refused or sent back, the last one first."""
        lost = models.Q(given_up_at__isnull=False) | models.Q(bounced_at__isnull=False)
        return self.filter(lost).order_by("-queued_at", "-pk")

    def held_up(self) -> "LetterQuerySet":
        """Return those of which another server said that they are late, the last one first."""
        late = self.filter(delayed_at__isnull=False, bounced_at__isnull=True)
        return late.order_by("-delayed_at", "-pk")

    def in_trouble(self) -> "LetterQuerySet":
        """Return those that were tried in vain and will be tried again, the next one first."""
        return self.waiting().exclude(fault="").order_by("due_at", "pk")


class Letter(models.Model):
    """One mail to one address, written in the transaction of what it tells of.

    A letter that `forgets` carries a secret, such as a code: its words are erased once it is sent
    or given up, and it is never kept waiting behind others. One that is `best_before` a moment is
    never sent after it. `calendar` is its calendar entry, as iCalendar has it, or nothing. One with
    an address in `stop` is a nudge: there, who gets it stops such letters. One that another server
    took and sent back has bounced, and of that we keep the code alone.
    """

    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=64)
    message_id = models.CharField(max_length=255, unique=True)
    to = models.EmailField(max_length=254)
    subject = models.CharField(max_length=255)
    text = models.TextField()
    html = models.TextField(blank=True)
    calendar = models.TextField(blank=True)
    language = models.CharField(max_length=8, blank=True)
    forgets = models.BooleanField(default=False)
    queued_at = models.DateTimeField()
    due_at = models.DateTimeField()
    best_before = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_until = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=255, blank=True)
    program = models.ForeignKey(
        "programs.Program", null=True, on_delete=models.SET_NULL, related_name="letters"
    )
    stop = models.CharField(max_length=255, blank=True)
    delayed_at = models.DateTimeField(null=True)
    bounced_at = models.DateTimeField(null=True)
    bounce_code = models.CharField(max_length=12, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["queued_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(sent_at__isnull=True) | models.Q(given_up_at__isnull=True),
                name="core_letter_sent_or_given_up",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                "due_at",
                condition=models.Q(sent_at__isnull=True, given_up_at__isnull=True),
                name="core_letter_waiting",
            ),
            models.Index(
                "given_up_at",
                condition=models.Q(given_up_at__isnull=False),
                name="core_letter_given_up",
            ),
            models.Index("sent_at", name="core_letter_sent"),
            models.Index(
                "bounced_at",
                condition=models.Q(bounced_at__isnull=False),
                name="core_letter_bounced",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.to}"

    @property
    def about(self) -> str:
        """What the letter is about, without its words."""
        return name_of_kind(self.kind)

    @property
    def lost_at(self) -> dt.datetime | None:
        """When it was known that it reaches nobody."""
        return self.bounced_at or self.given_up_at

    @property
    def why_lost(self) -> str:
        """Why it reached nobody, or not yet: our words for the code, or what our server said."""
        return said_of_code(self.bounce_code) if self.bounce_code else self.fault


class LetterText(models.Model):
    """The words of a kind of letter in a language, as somebody settled them."""

    program = models.ForeignKey(
        "programs.Program", null=True, on_delete=models.CASCADE, related_name="letter_texts"
    )
    kind = models.CharField(max_length=64)
    language = models.CharField(max_length=8)
    subject = models.CharField(max_length=120)
    body = models.TextField(max_length=4000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["kind", "language"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["program", "kind", "language"],
                condition=models.Q(program__isnull=False),
                name="core_one_text_a_program",
            ),
            models.UniqueConstraint(
                fields=["kind", "language"],
                condition=models.Q(program__isnull=True),
                name="core_one_text_an_installation",
            ),
        ]

    def __str__(self) -> str:
        return self.subject


class StoppedKind(models.Model):
    """A kind of nudge that somebody wants no more, and since when."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="stopped_kinds"
    )
    kind = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "kind"], name="core_stopped_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind}"


class InboxReading(models.Model):
    """How far the inbox of the installation is read: places and counts, never a message."""

    only = models.BooleanField(default=True, editable=False, unique=True)
    validity = models.PositiveBigIntegerField(default=0)
    last_uid = models.PositiveBigIntegerField(default=0)
    taken = models.PositiveBigIntegerField(default=0)
    left = models.PositiveBigIntegerField(default=0)
    read_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=255, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(only=True), name="core_one_inbox"),
        ]

    def __str__(self) -> str:
        return f"{self.taken} taken, {self.left} left"
