"""`turnabout sign-in-link`: the way in for somebody whom no mail reaches."""

# ruff: noqa: PLC0415 - Django may be imported once the installation is open, not before

import click

from turnabout.cli.exits import UsageFault
from turnabout.cli.installation import asking_the_database, open_installation


@click.command("sign-in-link")
@click.argument("email")
def command(*, email: str) -> None:
    """Print a link by which somebody signs in once, without mail.

    It works for 15 minutes, and it stands in the history of the person that it was made.
    """
    open_installation()
    from django.utils import timezone

    from turnabout.people.models import Person
    from turnabout.people.sign_in_links import sign_in_link

    with asking_the_database():
        person = Person.objects.here().filter(email=email.strip().lower()).first()
        if person is None:
            raise UsageFault(f"nobody here has the address {email}.")
        click.echo(sign_in_link(person, at=timezone.now()))
