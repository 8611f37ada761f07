"""The processes of `turnabout serve`: the pages, the worker, and who watches over both."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time

import click
from django.conf import settings
from django.db import connections

from turnabout.cli.exits import NotRunningFault
from turnabout.core.mail import server
from turnabout.core.organisations import the_organisation
from turnabout.people.founding import founding_address
from turnabout.watching import WATCHED_BY

Process = subprocess.Popen[bytes]

WEB = [
    sys.executable,
    "-m",
    "gunicorn",
    "--config",
    "python:turnabout.web.serving",
    "turnabout.wsgi",
]
WORKER = [sys.executable, "-m", "turnabout", "worker"]
GRACE = 8.0
"""Seconds in which everything ends that is told to."""

LOOK = 0.25


def check_port() -> None:
    """Raise NotRunningFault where the pages could not be served: the port is taken."""
    host, port = listening()
    try:
        with socket.create_server((host, port)):
            pass
    except OSError as error:
        raise NotRunningFault(
            f"nothing can be served at {host}:{port}: {_reason(error)}. "
            "Stop what runs there, or name another address in TURNABOUT_ADDRESS or "
            "TURNABOUT_LISTEN."
        ) from None


def _reason(error: OSError) -> str:
    return os.strerror(error.errno) if error.errno and error.errno > 0 else str(error)


def listening() -> tuple[str, int]:
    """Return the host and the port that the pages are served at."""
    host, _, port = settings.LISTEN.rpartition(":")
    return host.strip("[]"), int(port)


def keep_running(*, web: bool, work: bool) -> None:
    """Run the parts until told to stop. NotRunningFault where one of them ends by itself."""
    stop = threading.Event()
    for told in (signal.SIGTERM, signal.SIGINT):
        signal.signal(told, lambda *_: stop.set())
    welcome = _welcome() if web else ["Turnabout works behind the pages."]
    connections.close_all()
    parts = [_start(command) for wanted, command in ((web, WEB), (work, WORKER)) if wanted]
    try:
        if not web or _answers(parts, stop):
            click.echo("\n".join([*welcome, "Ctrl-C stops it."]))
        _watch(parts, stop)
    finally:
        _end(parts)
    if not stop.is_set():
        raise NotRunningFault("a part of it ended by itself: what stands above says why.")


def _welcome() -> list[str]:
    lines = [f"Turnabout runs at {settings.SITE}/"]
    if not the_organisation():
        lines.append(f"Set up: {founding_address()}")
    if not server.is_set():
        lines.append(_without_mail())
    return lines


def _without_mail() -> str:
    if settings.DEMO:
        return f"Demo: mail stays here, at {settings.SITE}/demo/inbox/"
    return (
        "NO MAIL LEAVES: TURNABOUT_MAIL_URL is not set, and nobody gets a code to sign in. "
        "Until it is, `turnabout sign-in-link EMAIL` lets somebody in."
    )


def _start(command: list[str]) -> Process:
    watched = os.environ | {WATCHED_BY: str(os.getpid())}
    return subprocess.Popen(command, env=watched, start_new_session=True)  # noqa: S603 - our own


def _answers(parts: list[Process], stop: threading.Event) -> bool:
    """Return whether the pages are there, as soon as they are; False where they never will be."""
    while not stop.is_set() and all(part.poll() is None for part in parts):
        with contextlib.suppress(OSError), socket.create_connection(listening(), timeout=1):
            return True
        stop.wait(LOOK)
    return False


def _watch(parts: list[Process], stop: threading.Event) -> None:
    while not stop.is_set() and all(part.poll() is None for part in parts):
        stop.wait(LOOK)


def _end(parts: list[Process]) -> None:
    """Tell every part to end, and end what has not after a few seconds."""
    for part in parts:
        part.terminate()
    until = time.monotonic() + GRACE
    for part in parts:
        with contextlib.suppress(subprocess.TimeoutExpired):
            part.wait(max(0.1, until - time.monotonic()))
        if part.poll() is None:
            part.kill()
            part.wait()
