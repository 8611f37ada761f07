"""`turnabout restore`: what a backup holds, put back."""

# ruff: noqa: PLC0415 - Django may be imported once the installation is open, not before

from pathlib import Path

import click

from turnabout.cli.exits import NotWrittenFault
from turnabout.cli.installation import asking_the_database, begin_installation


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--replace", is_flag=True, help="Also where there is an organisation already.")
def command(*, file: Path, replace: bool) -> None:
    """Put back what a backup holds.

    Stop the installation first. Where the backup is damaged or does not fit, nothing is changed.
    Whoever was erased since the backup was made is erased again.
    """
    begin_installation()
    from django.conf import settings
    from django.utils import timezone

    from turnabout.cli.preparing import bring_to_this_version, erase_again_who_was_erased
    from turnabout.core.backups.contents import BackupFault
    from turnabout.core.backups.restoring import restore

    bring_to_this_version()
    try:
        with asking_the_database():
            about = restore(file, replace=replace, at=timezone.now())
    except (OSError, BackupFault) as error:
        raise NotWrittenFault(f"nothing was restored: {error}.") from None
    bring_to_this_version()
    if again := erase_again_who_was_erased():
        click.echo(f"Erased again: {again} who had been erased since, by {settings.ERASED}.")
    click.echo(f"Restored what was written on {about.made_at}. `turnabout serve` runs it.")
