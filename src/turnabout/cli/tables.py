"""Tables for a person at a terminal, or, where nobody watches, for the next command."""

import sys
from collections.abc import Iterable, Sequence

import click
from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from turnabout.cli.exits import printable


def print_table(head: Sequence[str], rows: Iterable[Sequence[str]], *, err: bool = False) -> None:
    """Print the rows: aligned and wrapped on a terminal, tab-separated elsewhere."""
    if (sys.stderr if err else sys.stdout).isatty():
        _print_aligned(head, rows, err=err)
        return
    for row in (head, *rows):
        click.echo("\t".join(printable(cell) for cell in row), err=err)


def _print_aligned(head: Sequence[str], rows: Iterable[Sequence[str]], *, err: bool) -> None:
    columns = [Column(heading, overflow="fold") for heading in head]
    table = Table(*columns, box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    Console(stderr=err).print(table)
