"""Opens the report where a person can see it."""

import os
import sys
import webbrowser
from pathlib import Path


def open_report(report: Path) -> bool:
    """Return whether a browser shows the report; never fails, and never opens one in a terminal."""
    try:
        return _has_display() and webbrowser.open(address(report))
    except (webbrowser.Error, OSError):
        return False


def address(report: Path) -> str:
    """Return where a browser finds the report."""
    return report.resolve().as_uri()


def somebody_watches() -> bool:
    """Return whether a person sits at the terminal: no pipe, no continuous integration."""
    return sys.stdout.isatty() and not os.environ.get("CI")


def _has_display() -> bool:
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
