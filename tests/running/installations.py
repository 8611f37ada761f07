"""An installation as people have it: a folder, the command, and the processes it starts."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import urlopen

import psycopg

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 90
"""Seconds after which something that should happen never will, on a busy machine too."""

PEOPLE = "SELECT email FROM people_person ORDER BY id"
ENTER = (
    "from django.utils import timezone; from turnabout.people.models import Person;"
    "Person.objects.enter(name='Noor Haddad', email='noor@kittiwake.example',"
    " entered_at=timezone.now())"
)
ARNE = [("arne@kittiwake.example",)]
BOTH = [*ARNE, ("noor@kittiwake.example",)]
"""The query that finds who is there, how Noor comes in, and what it finds before and after."""


@dataclass
class Installation:
    """An installation in a folder, and what was started in it."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    started: list["subprocess.Popen[str]"] = field(default_factory=list)

    def run(self, *words: str, **more: str) -> "subprocess.CompletedProcess[str]":
        """Return how a verb of the command ended."""
        return self._ended(["-m", "turnabout", *words], more)

    def python(self, program: str) -> "subprocess.CompletedProcess[str]":
        """Return how a program in Python ended, beside the installation."""
        return self._ended(["-c", program], {})

    def _ended(self, words: list[str], more: dict[str, str]) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, *words],
            env=self._environment(more),
            cwd=self.folder.parent,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )

    def say(self, program: str, **more: str) -> str:
        """Return what a few lines of Python print within the installation."""
        result = self.run("manage", "shell", "--verbosity=0", "-c", program, **more)
        assert result.returncode == 0, result.stderr
        return result.stdout.strip()

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """Return what the database of the installation answers, without starting Python anew."""
        address = self.environment["DATABASE_URL"]
        if address:
            with psycopg.connect(address) as database:
                return database.execute(query).fetchall()
        with closing(sqlite3.connect(self.folder / "turnabout.sqlite3")) as database:
            return database.execute(query).fetchall()

    def start(self, *words: str, **more: str) -> "subprocess.Popen[str]":
        """Return a verb that goes on running."""
        process = subprocess.Popen(
            [sys.executable, "-m", "turnabout", *words],
            env=self._environment(more),
            cwd=self.folder.parent,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.started.append(process)
        return process

    def end(self) -> None:
        """End every process that was started here."""
        for process in self.started:
            process.terminate()
            try:
                process.communicate(timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.communicate()

    @property
    def address(self) -> str:
        return self.environment["TURNABOUT_ADDRESS"]

    def _environment(self, more: dict[str, str]) -> dict[str, str]:
        ours = {name: value for name, value in os.environ.items() if "TURNABOUT" not in name}
        return ours | self.environment | more


def installation_in(folder: Path) -> Installation:
    """Return an installation of the folder, at a port of its own."""
    return Installation(
        folder,
        {
            "TURNABOUT_DATA": str(folder),
            "TURNABOUT_ADDRESS": f"http://localhost:{free_port()}",
            "DJANGO_SETTINGS_MODULE": "tests.running.settings",
            "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
            "DATABASE_URL": "",
        },
    )


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


def wait_until(holds: Callable[[], object], *, seconds: float = PATIENCE) -> None:
    """Wait until something holds; fail where it never does."""
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, "it never came to hold"
        time.sleep(0.1)


def is_ready(address: str) -> bool:
    """Return whether an installation says that it can serve."""
    try:
        with urlopen(f"{address}/readyz", timeout=5) as answer:
            return bool(json.load(answer)["ready"])
    except OSError:
        return False
