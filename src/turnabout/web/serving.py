"""How gunicorn serves the pages: its configuration, read by `gunicorn --config`."""

import os
import shutil

from django.conf import settings
from gunicorn.workers.base import Worker

from turnabout import storage
from turnabout.watching import end_with_parent

bind = settings.LISTEN
workers = settings.PROCESSES
threads = settings.THREADS
worker_class = "gthread"
timeout = 60
graceful_timeout = 3
keepalive = 5
loglevel = "warning"
forwarded_allow_ips = "*" if settings.PROXIES else "127.0.0.1"

_counts = settings.DATA / "metrics"
shutil.rmtree(_counts, ignore_errors=True)
storage.make_private_folder(_counts)
os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(_counts)


def child_exit(_server: object, worker: Worker) -> None:
    """Let a process that ended no longer count as living.

    Prometheus's library reads the environment when it is imported: that must be after the above.
    """
    from prometheus_client.multiprocess import mark_process_dead  # noqa: PLC0415

    mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]


def when_ready(_server: object) -> None:
    """End the pages when who started them is gone."""
    end_with_parent()
