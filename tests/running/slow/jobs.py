"""Jobs of the tests, that a real worker does: one that takes its time, one that dies once."""

import os
import signal
import time
from pathlib import Path

from turnabout.core.jobs import Tell, job


@job("Count slowly")
def count_slowly(tell: Tell, *, upto: int) -> None:
    for number in range(1, upto + 1):
        tell(number, upto)
        time.sleep(0.1)


@job("Die once")
def die_once(_tell: Tell, *, mark: str) -> None:
    if not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
