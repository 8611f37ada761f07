"""Real installations: a folder of their own, real processes, and an end to all of them."""

import shutil
import subprocess
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from tests.running.installations import ROOT, Installation, installation_in

BEGIN = (
    "from django.utils import timezone; from turnabout.people.founding import set_up;"
    "set_up(organisation='Kittiwake Ferries', time_zone='UTC', name='Arne Bakke',"
    " email='arne@kittiwake.example', at=timezone.now())"
)


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an installation that is set up; tests get a copy of it."""
    first = installation_in(tmp_path_factory.mktemp("begun") / "data")
    assert first.run("migrate").returncode == 0
    first.say(BEGIN)
    return first.folder


@pytest.fixture
def installation(begun: Path, tmp_path: Path) -> Iterator[Installation]:
    """An installation that is set up, whose processes are ended with the test."""
    shutil.copytree(begun, tmp_path / "data")
    yield from _with_an_end(installation_in(tmp_path / "data"))


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Installation]:
    """A folder that nothing was installed in yet."""
    yield from _with_an_end(installation_in(tmp_path / "data"))


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL of the tests' own."""
    with subprocess.Popen(
        [ROOT / "scripts" / "on-postgres", "sh", "-c", "echo $DATABASE_URL; cat"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdout
        yield server.stdout.readline().strip()


@pytest.fixture
def on_postgresql(postgresql: str, tmp_path: Path) -> Iterator[Installation]:
    """An installation that is set up and keeps its rows in a PostgreSQL database of its own."""
    name = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(postgresql, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    installation = installation_in(tmp_path / "on-postgresql")
    installation.environment["DATABASE_URL"] = postgresql.removesuffix("postgres") + name
    installation.run("migrate")
    installation.say(BEGIN)
    yield from _with_an_end(installation)


def _with_an_end(installation: Installation) -> Iterator[Installation]:
    yield installation
    installation.end()
