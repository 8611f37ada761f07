"""The pairs of a run as a file to take away. No cell of it is run by a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from openpyxl import Workbook

from turnabout.matchmaking.policy import POINT
from turnabout.matchmaking.sheets.writing import Value, written
from turnabout.pairs.models import MatchRun
from turnabout.pairs.topics import in_words
from turnabout.skills.book import Book, the_book

COLUMNS = {
    "mentor_id": "mentor__person__staff_id",
    "mentor_name": "mentor__person__name",
    "mentor_department": "mentor__person__department",
    "mentee_id": "mentee__person__staff_id",
    "mentee_name": "mentee__person__name",
    "mentee_department": "mentee__person__department",
    "points": "told_score",
    "topics": "topics",
    "winter_minutes": "winter_minutes",
    "summer_minutes": "summer_minutes",
    "approved": "approved_at",
}
"""As in the pairs.csv of the command, and departments, minutes and yes; where each stands.

The points are those that may be told, so they are not called a score.
"""

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_csv(run: MatchRun) -> bytes:
    """Return the pairs as text that a spreadsheet opens as it is."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(_lines(run))
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(run: MatchRun) -> bytes:
    """Return the pairs as a workbook."""
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Pairs")
    for line in _lines(run):
        sheet.append(line)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


KINDS = {"csv": (as_csv, CSV), "xlsx": (as_xlsx, XLSX)}
"""How a run becomes a file, and what kind of file that is, by the end of its name."""


def _lines(run: MatchRun) -> Iterator[list[Value]]:
    yield list(COLUMNS)
    book = the_book()
    for values in run.proposals.values_list(*COLUMNS.values()):
        yield written(_cells(dict(zip(COLUMNS, values, strict=True)), book))


def _cells(said: dict[str, Any], book: Book) -> Iterable[Value]:
    topics = "; ".join(in_words(said["topics"], book))
    plain = {"points": said["points"] / POINT, "topics": topics}
    return (said | plain | {"approved": "yes" if said["approved"] else "no"}).values()
