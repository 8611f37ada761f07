"""Reads the sheet; where it has errors, all of them are shown and the verb ends."""

from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

import click

from turnabout.cli.exits import Exit
from turnabout.cli.progress import Tell
from turnabout.cli.report.wording import counted
from turnabout.cli.tables import print_table
from turnabout.matchmaking.sheets import Note, Problem, Sheet, SheetError, read_sheet

_ERRORS = ("row", "column", "value", "what is wrong", "what to do")
"""The columns of a table of errors."""

_NOTES = ("row", "column", "value", "what is noted", "what to do")
"""The columns of a table of notes."""


class SheetFault(click.ClickException):
    """A sheet with errors: each is told with row, column, value and what to do; notes follow."""

    exit_code = Exit.SHEET

    def __init__(self, error: SheetError) -> None:
        super().__init__(str(error))
        self.error = error

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the errors and the notes as tables to stderr."""
        errors = self.error
        click.echo(
            f"turnabout: {errors.path} has {counted(errors.total, 'error')}.", file, err=True
        )
        print_table(_ERRORS, _placed(errors.problems), err=True)
        if errors.total > len(errors.problems):
            click.echo(f"... and {errors.total - len(errors.problems):,} more.", file, err=True)
        print_notes(errors.notes, errors.note_count, err=True)


def read_people(path: Path, *, grades: Sequence[str], tell: Tell) -> Sheet:
    """Return the sheet. Raises SheetFault with everything that is wrong in it."""
    stage = "reading rows"
    try:
        sheet = read_sheet(path, ladder=grades, progress=lambda rows: tell(stage, rows, None))
    except SheetError as error:
        raise SheetFault(error) from None
    tell(stage, sheet.rows, sheet.rows)
    return sheet


def print_notes(notes: Sequence[Note], total: int, *, err: bool = False) -> None:
    """Print the notes as a table below a line that counts them all; nothing where there is none."""
    if not notes:
        return
    click.echo(f"\n{counted(total, 'note')}:", err=err)
    print_table(_NOTES, _placed(notes), err=err)
    if total > len(notes):
        click.echo(f"... and {total - len(notes):,} more.", err=err)


def _placed(found: Sequence[Problem]) -> list[tuple[str, ...]]:
    """Return a row of the table for each error or note."""
    return [
        (str(each.row or ""), each.column, each.value, each.message, each.remedy) for each in found
    ]
