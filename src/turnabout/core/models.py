"""The organisation, the history of what was decided in it, its letters and its jobs."""

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.core.encryption.fields import Sealed, SealedText
from turnabout.core.jobs.kinds import title_of
from turnabout.core.mail.codes import said_of_code
from turnabout.core.mail.kinds import name_of_kind


class Organisation(models.Model):
    """The one organisation that an installation is for."""

    only = models.BooleanField(default=True, editable=False, unique=True)
    name = models.CharField(_("name"), max_length=120)
    time_zone = models.CharField(_("time zone"), max_length=64, default="UTC")
    founded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(only=True), name="core_one_organisation"),
        ]

    def __str__(self) -> str:
        return self.name


class RingMark(Sealed):
    """Something sealed from the first start on: a ring of keys that does not open it is foreign."""

    text = SealedText()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"mark of {self.made_at:%Y-%m-%d}"


class ChangeQuerySet(models.QuerySet["Change"]):
    """Changes, newest first."""

    def of(self, thing: models.Model) -> "ChangeQuerySet":
        """Return what was changed about one thing."""
        return self.filter(kind=thing._meta.label_lower, thing=str(thing.pk))  # noqa: SLF001 - Django's public name


class Change(models.Model):
    """Who decided what, when: written beside the decision and never rewritten."""

    kind = models.CharField(max_length=64)
    thing = models.CharField(max_length=64)
    verb = models.CharField(max_length=64)
    detail = models.JSONField(default=dict)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["kind", "thing", "-at"])]

    def __str__(self) -> str:
        return f"{self.verb} {self.kind} {self.thing}"


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


class JobState(models.TextChoices):
    """How a job stands."""

    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("running")
    FINISHED = "finished", _("finished")
    FAILED = "failed", _("failed")
    CANCELLED = "cancelled", _("cancelled")


class JobQuerySet(models.QuerySet["Job"]):
    """Jobs, the newest first."""

    def open(self) -> "JobQuerySet":
        """Return those that have not come to an end."""
        return self.filter(
            finished_at__isnull=True, failed_at__isnull=True, cancelled_at__isnull=True
        )

    def waiting(self) -> "JobQuerySet":
        """Return those that no worker has taken up."""
        return self.open().filter(started_at__isnull=True)

    def running(self) -> "JobQuerySet":
        """Return those that a worker is busy with."""
        return self.open().filter(started_at__isnull=False)

    def ended(self) -> "JobQuerySet":
        """Return those that have come to an end, whichever."""
        return self.exclude(pk__in=self.open().order_by().values("pk"))

    def due(self, at: dt.datetime) -> "JobQuerySet":
        """Return those that wait and should be put before the workers now."""
        return self.waiting().filter(queue_at__lte=at)


class Job(models.Model):
    """Work behind the pages: who asked for it, how far it is, and how it ended."""

    name = models.CharField(max_length=200)
    arguments = models.JSONField(default=dict)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="jobs"
    )
    asked_at = models.DateTimeField()
    queue_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    worker = models.CharField(max_length=120, blank=True)
    pid = models.PositiveIntegerField(null=True)
    started_at = models.DateTimeField(null=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True)
    finished_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=500, blank=True)
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-asked_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(finished_at__isnull=True, failed_at__isnull=True)
                | models.Q(finished_at__isnull=True, cancelled_at__isnull=True)
                | models.Q(failed_at__isnull=True, cancelled_at__isnull=True),
                name="core_job_ends_once",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["-asked_at"], name="core_job_asked"),
            models.Index(
                "queue_at",
                condition=models.Q(
                    finished_at__isnull=True, failed_at__isnull=True, cancelled_at__isnull=True
                ),
                name="core_job_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.pk}"

    @property
    def title(self) -> str:
        """What people call it."""
        return title_of(self.name)

    @property
    def state(self) -> JobState:
        """How it stands."""
        if self.finished_at:
            return JobState.FINISHED
        if self.failed_at:
            return JobState.FAILED
        if self.cancelled_at:
            return JobState.CANCELLED
        return JobState.RUNNING if self.started_at else JobState.WAITING

    @property
    def is_open(self) -> bool:
        """Whether it may still come to something."""
        return self.state in {JobState.WAITING, JobState.RUNNING}

    @property
    def ended_at(self) -> dt.datetime | None:
        """When it came to its end."""
        return self.finished_at or self.failed_at or self.cancelled_at


class Worker(models.Model):
    """A process that does the work behind the pages, and when it was last seen."""

    name = models.CharField(max_length=120, unique=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["started_at", "pk"]

    def __str__(self) -> str:
        return self.name
