"""`turnabout migrate`: the database, brought to this version."""

# ruff: noqa: PLC0415 - Django may be imported once the installation is open, not before

import click

from turnabout.cli.installation import begin_installation


@click.command("migrate")
def command() -> None:
    """Bring the database to this version.

    `turnabout serve` does so by itself. Several at once wait for each other.
    """
    begin_installation()
    from turnabout.cli.preparing import bring_to_this_version

    bring_to_this_version()
    click.echo("The database is of this version.")
