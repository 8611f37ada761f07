"""What time it is. In a demo visitors can move it forward, to see what comes; nobody else can."""

import datetime as dt
import os
from pathlib import Path

from django.conf import settings
from django.utils import timezone

FILE = "demo-clock"
"""Holds, in the folder of a demo, by how many seconds its clock is ahead. All processes read it."""


def current_time() -> dt.datetime:
    """Return the moment it is, in UTC."""
    return timezone.now() + _ahead()


def current_day() -> dt.date:
    """Return the day it is, in the time zone that holds just now."""
    return timezone.localdate(current_time())


def move_forward(by: dt.timedelta) -> None:
    """Let it be later from now on, in a demo. ValueError elsewhere, or where time would go back."""
    if not settings.DEMO or by < dt.timedelta():
        raise ValueError("only the clock of a demo moves, and only forward")
    _write(_ahead() + by)


def set_right() -> None:
    """Let the clock of a demo show what every other clock shows."""
    _file().unlink(missing_ok=True)


def _ahead() -> dt.timedelta:
    """Return by how much the clock is ahead: by nothing, where this is no demo."""
    if not settings.DEMO:
        return dt.timedelta()
    try:
        return dt.timedelta(seconds=int(_file().read_text(encoding="ascii")))
    except (FileNotFoundError, ValueError):
        return dt.timedelta()


def _write(ahead: dt.timedelta) -> None:
    """Replace the file whole: who reads meanwhile finds the old or the new."""
    drawn = _file().with_name(f".{FILE}-{os.getpid()}")
    drawn.write_text(str(int(ahead.total_seconds())), encoding="ascii")
    drawn.replace(_file())


def _file() -> Path:
    return Path(settings.DATA) / FILE
