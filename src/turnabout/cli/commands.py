"""The `turnabout` command: a group of verbs, each in a file of its own and read when called."""

import signal
import sys
from importlib import import_module
from types import FrameType
from typing import Any

import click

from turnabout.cli.exits import MEANINGS, ends_told, open_missing_output, tell_unexpected

VERBS = {
    "match": "Pair the people of a sign-up sheet, with proof and reasons.",
    "why": "Say why two people are a pair, or why not, or why one has nobody.",
    "check": "Read a sheet and name its errors and its gaps; write nothing.",
    "template": "Write an example sheet, or a policy, to start from.",
    "demo": "Match the example organisation and open its report.",
    "lottery": "Check the record of a lottery: draw again, and compare.",
    "serve": "Run Turnabout in the browser: the pages and the work behind them.",
    "worker": "Do the work behind the pages: send letters, run jobs.",
    "receive": "Take one message from a mail server, on standard input.",
    "migrate": "Bring the database to this version.",
    "set-up-link": "Print the link that opens the first set-up.",
    "sign-in-link": "Print a link by which somebody signs in once, without mail.",
    "rotate-keys": "Seal what people wrote with a new key.",
    "backup": "Write everything of an installation into one file.",
    "restore": "Put back what a backup holds.",
    "manage": "Pass a command to Django, for those who know it.",
}
"""The verbs and what each does."""


class Verbs(click.Group):
    """The verbs, each imported only when it is called: help stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the verbs in the order in which a newcomer needs them."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Return the verb, read from its file, or None where there is no such verb."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = import_module(module_of(cmd_name)).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Write what each verb does and how each end is told, without reading the verbs."""
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))
        with formatter.section("Exit codes"):
            formatter.write_dl([(str(code.value), says) for code, says in MEANINGS.items()])

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """Read the command line, or print the help; each end is told."""
        with ends_told():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> object:
        """Run the verb; each end is told, with its exit code."""
        with ends_told():
            return super().invoke(ctx)


def module_of(verb: str) -> str:
    """Return the module in which a verb stands."""
    return f"turnabout.cli.{verb.replace('-', '_')}"


@click.command(cls=Verbs, name="turnabout")
@click.version_option(package_name="turnabout", message="%(prog)s %(version)s")
def turnabout() -> None:
    """Reverse mentoring: a junior person mentors a senior one, and both gain.

    Start with `turnabout demo`, then `turnabout template` for a sheet of your own.
    """


def main() -> None:
    """Run the command and leave with one of its exit codes."""
    sys.excepthook = tell_unexpected
    open_missing_output()
    signal.signal(signal.SIGTERM, _cancel)
    turnabout(prog_name="turnabout")


def _cancel(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
