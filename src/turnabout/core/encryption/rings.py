"""The ring of keys that opens what people wrote: a file beside the database, not in any backup."""

import base64
import binascii
import datetime as dt
import os
import secrets
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from turnabout import storage

KEY_BYTES = 32
ID_LENGTH = 8

HEAD = """\
# The keys that open what people wrote in this installation. The last line seals, all of them open.
# No backup holds them. Keep a copy in a safe place: without it nobody reads those words again.
"""


class KeysFault(Exception):  # noqa: N818 - worded for who runs the installation
    """Why sealed words cannot be opened, or sealed, and what to do."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key: what it is called, since when it seals, and itself."""

    id: str
    made_at: str
    secret: bytes

    def __repr__(self) -> str:
        return f"<key {self.id}>"


@dataclass(frozen=True, slots=True)
class Ring:
    """The keys of an installation, the oldest first."""

    keys: tuple[Key, ...]

    @property
    def newest(self) -> Key:
        """The key that seals."""
        return self.keys[-1]

    @property
    def ids(self) -> frozenset[str]:
        """What the keys are called."""
        return frozenset(key.id for key in self.keys)

    def key(self, key_id: str) -> Key:
        """Return the key of this name. KeysFault where the ring has none."""
        for key in self.keys:
            if key.id == key_id:
                return key
        raise KeysFault(missing_keys({key_id}))


def the_ring() -> Ring:
    """Return the ring of this installation, as the file has it now. KeysFault where it cannot be.

    The file is looked at each time and read only when it has changed, so that a key that was just
    added seals in every process at once.
    """
    global _latest  # noqa: PLW0603 - one ring a process, read again when its file changes
    stamp = _stamp(settings.KEYS)
    if stamp is None:
        raise KeysFault(
            f"there is no key ring at {settings.KEYS}: put back the one that belongs to this "
            "installation, or say in TURNABOUT_KEYS where it is"
        )
    if _latest is None or _latest.stamp != stamp:
        _latest = _Read(stamp, read_ring(settings.KEYS))
    return _latest.ring


def has_ring() -> bool:
    """Return whether the installation has its ring."""
    return settings.KEYS.exists()


def make_ring(*, at: dt.datetime) -> None:
    """Make the ring of this installation where there is none; of two at once, the first stays."""
    file: Path = settings.KEYS
    if file.exists():
        return
    draft = _draft(file, Ring((new_key(at=at),)))
    with suppress(FileExistsError):
        file.hardlink_to(draft)
    draft.unlink()


def write_ring(ring: Ring) -> None:
    """Make the file of this installation hold these keys: all of them, or what it held before."""
    _draft(settings.KEYS, ring).replace(settings.KEYS)


def new_key(*, at: dt.datetime) -> Key:
    """Return a key that nobody ever had."""
    made_at = at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Key(secrets.token_hex(ID_LENGTH // 2), made_at, secrets.token_bytes(KEY_BYTES))


def read_ring(file: Path) -> Ring:
    """Return the keys that a file holds. KeysFault where one of its lines is no key, or none is."""
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    numbered = [(number, line.split()) for number, line in enumerate(lines, start=1)]
    keys = tuple(
        _read_key(words, where=f"line {number} of the key ring {file}")
        for number, words in numbered
        if words and not words[0].startswith("#")
    )
    if not keys:
        raise KeysFault(f"the key ring {file} holds no key: put back your copy of it")
    return Ring(keys)


def missing_keys(ids: Collection[str]) -> str:
    """Return the sentence that says which keys the ring lacks, and what to do."""
    which = "key" if len(ids) == 1 else "keys"
    return (
        f"what people wrote is sealed with {which} {', '.join(sorted(ids))}, and the key ring "
        f"{settings.KEYS} lacks {'it' if len(ids) == 1 else 'them'}: put back the ring that "
        "belongs to this database, or add its lines to this one"
    )


class _Read(NamedTuple):
    stamp: tuple[int, int, int]
    ring: Ring


_latest: _Read | None = None


def _stamp(file: Path) -> tuple[int, int, int] | None:
    try:
        found = file.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def _read_key(words: list[str], *, where: str) -> Key:
    fault = KeysFault(f"{where} is no key: put back your copy of the ring")
    if len(words) != 3 or len(words[0]) != ID_LENGTH:
        raise fault
    try:
        secret = base64.b64decode(words[2], validate=True)
    except (binascii.Error, ValueError):
        raise fault from None
    if len(secret) != KEY_BYTES:
        raise fault
    return Key(words[0], words[1], secret)


def _draft(file: Path, ring: Ring) -> Path:
    """Return a file beside the ring's that holds the keys, safe on the disk."""
    draft = file.with_name(f".{file.name}-{secrets.token_hex(8)}")
    storage.make_private_file(draft)
    lines = [f"{key.id} {key.made_at} {_written(key.secret)}\n" for key in ring.keys]
    with draft.open("w", encoding="utf-8") as text:
        text.write(HEAD + "".join(lines))
        text.flush()
        os.fsync(text.fileno())
    return draft


def _written(secret: bytes) -> str:
    return base64.b64encode(secret).decode("ascii")
