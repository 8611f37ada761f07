"""Putting a backup back: into an empty installation, or in place of what is there."""

import datetime as dt
import shutil
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from turnabout.core.backups import databases
from turnabout.core.backups.contents import FILES, KEY, About, BackupFault
from turnabout.core.backups.unpacking import unpacked
from turnabout.core.encryption.rings import missing_keys, the_ring
from turnabout.core.jobs.workers import somebody_works
from turnabout.core.organisations import the_organisation
from turnabout.storage import KEY_FILE, PRIVATE_FILE


def restore(file: Path, *, replace: bool, at: dt.datetime) -> About:
    """Make the installation what the backup holds, and return what is so of the backup.

    The database must be of this version. BackupFault where the backup is damaged or does not fit,
    where there is an organisation already and `replace` is not meant, or while it runs: then all
    is as it was before.
    """
    if the_organisation() and not replace:
        raise BackupFault("there is an organisation in this installation: --replace replaces it")
    if somebody_works(at=at):
        raise BackupFault(
            "the installation runs: stop it first, and its workers (or wait 2 minutes)"
        )
    with unpacked(file, within=settings.DATA) as (about, folder):
        _check_fits(about)
        _check_opens(about)
        databases.copy_in(folder)
        _put_back_files(folder / FILES)
        _put_back_key(folder / KEY)
    return about


def _check_fits(about: About) -> None:
    if about.database != connection.vendor:
        raise BackupFault(
            f"it was made from {about.database}, and this installation keeps its rows in "
            f"{connection.vendor}: restore it into one of the same kind (DATABASE_URL)"
        )
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if later := sorted(set(about.migrations) - known):
        raise BackupFault(f"it is of a later version of Turnabout ({later[0]}): upgrade first")
    if about.database != "sqlite" and set(about.migrations) != set(databases.migrations()):
        raise BackupFault(
            f"it is of version {about.turnabout}: restore it with that version, then upgrade"
        )


def _check_opens(about: About) -> None:
    """Refuse a backup of which nobody could read what people wrote: no backup holds its keys."""
    if missing := set(about.keys) - the_ring().ids:
        raise BackupFault(missing_keys(missing))


def _put_back_files(folder: Path) -> None:
    """Put the files in place of those that are there."""
    aside = settings.MEDIA_ROOT.with_name(f".{settings.MEDIA_ROOT.name}-before")
    shutil.rmtree(aside, ignore_errors=True)
    if settings.MEDIA_ROOT.exists():
        settings.MEDIA_ROOT.rename(aside)
    if folder.is_dir():
        shutil.move(folder, settings.MEDIA_ROOT)
    shutil.rmtree(aside, ignore_errors=True)


def _put_back_key(key: Path) -> None:
    """Put the key back, so that links and signatures that are out there still hold."""
    if key.is_file():
        key.chmod(PRIVATE_FILE)
        key.replace(settings.DATA / KEY_FILE)
