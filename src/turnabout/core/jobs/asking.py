"""Asking for a job, cancelling it, and asking anew."""

import datetime as dt
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django_q.tasks import async_task

from turnabout.core.history import remember
from turnabout.core.jobs.kinds import Work, kind_of, name_of
from turnabout.core.models import Job

RUN = "turnabout.core.jobs.running.run"

AGAIN = dt.timedelta(minutes=5)
"""A job that waits this long is put before the workers again: who should have taken it up may be
dead. Twice before them, it still runs once."""


class JobEndedError(Exception):
    """The job has come to an end already."""


@transaction.atomic
def ask_for(work: Work, *, by: AbstractBaseUser | None, at: dt.datetime, **arguments: Any) -> Job:
    """Return a new job, which a worker takes up as soon as this transaction is through."""
    job = Job.objects.create(
        name=kind_of(name_of(work)).name,
        arguments=arguments,
        asked_by_id=by.pk if by else None,
        asked_at=at,
        queue_at=at,
    )
    put_before_workers(job, at=at)
    return job


@transaction.atomic
def cancel(job: Job, *, by: AbstractBaseUser, at: dt.datetime) -> None:
    """End a job: at once where it waits, at its next count where it runs.

    JobEndedError where there is nothing to cancel any more.
    """
    if not Job.objects.open().filter(pk=job.pk).update(cancelled_at=at, cancelled_by_id=by.pk):
        raise JobEndedError
    remember(job, "cancel", by=by, at=at, detail={"job": job.name})


@transaction.atomic
def ask_again(job: Job, *, by: AbstractBaseUser, at: dt.datetime) -> Job:
    """Return a new job like one that failed or was cancelled."""
    return ask_for(kind_of(job.name).work, by=by, at=at, **job.arguments)


def put_before_workers(job: Job, *, at: dt.datetime) -> None:
    """Let a worker know that a job waits; of two who say so at once, one does."""
    with transaction.atomic():
        waits = Job.objects.due(at).filter(pk=job.pk)
        if waits.update(queue_at=at + AGAIN):
            async_task(RUN, job.pk, save=False)
