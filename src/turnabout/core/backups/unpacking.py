"""Reading a backup: every member where it belongs, and the same as when it was written."""

import io
import shutil
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from turnabout import storage
from turnabout.core.backups.contents import (
    ABOUT,
    SQLITE,
    About,
    BackupFault,
    read_about,
    sum_of,
)
from turnabout.core.backups.databases import check_sqlite

ABOUT_AT_MOST = 16_000_000


@contextmanager
def unpacked(file: Path, *, within: Path) -> Iterator[tuple[About, Path]]:
    """Yield what is so of a backup and a folder of what it holds, verified; gone at the end.

    BackupFault where it is none, is damaged, or holds what it should not. OSError where it cannot
    be read.
    """
    with tempfile.TemporaryDirectory(prefix=".turnabout-", dir=within) as folder:
        try:
            with tarfile.open(file, "r:gz") as pack:
                about = _unpack(pack, Path(folder))
        except (tarfile.TarError, EOFError, zlib.error) as error:
            raise BackupFault(
                f"this is no backup of Turnabout, or it is cut short ({error})"
            ) from None
        _verify(about, Path(folder))
        yield about, Path(folder)


def _unpack(pack: tarfile.TarFile, folder: Path) -> About:
    first = pack.next()
    if first is None or first.name != ABOUT or first.size > ABOUT_AT_MOST:
        raise BackupFault("this is no backup of Turnabout")
    content = pack.extractfile(first)
    about = read_about(content.read() if content else b"")
    for member in pack:
        if member.name != ABOUT:
            _write(pack, member, folder, about)
    return about


def _write(pack: tarfile.TarFile, member: tarfile.TarInfo, folder: Path, about: About) -> None:
    """Write a member that the backup itself names, and that stays within the folder."""
    path = PurePosixPath(member.name)
    if not member.isreg() or path.is_absolute() or ".." in path.parts:
        raise BackupFault(f"the backup holds something that is no file of ours: {member.name}")
    if member.name not in about.sums:
        raise BackupFault(f"the backup holds a file that it does not name: {member.name}")
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    storage.make_private_file(target)
    content = pack.extractfile(member)
    with target.open("wb") as file:
        shutil.copyfileobj(content or io.BytesIO(), file)


def _verify(about: About, folder: Path) -> None:
    for name, wanted in about.sums.items():
        path = folder / name
        if not path.is_file() or sum_of(path) != wanted:
            raise BackupFault(f"the backup is damaged: {name} is not what was written")
    if SQLITE in about.sums:
        check_sqlite(folder / SQLITE)
