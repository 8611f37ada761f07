"""A worker: carries the letters, keeps the processes that do jobs, and looks after both."""

import contextlib
import os
import signal
import subprocess
import sys
import threading

import structlog
from django.db import DatabaseError, close_old_connections

from turnabout.clock import current_time
from turnabout.core.jobs.clock import keep_schedules
from turnabout.core.jobs.running import WORKER_NAME
from turnabout.core.jobs.workers import beat, leave, look_after_jobs, new_name
from turnabout.core.mail.postman import carry_letters

LOOK = 5.0
"""Seconds between two looks at the jobs."""

GRACE = 3.0
"""Seconds that jobs have to end when the worker is told to stop; what is not done begins anew."""

log = structlog.get_logger(__name__)


def keep_working(stop: threading.Event) -> None:
    """Do what there is to do behind the pages, until told to stop."""
    name = new_name()
    os.environ[WORKER_NAME] = name
    keep_schedules()
    postman = threading.Thread(target=carry_letters, args=(stop,), name="postman")
    postman.start()
    cluster = _start_cluster()
    try:
        while not stop.is_set():
            cluster = _kept_alive(cluster)
            _look_around(name)
            stop.wait(LOOK)
    finally:
        stop.set()
        _end(cluster)
        leave(name, at=current_time())
        postman.join(GRACE)


def _look_around(name: str) -> None:
    try:
        close_old_connections()
        beat(name, at=current_time())
        look_after_jobs(name, at=current_time())
    except DatabaseError:
        log.exception("database away")


def _start_cluster() -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "turnabout.core.jobs.cluster"]
    return subprocess.Popen(command, start_new_session=True)  # noqa: S603 - our own program


def _kept_alive(cluster: "subprocess.Popen[bytes]") -> "subprocess.Popen[bytes]":
    if cluster.poll() is None:
        return cluster
    log.error("cluster ended, begins anew", code=cluster.returncode)
    _end(cluster)
    return _start_cluster()


def _end(cluster: "subprocess.Popen[bytes]") -> None:
    """End the cluster and everything it began, kindly and then for certain."""
    cluster.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        cluster.wait(GRACE)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(cluster.pid, signal.SIGKILL)
    cluster.wait()
