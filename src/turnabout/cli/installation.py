"""The way from a verb of the command to an installation: its folder, its settings, its database."""

# ruff: noqa: PLC0415 - Django may be imported once the installation is open, not before

import importlib.util
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from turnabout import storage
from turnabout.cli.exits import NotRunningFault, NotWrittenFault, UsageFault
from turnabout.environment import Environment, EnvironmentFault

WEB_PART = ("django", "dj_database_url", "django_q", "gunicorn", "allauth")
"""What only the web part brings."""


def begin_installation() -> None:
    """Open the installation, and begin one where there is none."""
    _find_the_web_part()
    try:
        storage.prepare(_folder())
    except OSError as error:
        raise NotWrittenFault(
            f"nothing can be kept in {_folder()}: {error.strerror or error}. "
            "Name another folder in TURNABOUT_DATA."
        ) from None
    _open()


def open_installation() -> None:
    """Open the installation that is there. NotRunningFault where there is none."""
    _find_the_web_part()
    if not (_folder() / storage.KEY_FILE).exists():
        raise NotRunningFault(
            f"there is no installation in {_folder()}. `turnabout serve` begins one; "
            "TURNABOUT_DATA names another folder."
        )
    _open()


@contextmanager
def asking_the_database() -> Iterator[None]:
    """Say kindly that the database does not answer, or is not of this version."""
    from django.db import DatabaseError, connection

    try:
        connection.ensure_connection()
    except DatabaseError as error:
        raise NotRunningFault(f"the database does not answer: {_first_line(error)}") from None
    try:
        yield
    except DatabaseError as error:
        raise NotRunningFault(
            f"the database cannot be used: {_first_line(error)}. `turnabout migrate` brings it to "
            "this version."
        ) from None


def _folder() -> Path:
    return storage.folder_of(Environment(os.environ))


def _find_the_web_part() -> None:
    """Raise UsageFault where only the engine and its verbs are installed."""
    missing = [name for name in WEB_PART if importlib.util.find_spec(name) is None]
    if missing:
        raise UsageFault(
            f"this verb needs the web part, and {missing[0]} is not installed: "
            "pip install 'turnabout[web]'"
        )


def _open() -> None:
    """Read the settings. Every wrong value of the environment is named in one message."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "turnabout.settings")
    import django

    try:
        django.setup()
    except EnvironmentFault as fault:
        raise NotRunningFault("the environment cannot be used:", str(fault).splitlines()) from None


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".")
