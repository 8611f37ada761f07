"""`turnabout receive`: a message that a mail server hands over, on standard input."""

# ruff: noqa: PLC0415 - Django may be imported once the installation is open, not before

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from turnabout.cli.exits import BadMessageFault, NotNowFault, NotRunningFault
from turnabout.cli.installation import asking_the_database, open_installation


@click.command("receive")
def command() -> None:
    """Take one message from a mail server, on standard input.

    Reports about letters that did not arrive are read and marked, and so is whatever else a feature
    knows how to read. Everything is counted and nothing is kept: let the mail server keep a copy
    for people. It ends with 75 where it should be tried again.
    """
    with _again_later():
        open_installation()
        from turnabout.core.mail.inbox.messages import LARGEST, HostileMessageError, count, take

        raw = sys.stdin.buffer.read(LARGEST + 1)
        with asking_the_database():
            try:
                is_taken = take(raw)
            except HostileMessageError as fault:
                count(left=1)
                raise BadMessageFault(str(fault)) from None
    click.echo("taken." if is_taken else "nobody here reads this message; it is counted.")


@contextmanager
def _again_later() -> Iterator[None]:
    """Say that it should be tried again where the installation cannot run now."""
    try:
        yield
    except NotRunningFault as fault:
        raise NotNowFault(fault.message, fault.problems) from None
