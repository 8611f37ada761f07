import gzip
import io
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from people_drawn import WORDS, people

from turnabout.matchmaking.people import Person
from turnabout.matchmaking.sheets import SheetError, read_sheet, write_people, write_table
from turnabout.matchmaking.sheets.columns import COLUMNS
from turnabout.matchmaking.sheets.formulas import guarded, unguarded
from turnabout.matchmaking.sheets.template_workbook import write_template_workbook
from turnabout.matchmaking.sheets.writing import person_cells

SOME = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
CELLS = st.sampled_from(
    ["", "a", "b", "mentor", "both", "3", "Python:3", "Git:1:2", "Mon 9-10", "en", "UTC", '"', "\0"]
) | st.text(max_size=10)


def read_bytes(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "people"
        path.write_bytes(content)
        with suppress(SheetError):
            read_sheet(path)


def workbook_bytes() -> bytes:
    workbook = openpyxl.Workbook()
    for row in (["id", "role", "level"], ["a", "mentor", 3], ["b", "", "x"]):
        workbook.worksheets[0].append(row)
    saved = io.BytesIO()
    workbook.save(saved)
    return saved.getvalue()


WORKBOOK = workbook_bytes()


@SOME
@given(st.lists(people(), unique_by=lambda person: person.id, min_size=1, max_size=4))
def test_people_written_as_csv_read_back_the_same(cast: Sequence[Person]):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "people.csv"
        write_people(path, cast)
        assert read_sheet(path).pool.people == tuple(sorted(cast, key=lambda person: person.id))


@settings(SOME, max_examples=25)
@given(st.lists(people(), unique_by=lambda person: person.id, min_size=1, max_size=3))
def test_people_written_as_a_workbook_read_back_the_same(cast: Sequence[Person]):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "people.xlsx"
        write_template_workbook(path, [list(COLUMNS), *map(person_cells, cast)], {})
        assert read_sheet(path).pool.people == tuple(sorted(cast, key=lambda person: person.id))


@given(st.text("=+-@'; \t\r\nab", max_size=12) | st.text())
def test_guarded_text_reads_back_the_same(text: str):
    assert unguarded(guarded(text)) == text


@given(st.text("=+-@'; \t\r\nab", max_size=12))
def test_no_guarded_text_begins_a_formula_in_any_piece(text: str):
    pieces = guarded(text).replace("\t", ";").replace("\r", ";").replace("\n", ";").split(";")
    assert [piece for piece in pieces if piece.startswith(tuple("=+-@"))] == []


@SOME
@given(st.binary(max_size=200))
def test_no_bytes_make_the_reader_raise_anything_else(content: bytes):
    read_bytes(content)


@SOME
@given(
    st.lists(st.sampled_from([*COLUMNS, "age", "", "other"]), max_size=8),
    st.lists(st.lists(CELLS, max_size=8), max_size=5),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["utf-8", "utf-16", "cp1252"]),
)
def test_no_text_makes_the_reader_raise_anything_else(
    headings: list[str], rows: list[list[str]], separator: str, encoding: str
):
    lines = [separator.join(["id", "role", *headings]), *map(separator.join, rows)]
    read_bytes("\n".join(lines).encode(encoding, errors="ignore"))


@SOME
@given(st.integers(0, len(WORKBOOK) - 1), st.binary(min_size=1, max_size=30))
def test_no_damaged_workbook_makes_the_reader_raise_anything_else(at: int, damage: bytes):
    read_bytes(WORKBOOK[:at] + damage + WORKBOOK[at + len(damage) :])
    read_bytes(WORKBOOK[:at])


@SOME
@given(st.integers(0, 60), st.binary(min_size=1, max_size=10))
def test_no_damaged_gzip_makes_the_reader_raise_anything_else(at: int, damage: bytes):
    packed = gzip.compress(b"id,role,level\na,mentor,3\nb,,\n", mtime=0)
    read_bytes(packed[:at] + damage + packed[at + len(damage) :])
    read_bytes(packed[:at])


@SOME
@given(st.lists(st.tuples(WORDS, st.integers(), st.floats(allow_nan=False)), max_size=4))
def test_any_table_can_be_written(rows: list[tuple[str, int, float]]):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        write_table(path, ["text", "whole", "part"], rows)
        assert path.read_bytes().count(b"\r\n") == len(rows) + 1
