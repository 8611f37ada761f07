"""Any table in, as it stands: its headings and its rows, from a file that may be hostile."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from turnabout.matchmaking.sheets.files import Row, open_table
from turnabout.matchmaking.sheets.limits import MAX_COLUMNS
from turnabout.matchmaking.sheets.problems import Unreadable


@dataclass(frozen=True, slots=True)
class PlainTable:
    """What a file holds: a row of headings and, below it, the rows that are not blank.

    `headings` has a place for each cell of the row of headings, "" where there is none. `remarks`
    are sentences worth knowing: what, then remedy.
    """

    headings: tuple[str, ...]
    rows: Iterator[Row]
    remarks: tuple[tuple[str, str], ...]


@contextmanager
def open_plain_table(path: Path) -> Iterator[PlainTable]:
    """Open a CSV file or a workbook for reading in bounded memory.

    Raises Unreadable, here or while the rows are read.
    """
    with open_table(path) as table:
        row, cells = table.headings()
        headings = tuple(" ".join(cell.split()) for cell in cells)
        if sum(1 for heading in headings if heading) > MAX_COLUMNS:
            raise Unreadable(
                f"the sheet has more than {MAX_COLUMNS} columns",
                "delete those that are not needed",
                row=row,
            )
        yield PlainTable(headings, table.rows, table.remarks)
