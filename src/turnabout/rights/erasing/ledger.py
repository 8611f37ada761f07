"""Who was erased, as numbers and fingerprints, outside the database: no backup brings them back.

The ledger is a file beside the key ring. It holds no name and no address: the number that a person
had, a fingerprint by which that number is known to be the same person, and the day.
"""

import datetime as dt
import fcntl
import hashlib
import os
from pathlib import Path

from django.conf import settings

from turnabout import storage
from turnabout.people.models import Person

HEAD = """\
# Who was erased in this installation: number, fingerprint, day. Keep it with the key ring: a backup
# that is put back erases these people again before anybody sees it.
"""


def note(person: Person, *, at: dt.datetime) -> None:
    """Write into the ledger that a person is erased. OSError where that cannot be: then nobody is.

    It is on the disk before the database says so: killed in between, they are erased once more.
    """
    file: Path = settings.ERASED
    storage.make_private_file(file)
    with file.open("a", encoding="ascii") as ledger:
        fcntl.flock(ledger, fcntl.LOCK_EX)
        if not ledger.tell():
            ledger.write(HEAD)
        ledger.write(f"{person.pk} {fingerprint(person)} {at:%Y-%m-%d}\n")
        ledger.flush()
        os.fsync(ledger.fileno())


def noted() -> dict[int, set[str]]:
    """Return who was erased: fingerprints by number."""
    file: Path = settings.ERASED
    lines = file.read_text(encoding="ascii").splitlines() if file.exists() else []
    found: dict[int, set[str]] = {}
    for line in lines:
        if line and not line.startswith("#"):
            number, print_of, _day = line.split()
            found.setdefault(int(number), set()).add(print_of)
    return found


def fingerprint(person: Person) -> str:
    """Return by what a row is known to be this person: it stays when all facts are gone."""
    said = f"{person.pk} {person.entered_at.astimezone(dt.UTC).isoformat()}"
    return hashlib.sha256(said.encode()).hexdigest()[:32]
