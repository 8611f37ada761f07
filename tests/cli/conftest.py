"""The cast of the command's tests: six people of one organisation, and a terminal to type in."""

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from turnabout.cli.commands import turnabout
from turnabout.matchmaking.people import Offer, Person, Role, Slot, Want
from turnabout.matchmaking.sheets import write_people

Type = Callable[..., Result]

MORNINGS = (Slot(9 * 60, 11 * 60), Slot(1440 + 9 * 60, 1440 + 11 * 60))


def person(name: str, role: str, level: int, **more: object) -> Person:
    given, family = name.split()
    who = {
        "id": given.lower(),
        "name": f"{given} {family}",
        "role": Role(role),
        "level": level,
        "department": f"{family} team",
        "timezone": "Europe/London",
        "languages": ("en",),
        "slots": MORNINGS,
    }
    return Person(**who | more)


CAST = (
    person("Mina Okafor", "mentor", 1, offers=(Offer("Social media", 4),), prefers=("jon",)),
    person("Ravi Patel", "mentor", 2, offers=(Offer("Excel", 3), Offer("Social media", 1))),
    person("Omar Said", "mentor", 3, offers=(Offer("Excel", 4),), manager_id="aisha"),
    person("Jon Berg", "mentee", 9, wants=(Want("Social media", 0, 3),)),
    person("Aisha Khan", "mentee", 7, wants=(Want("Excel", 1, 2),)),
    person("Lena Wolf", "mentee", 6, wants=(Want("Sailing", 0, 1),)),
    person("Eve Stone", "", 5),
)
"""Omar reports to Aisha; nobody offers what Lena wants; Eve did not sign up."""


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    write_people(path, CAST)
    return path


@pytest.fixture
def type_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Type:
    """Run the command in an empty folder, with its output in a pipe."""
    monkeypatch.chdir(tmp_path)

    def run(*words: object) -> Result:
        return CliRunner().invoke(turnabout, [str(word) for word in words])

    return run


@pytest.fixture
def terminal(tmp_path: Path) -> Callable[..., str]:
    """Return what a person sees who runs the command in a real terminal."""

    def run(*words: object, **environment: str) -> str:
        here, there = pty.openpty()
        process = subprocess.Popen(
            [sys.executable, "-m", "turnabout", *map(str, words)],
            cwd=tmp_path,
            stdin=there,
            stdout=there,
            stderr=there,
            env=os.environ | {"TERM": "xterm-256color", "COLUMNS": "120"} | environment,
        )
        os.close(there)
        seen = _all_of(here)
        process.wait()
        return seen

    return run


def _all_of(terminal: int) -> str:
    seen = b""
    with os.fdopen(terminal, "rb", buffering=0) as screen:
        try:
            while piece := screen.read(4096):
                seen += piece
        except OSError:  # Linux says so at the end of a terminal
            pass
    return seen.decode()
