"""Work behind the pages, and the workers that do it."""

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.core.jobs.kinds import title_of


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
