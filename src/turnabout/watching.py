"""A process that was started by another ends with it, also where that one was killed."""

import os
import signal
import threading
import time

WATCHED_BY = "_TURNABOUT_WATCHED_BY"
LOOK = 1.0


def end_with_parent() -> None:
    """Watch who started this process, where anybody said so; once they are gone, end it kindly."""
    parent = os.environ.pop(WATCHED_BY, "")
    if parent:
        threading.Thread(target=_watch, args=(int(parent),), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK)
    os.kill(os.getpid(), signal.SIGTERM)
