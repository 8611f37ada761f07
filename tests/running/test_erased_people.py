"""Whoever was erased stays erased: in the database, on the disk, and when a backup is put back."""

from pathlib import Path

import pytest
from tests.running.installations import ENTER, Installation

from turnabout.cli.exits import Exit

ERASE = (
    "from django.utils import timezone; from turnabout.people.models import Person;"
    "from turnabout.rights.erasing.doing import erase;"
    "erase(Person.objects.get(email='noor@kittiwake.example'), at=timezone.now())"
)
NAMES = "SELECT name FROM people_person ORDER BY id"
GONE = [("Arne Bakke",), ("Somebody",)]


def bytes_of(installation: Installation) -> bytes:
    """Return all that the database and its journal hold on the disk."""
    files = installation.folder.glob("turnabout.sqlite3*")
    return b"".join(file.read_bytes() for file in files)


@pytest.fixture
def backup(installation: Installation) -> Path:
    """A backup from before Noor was erased."""
    installation.say(ENTER)
    file = installation.folder.parent / "before.tar.gz"
    assert installation.run("backup", str(file)).returncode == Exit.DONE
    return file


def test_a_backup_that_is_put_back_brings_nobody_back_who_was_erased(
    installation: Installation, backup: Path
):
    assert b"Noor Haddad" in bytes_of(installation)
    installation.say(ERASE)
    assert b"Noor Haddad" not in bytes_of(installation)
    ledger = (installation.folder / "erased-people").read_text()

    restored = installation.run("restore", str(backup), "--replace")

    assert (restored.returncode, restored.stderr) == (Exit.DONE, "")
    assert "Erased again: 1 who had been erased since" in restored.stdout
    assert installation.rows(NAMES) == GONE
    assert b"Noor Haddad" not in bytes_of(installation)
    assert b"noor@kittiwake.example" not in bytes_of(installation)
    assert (installation.folder / "erased-people").read_text() == ledger
