"""Everything that was released of a cohort, as tables for a spreadsheet, with a codebook."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from turnabout.matchmaking.sheets.writing import written
from turnabout.programs.models import Cohort
from turnabout.reports.codebook import meaning
from turnabout.reports.questions import asked_as
from turnabout.reports.sources import Cell, Table, released, tables_of, title_of
from turnabout.respect.models.snapshots import Snapshot

MOMENT = (1980, 1, 1, 0, 0, 0)
"""The same for every file, so that the same numbers give the same bytes."""


def export_of(cohort: Cohort, *, with_comments: bool) -> bytes:
    """Return a ZIP: a table a file, the questions, the codebook, and how to read it all."""
    snapshots = released(cohort)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _files(snapshots, with_comments=with_comments):
            archive.writestr(zipfile.ZipInfo(name, MOMENT), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def file_of(snapshot: Snapshot, table: Table) -> str:
    """Return under which name a table of a snapshot stands in the export."""
    return f"{snapshot.source}-{snapshot.number}-{table.name}.csv"


def _files(snapshots: list[Snapshot], *, with_comments: bool) -> Iterator[tuple[str, bytes]]:
    questions: dict[str, str] = {}
    columns: dict[tuple[str, str], str] = {}
    for snapshot in snapshots:
        told = snapshot.findings
        questions |= {one.question: asked_as(one.question) for one in told.figures}
        for table in tables_of(told, with_comments=with_comments):
            columns |= {(table.name, one): meaning(table.name, one) for one in table.columns}
            yield file_of(snapshot, table), _csv(table.columns, (row for _at, row in table.rows))
    yield "snapshots.csv", _csv(_COLUMNS, map(_facts, snapshots))
    yield "questions.csv", _csv(("question", "words"), sorted(questions.items()))
    yield "codebook.csv", _csv(("table", "column", "meaning"), _book(columns))
    yield "README.txt", _readme().encode()


def _book(columns: dict[tuple[str, str], str]) -> Iterator[tuple[str, str, str]]:
    for (table, column), words in columns.items():
        yield table, column, words


_COLUMNS = ("title", "source", "number", "frozen_at", "design", "withheld", "rules", "digest")


def _facts(snapshot: Snapshot) -> tuple[Cell, ...]:
    told = snapshot.findings
    return (
        title_of(snapshot),
        snapshot.source,
        snapshot.number,
        snapshot.frozen_at.isoformat(),
        told.design,
        " ".join(told.withheld),
        json.dumps(snapshot.rules, sort_keys=True),
        snapshot.digest,
    )


def _csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a table as a spreadsheet opens it by itself, and never runs a cell of it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows(map(written, rows))
    return text.getvalue().encode("utf-8-sig")


def _readme() -> str:
    return _(
        "What was released of this cohort, and nothing else: no answer of anybody, no group of "
        "fewer than five people.\n\n"
        "snapshots.csv says when each release was frozen, by which rules, and its digest. Each "
        "other table is named by its source, its number and what it holds. codebook.csv says what "
        "each column means, questions.csv how each question was put. Means are in half steps; what "
        "is empty was withheld, or not asked.\n\n"
        "Text that a spreadsheet could run has an apostrophe before it.\n"
    )
