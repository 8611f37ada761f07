"""Files that people upload: kept as long as they are needed, and no longer."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from django.db import transaction
from django.db.models.fields.files import FieldFile


class Keeps(Protocol):
    """Something that keeps a file."""

    file: FieldFile


@contextmanager
def on_disk(keeper: Keeps) -> Iterator[Path]:
    """Give the file of something a path for a while, wherever files are kept."""
    with keeper.file.open("rb") as file, as_copy(file.chunks()) as path:
        yield path


@contextmanager
def as_copy(chunks: Iterable[bytes]) -> Iterator[Path]:
    """Give what was uploaded a path for a while."""
    with tempfile.NamedTemporaryFile(prefix="turnabout-") as copy:
        for chunk in chunks:
            copy.write(chunk)
        copy.flush()
        yield Path(copy.name)


def forget_file(keeper: Keeps) -> None:
    """Erase the file of something, once the transaction is through."""
    storage, name = keeper.file.storage, keeper.file.name
    if name:
        keeper.file.name = ""
        transaction.on_commit(lambda: storage.delete(name))
