"""Running a job: claimed by one worker, told of while it goes, ended once."""

import contextlib
import datetime as dt
import os
import traceback
from collections.abc import Callable
from pathlib import Path

import structlog
from django.db import OperationalError
from django.db.models import F

from turnabout.clock import current_time
from turnabout.core.counting import count_rows
from turnabout.core.jobs.kinds import KINDS, JobCancelledError, JobFault, Tell, kind_of
from turnabout.core.models import Job, JobQuerySet

Clock = Callable[[], dt.datetime]

WORKER_NAME = "_TURNABOUT_WORKER"
"""The variable by which a worker's processes know whose they are."""

TOLD_EVERY = dt.timedelta(seconds=0.5)
PAUSES = [dt.timedelta(seconds=30), dt.timedelta(minutes=5), dt.timedelta(minutes=30)]

log = structlog.get_logger(__name__)


def run(pk: int, *, clock: Clock = current_time) -> None:
    """Do a job, if it still waits: of two workers that are told of it, one does it."""
    claimed = (
        Job.objects.waiting()
        .filter(pk=pk)
        .update(
            started_at=clock(),
            attempts=F("attempts") + 1,
            worker=os.environ.get(WORKER_NAME, ""),
            pid=os.getpid(),
            done=0,
            total=None,
        )
    )
    if claimed:
        _do(Job.objects.get(pk=pk), clock=clock)


def _do(job: Job, *, clock: Clock) -> None:
    try:
        kind_of(job.name).work(teller(job, clock=clock), **job.arguments)
    except JobCancelledError:
        log.info("job cancelled", job=job.name, number=job.pk)
    except JobFault as fault:
        _fail(job, str(fault), at=clock())
    except Exception as error:  # noqa: BLE001 - whatever a job does, its worker lives on
        log.warning("job failed", job=job.name, number=job.pk, trace=_trace(error))
        put_back(job, _place(error), at=clock())
    else:
        _finish(job, at=clock())
        with contextlib.suppress(OperationalError):  # busy just now: the next job will do it
            count_rows()


def teller(job: Job, *, clock: Clock) -> Tell:
    """Return what the job calls to say how far it is: writes it down twice a second at most."""
    told_at = clock() - TOLD_EVERY

    def tell(done: int, total: int) -> None:
        nonlocal told_at
        at = clock()
        if at - told_at < TOLD_EVERY and done < total:
            return
        told_at = at
        if not Job.objects.running().filter(pk=job.pk).update(done=done, total=total):
            raise JobCancelledError

    return tell


def put_back(job: Job, fault: str, *, at: dt.datetime) -> None:
    """Let a job that came to grief wait for its next try, or fail where it has had them all."""
    if job.name not in KINDS or job.attempts >= KINDS[job.name].tries:
        _fail(job, fault, at=at)
        return
    pause = PAUSES[min(job.attempts, len(PAUSES)) - 1]
    _mine(job).update(started_at=None, pid=None, worker="", queue_at=at + pause, fault=fault)


def _finish(job: Job, *, at: dt.datetime) -> None:
    """Write that it is done, also where somebody cancelled too late for it to notice."""
    Job.objects.filter(pk=job.pk, finished_at__isnull=True, failed_at__isnull=True).update(
        finished_at=at, cancelled_at=None, cancelled_by=None, fault=""
    )


def _fail(job: Job, fault: str, *, at: dt.datetime) -> None:
    _mine(job).update(failed_at=at, fault=fault[:500])


def _mine(job: Job) -> JobQuerySet:
    return Job.objects.running().filter(pk=job.pk, attempts=job.attempts)


def _place(error: Exception) -> str:
    """Return what went wrong and where, without its words: they may hold what people wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "site-packages" not in frame.filename]
    return f"{type(error).__name__} in {Path(ours[-1].filename).name}, line {ours[-1].lineno}"


def _trace(error: Exception) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
