"""`turnabout backup`: everything of an installation, in one file."""

# ruff: noqa: PLC0415 - Django may be imported once the installation is open, not before

from pathlib import Path

import click

from turnabout.cli.exits import NotWrittenFault, UsageFault
from turnabout.cli.installation import asking_the_database, open_installation


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--force", is_flag=True, help="Replace FILE where there is one.")
def command(*, file: Path, force: bool) -> None:
    """Write everything of an installation into one file.

    The database, the files and the key of its links, while it runs, verified. What people wrote is
    sealed in it: the key ring that opens it is not there, so keep a copy of that elsewhere.
    """
    if file.exists() and not force:
        raise UsageFault(f"{file} is there already: choose another name, or say --force.")
    open_installation()
    from django.conf import settings
    from django.utils import timezone

    from turnabout.core.backups.contents import BackupFault
    from turnabout.core.backups.packing import back_up

    try:
        with asking_the_database():
            backup = back_up(file, at=timezone.now())
    except (OSError, BackupFault) as error:
        raise NotWrittenFault(f"no backup was written: {error}") from None
    click.echo(
        f"Wrote {backup.file} ({backup.size / 1e6:,.1f} MB, {backup.files} files), verified."
    )
    click.echo(f"What people wrote in it opens with {settings.KEYS} alone: keep a copy elsewhere.")
