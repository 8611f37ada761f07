"""`turnabout manage`: Django's own commands."""

# ruff: noqa: PLC0415 - Django may be imported once the installation is open, not before

import click

from turnabout.cli.installation import open_installation


@click.command("manage", context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
def command(*, words: tuple[str, ...]) -> None:
    """Pass a command to Django, for those who know it.

    `turnabout manage shell`, `turnabout manage dbshell`, `turnabout manage help`.
    """
    open_installation()
    from django.core.management import ManagementUtility

    ManagementUtility(["turnabout manage", *(words or ("help",))]).execute()
