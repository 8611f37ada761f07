"""`turnabout set-up-link`: the way into an installation that nobody has set up yet."""

# ruff: noqa: PLC0415 - Django may be imported once the installation is open, not before

import click

from turnabout.cli.exits import UsageFault
from turnabout.cli.installation import asking_the_database, open_installation


@click.command("set-up-link")
def command() -> None:
    """Print the link that opens the first set-up.

    Whoever has the link becomes the first administrator.
    """
    open_installation()
    from turnabout.core.organisations import the_organisation
    from turnabout.people.founding import founding_address

    with asking_the_database():
        if organisation := the_organisation():
            raise UsageFault(
                f"this installation is set up, for {organisation}. "
                "`turnabout sign-in-link EMAIL` lets its administrator in."
            )
    click.echo(founding_address())
