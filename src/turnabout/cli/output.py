"""The folder of results: all of its files appear together, or none does."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from turnabout.cli.exits import NotWrittenFault


class Folder(click.Path):
    """A folder to write to. An empty name, as of an empty variable, is none."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str | bytes | os.PathLike[str]:
        """Return the folder, or fail where it has no name."""
        if not str(value).strip():
            self.fail("the name is empty: name a folder, or a dot for this one.", param, ctx)
        return super().convert(value, param, ctx)


@contextmanager
def results_in(folder: Path) -> Iterator[Path]:
    """Yield an empty folder to write drafts into; at the end they take their places in `folder`.

    Where anything fails, or is cancelled, `folder` is as it was before.
    Raises NotWrittenFault where the disk says no.
    """
    made = [each for each in (folder, *folder.parents) if not each.exists()]
    drafts: Path | None = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        drafts = Path(tempfile.mkdtemp(prefix=".turnabout-", dir=folder))
        yield drafts
        _move_in(drafts, folder)
    except OSError as error:
        raise NotWrittenFault(_refusal(folder, error)) from None
    finally:
        if drafts is not None:
            shutil.rmtree(drafts, ignore_errors=True)
        _remove_empty(made)


def check_writable(folder: Path) -> None:
    """Raise NotWrittenFault, before any long work, where nothing can be written to this folder."""
    home = next(each for each in (folder, *folder.absolute().parents) if each.exists())
    try:
        with tempfile.TemporaryFile(dir=home):
            pass
    except OSError as error:
        raise NotWrittenFault(_refusal(folder, error)) from None


def _move_in(drafts: Path, folder: Path) -> None:
    """Put each draft in its place; where one cannot go, put back what was there."""
    before = Path(tempfile.mkdtemp(dir=drafts))
    names = sorted(path.name for path in drafts.iterdir() if path != before)
    try:
        for name in names:
            _set_aside(folder / name, before / name)
            (drafts / name).rename(folder / name)
    except BaseException:
        for name in names:
            _put_back(drafts / name, before / name, folder / name)
        raise


def _set_aside(place: Path, aside: Path) -> None:
    if place.is_dir():
        raise IsADirectoryError(errno.EISDIR, f"{place.name} is a folder there")
    if place.exists():
        place.rename(aside)


def _put_back(draft: Path, aside: Path, place: Path) -> None:
    if aside.exists():
        aside.replace(place)
    elif not draft.exists():
        place.unlink(missing_ok=True)


def _remove_empty(folders: list[Path]) -> None:
    for folder in folders:
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _refusal(folder: Path, error: OSError) -> str:
    return (
        f"nothing can be written to {folder}: {error.strerror or error}. "
        "What was there before is untouched: choose another folder with -o."
    )
