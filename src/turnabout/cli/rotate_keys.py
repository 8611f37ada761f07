"""`turnabout rotate-keys`: a new key for what people write, and all of it sealed anew."""

# ruff: noqa: PLC0415 - Django may be imported once the installation is open, not before

import click

from turnabout.cli.exits import NotRunningFault, UsageFault
from turnabout.cli.installation import asking_the_database, open_installation


@click.command("rotate-keys")
@click.option(
    "--forget-old", is_flag=True, help="Add no key: drop those that nothing is sealed with."
)
@click.option(
    "--give-up-lost", is_flag=True, help="Erase, for good, what no key of the ring opens."
)
def command(*, forget_old: bool, give_up_lost: bool) -> None:
    """Seal what people wrote with a new key.

    The installation may run. Interrupted, it goes on when called again. Old keys stay in the ring,
    for older backups, until you say --forget-old. Where the ring is lost, --give-up-lost lets the
    installation start again without what was sealed with it.
    """
    if forget_old and give_up_lost:
        raise UsageFault("--forget-old and --give-up-lost are two different things: say one.")
    open_installation()
    from turnabout.core.encryption.rings import KeysFault

    try:
        with asking_the_database():
            if give_up_lost:
                _give_up()
            else:
                _turn(forget_old=forget_old)
    except KeysFault as fault:
        raise NotRunningFault(f"{fault}.") from None


def _turn(*, forget_old: bool) -> None:
    from django.conf import settings

    from turnabout.clock import current_time
    from turnabout.core.encryption.turning import add_key, forget_old_keys, seal_all_anew

    if not forget_old and not add_key(at=current_time()):
        click.echo("The last turn was interrupted: it goes on, and no key is added.")
    sealed = seal_all_anew(_tell)
    click.echo(f"Sealed {sealed:,} texts with the newest key.")
    if forget_old:
        click.echo(f"Forgot {forget_old_keys():,} old keys: what they sealed in backups is lost.")
    click.echo(f"The key ring has changed. Keep a new copy of {settings.KEYS}.")


def _give_up() -> None:
    from turnabout.clock import current_time
    from turnabout.core.encryption import turning

    click.echo(f"Erased {turning.give_up_lost(at=current_time()):,} rows that no key opens.")


def _tell(done: int, total: int) -> None:
    click.echo(f"{done:,} of {total:,}", err=True)
