"""How the command ends: its exit codes, and the faults that lead to them."""

import os
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from enum import IntEnum
from pathlib import Path
from types import TracebackType
from typing import IO, Any

import click


class Exit(IntEnum):
    """The exit codes of every verb."""

    DONE = 0
    UNEXPECTED = 1
    USAGE = 2
    SHEET = 3
    NOT_WRITTEN = 4
    NOT_RUNNING = 5
    RECORD = 6
    BAD_MESSAGE = 65
    NOT_NOW = 75
    CANCELLED = 130


MEANINGS = {
    Exit.DONE: "done",
    Exit.UNEXPECTED: "something unexpected: a fault of Turnabout, please report it",
    Exit.USAGE: "wrong usage, or a policy that cannot be",
    Exit.SHEET: "the sheet has errors: all of them are listed",
    Exit.NOT_WRITTEN: "the result could not be written or printed",
    Exit.NOT_RUNNING: "the installation cannot run: what is set, its port or its database",
    Exit.RECORD: "the record of a lottery does not hold: every fault is listed",
    Exit.BAD_MESSAGE: "the message cannot be read (a mail server knows this code)",
    Exit.NOT_NOW: "not now: try again later (a mail server knows this code)",
    Exit.CANCELLED: "cancelled: what was there before is untouched",
}
"""What each exit code says."""


class UsageFault(click.ClickException):
    """Wrong usage, or a policy that cannot be: a sentence, then one line for each problem."""

    exit_code = Exit.USAGE

    def __init__(self, message: str, problems: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.problems = problems

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence and the problems to stderr."""
        _print_error(self.message, file)
        for problem in self.problems:
            click.echo(f"  - {printable(problem)}", file=file, err=True)


class NotWrittenFault(UsageFault):
    """The result could not be written or printed; no file is left half done."""

    exit_code = Exit.NOT_WRITTEN


class NotRunningFault(UsageFault):
    """The installation cannot run as it is set: what is wrong and what to do, all at once."""

    exit_code = Exit.NOT_RUNNING


class BadMessageFault(UsageFault):
    """A message cannot be read; trying again would not help."""

    exit_code = Exit.BAD_MESSAGE


class NotNowFault(UsageFault):
    """What is needed is away for the moment: whoever called should try again."""

    exit_code = Exit.NOT_NOW


class CancelledFault(click.ClickException):
    """The person at the keyboard, or the system, asked for an end."""

    exit_code = Exit.CANCELLED

    def __init__(self, left: str = "what was there before is untouched.") -> None:
        super().__init__(f"cancelled: {left}")

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence on a line of its own, below a ^C of the terminal."""
        click.echo(file=file, err=True)
        _print_error(self.message, file)


@contextmanager
def ends_told() -> Iterator[None]:
    """Turn what ends a verb from outside into an end of its own.

    Ctrl-C cancels; a standard output that takes no more is a fault; one whose reader has left, such
    as `head`, is the end that the reader wanted.
    """
    try:
        yield
    except KeyboardInterrupt:
        raise CancelledFault from None
    except BrokenPipeError:
        _drop_output()
        raise click.exceptions.Exit(Exit.DONE) from None
    except OSError as error:
        if error.filename is not None:  # of a file, whose faults are told where it is opened
            raise
        _drop_output()
        raise NotWrittenFault(_unprinted(error)) from None


@contextmanager
def files_told(written: Sequence[Path]) -> Iterator[None]:
    """Where printing ends too early, say as well that these files are written all the same."""
    files = f"files are written: {', '.join(str(path) for path in written)}."
    try:
        yield
    except KeyboardInterrupt:
        raise (CancelledFault(f"the {files}") if written else CancelledFault()) from None
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.filename is not None or not written:
            raise
        _drop_output()
        raise NotWrittenFault(f"{_unprinted(error)} The {files}") from None


def open_missing_output() -> None:
    """Give a standard output or error that was closed from the start a file in its place.

    The output's file refuses all that is written to it, so that nobody takes silence for a result.
    """
    nothing = Path(os.devnull)
    sys.stdout = sys.stdout or nothing.open(encoding="utf-8")
    sys.stderr = sys.stderr or nothing.open("w", encoding="utf-8")


def tell_unexpected(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Say on stderr that this is a fault of Turnabout, and what to report. Python then exits 1."""
    traceback.print_exception(kind, error, trace)
    _print_error(
        "unexpected, and not your fault. What was there before is untouched. "
        "Please report the lines above.",
        sys.stderr,
    )


def printable(text: str) -> str:
    """Return the text on one line, with control characters shown instead of obeyed."""
    return "".join(char if char.isprintable() else _shown(char) for char in text)


def _drop_output() -> None:
    """Let what waits to be printed go nowhere: Python would try again at its end, and complain."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _unprinted(error: OSError) -> str:
    return f"nothing can be printed: {error.strerror or 'standard output is closed'}."


def _shown(char: str) -> str:
    return " " if char in "\t\n\r" else char.encode("unicode_escape").decode("ascii")


def _print_error(message: str, file: IO[Any] | None) -> None:
    click.echo(f"turnabout: {printable(message)}", file=file, err=True)
