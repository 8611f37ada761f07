"""Workers: when each was last seen, and what becomes of the jobs of one that is gone."""

import contextlib
import datetime as dt
import os
import secrets
import socket

from django.utils.translation import gettext as _

from turnabout.core.jobs.asking import put_before_workers
from turnabout.core.jobs.running import put_back
from turnabout.core.models import Job, Worker

GONE = dt.timedelta(minutes=2)
"""A worker that was not seen for so long is dead."""


def new_name() -> str:
    """Return a name that no worker ever had."""
    return f"{socket.gethostname()[:80]}:{os.getpid()}:{secrets.token_hex(4)}"


def beat(name: str, *, at: dt.datetime) -> None:
    """Say that a worker lives."""
    Worker.objects.update_or_create(
        name=name, defaults={"seen_at": at}, create_defaults={"seen_at": at, "started_at": at}
    )


def somebody_works(*, at: dt.datetime) -> bool:
    """Return whether any worker was seen lately."""
    return Worker.objects.filter(seen_at__gte=at - GONE).exists()


def look_after_jobs(name: str, *, at: dt.datetime) -> None:
    """Put before the workers what is due, and let what a dead process had begun wait again."""
    for job in _lost(name, at=at):
        put_back(job, _("The process that did it was killed."), at=at)
    for job in Job.objects.due(at):
        put_before_workers(job, at=at)


def leave(name: str, *, at: dt.datetime) -> None:
    """Sign off: what this worker had begun, and now drops, is for another at once."""
    dropped = Job.objects.running().filter(worker=name).order_by()
    dropped.update(started_at=None, pid=None, worker="", queue_at=at)
    Job.objects.waiting().order_by().update(queue_at=at)
    Worker.objects.filter(name=name).delete()


def _lost(name: str, *, at: dt.datetime) -> list[Job]:
    alive = Worker.objects.filter(seen_at__gte=at - GONE).values("name")
    elsewhere = list(Job.objects.running().exclude(worker__in=alive).exclude(worker=name))
    here = [job for job in Job.objects.running().filter(worker=name) if not _is_alive(job.pid)]
    return elsewhere + here


def _is_alive(pid: int | None) -> bool:
    if pid is None:
        return False
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, 0)
        return True
    return False
