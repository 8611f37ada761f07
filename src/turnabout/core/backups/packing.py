"""Writing a backup: one file that only its owner can read, there in whole or not at all."""

import datetime as dt
import io
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.db import connection

from turnabout import storage
from turnabout.core.backups import databases
from turnabout.core.backups.contents import ABOUT, FILES, FORM, KEY, About, members_in, sum_of
from turnabout.core.backups.unpacking import unpacked
from turnabout.core.encryption.places import keys_in_use


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was written and read again."""

    file: Path
    size: int
    files: int


def back_up(file: Path, *, at: dt.datetime) -> Backup:
    """Return the backup, written and verified. What stood at its place before is replaced then.

    It works while the installation runs: the database in it is as it was at one moment, and the
    files are at least those of that moment. OSError where the disk says no; BackupFault where what
    was written cannot be read again.
    """
    with _beside(file) as draft:
        with tempfile.TemporaryDirectory(prefix=".turnabout-", dir=file.parent) as folder:
            _gather(Path(folder))
            _pack(Path(folder), draft, at=at)
        with unpacked(draft, within=file.parent) as (about, _):
            count = len(about.sums)
        draft.replace(file)
    return Backup(file, file.stat().st_size, count)


@contextmanager
def _beside(file: Path) -> Iterator[Path]:
    """Yield a draft of the file, in the same folder, gone at the end unless it was renamed."""
    handle, name = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _gather(folder: Path) -> None:
    """Put the database, the key and the files into a folder: the database first."""
    databases.copy_out(folder)
    if storage.secret_key(settings.DATA) == settings.SECRET_KEY:
        shutil.copy(settings.DATA / storage.KEY_FILE, folder / KEY)
    if settings.MEDIA_ROOT.is_dir():
        shutil.copytree(settings.MEDIA_ROOT, folder / FILES)


def _pack(folder: Path, file: Path, *, at: dt.datetime) -> None:
    members = list(members_in(folder))
    about = About(
        form=FORM,
        made_at=at.isoformat(timespec="seconds"),
        turnabout=version("turnabout"),
        database=connection.vendor,
        migrations=databases.migrations(),
        sums={name: sum_of(path) for name, path in members},
        keys=sorted(keys_in_use()),
    )
    with tarfile.open(file, "w:gz", compresslevel=6) as pack:
        _add(pack, ABOUT, io.BytesIO(about.as_json()), len(about.as_json()), at=at)
        for name, path in members:
            with path.open("rb") as content:
                _add(pack, name, content, path.stat().st_size, at=at)


def _add(pack: tarfile.TarFile, name: str, content: object, size: int, *, at: dt.datetime) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode, member.mtime = size, storage.PRIVATE_FILE, int(at.timestamp())
    pack.addfile(member, content)  # type: ignore[arg-type]
