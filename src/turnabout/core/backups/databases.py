"""The database into a backup and back, while others read and write it."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import chain, islice
from pathlib import Path

from django.apps import apps
from django.core import serializers
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder

from turnabout import storage
from turnabout.core.backups.contents import ROWS, SQLITE, BackupFault

BATCH = 500


def is_sqlite() -> bool:
    """Return whether the database of this installation is a file."""
    return connection.vendor == "sqlite"


def copy_out(folder: Path) -> None:
    """Write the database into a folder, as it is at one moment."""
    if is_sqlite():
        _copy_sqlite(folder / SQLITE)
    else:
        _write_rows(folder / ROWS)


def copy_in(folder: Path) -> None:
    """Make the database what the folder holds; all of it, or nothing."""
    if is_sqlite():
        _put_back_sqlite(folder / SQLITE)
    else:
        _put_back_rows(folder / ROWS)


def migrations() -> list[str]:
    """Return the migrations that the database has been through."""
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)


def check_sqlite(file: Path) -> None:
    """Raise BackupFault where SQLite finds the file damaged."""
    try:
        with closing(sqlite3.connect(file)) as database:
            verdict = database.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.DatabaseError as error:
        verdict = str(error)
    if verdict != "ok":
        raise BackupFault(f"the database in the backup is damaged: {verdict}")


def _copy_sqlite(file: Path) -> None:
    storage.make_private_file(file)
    source = str(connection.settings_dict["NAME"])
    with closing(sqlite3.connect(source)) as ours, closing(sqlite3.connect(file)) as copy:
        ours.backup(copy)
    check_sqlite(file)


def _put_back_sqlite(file: Path) -> None:
    """Copy every page in one transaction: who reads meanwhile reads the old or the new."""
    connection.close()
    target = Path(connection.settings_dict["NAME"])
    storage.make_private_file(target)
    with closing(sqlite3.connect(file)) as copy, closing(sqlite3.connect(target)) as ours:
        copy.backup(ours)


def _write_rows(file: Path) -> None:
    storage.make_private_file(file)
    with transaction.atomic(), file.open("w", encoding="utf-8") as lines:
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        serializers.serialize("jsonl", _all_rows(), stream=lines)


def _all_rows() -> Iterator[models.Model]:
    kinds = apps.get_models(include_auto_created=True)
    stored = (kind for kind in kinds if kind._meta.managed and not kind._meta.proxy)  # noqa: SLF001 - Django's public name
    return chain.from_iterable(
        kind._base_manager.order_by("pk").iterator(chunk_size=BATCH)  # noqa: SLF001 - Django's public name
        for kind in stored
    )


@transaction.atomic
def _put_back_rows(file: Path) -> None:
    """Write the rows as they were; who stands above whom is checked when all are there."""
    tables = connection.introspection.django_table_names(only_existing=True)
    kept = set(tables) - {"django_migrations"}
    statements = connection.ops.sql_flush(no_style(), sorted(kept), allow_cascade=True)
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    with file.open(encoding="utf-8") as lines:
        _save(row.object for row in serializers.deserialize("jsonl", lines))
    _set_sequences()


def _save(rows: Iterable[models.Model]) -> None:
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        for kind in dict.fromkeys(type(row) for row in batch):
            kind._base_manager.bulk_create([row for row in batch if type(row) is kind])  # noqa: SLF001 - Django's public name


def _set_sequences() -> None:
    kinds = apps.get_models(include_auto_created=True)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), kinds):
            cursor.execute(statement)
