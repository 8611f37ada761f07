"""What a backup holds: what is so of it, the key, the files, and the database in one form."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

FORM = 1
"""The form of the file; one that this version does not know is refused."""

ABOUT = "about.json"
KEY = "secret-key"
SQLITE = "database.sqlite3"
ROWS = "database.jsonl"
FILES = "files"


class BackupFault(Exception):  # noqa: N818 - worded for who asked
    """What is wrong with a backup, or with what it should be put back into."""


@dataclass(frozen=True, kw_only=True)
class About:
    """What is so of a backup: its first member, so that a wrong one is refused early."""

    form: int
    made_at: str
    turnabout: str
    database: str
    migrations: list[str]
    sums: dict[str, str]
    keys: list[str] = field(default_factory=list)

    def as_json(self) -> bytes:
        """Return it as it is written."""
        return json.dumps(asdict(self), indent=1).encode()


def read_about(text: bytes) -> About:
    """Return what is so of a backup. BackupFault where this is none, or one of a later form."""
    try:
        about = About(**json.loads(text))
    except (ValueError, TypeError):
        raise BackupFault("this is no backup of Turnabout") from None
    if about.form != FORM:
        raise BackupFault(
            "this backup is of a later form: restore it with the version that made it"
        )
    return about


def members_in(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the name and the place of each file that a backup is made of, in order."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != ABOUT:
            yield path.relative_to(folder).as_posix(), path


def sum_of(path: Path) -> str:
    """Return by what a file is known again."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
