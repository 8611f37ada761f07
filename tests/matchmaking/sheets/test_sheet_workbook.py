import io
import zipfile
from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from turnabout.matchmaking.sheets import Problem, read_sheet
from turnabout.matchmaking.sheets.columns import COLUMNS

ProblemsIn = Callable[[Path], list[Problem]]
Save = Callable[..., Path]

HEADINGS = ["id", "name", "role", "level", "capacity"]
SHEET = "xl/worksheets/sheet1.xml"


def workbook(*rows: list[Any], title: str = "People") -> openpyxl.Workbook:
    made = openpyxl.Workbook()
    made.worksheets[0].title = title
    for row in rows:
        made.worksheets[0].append(row)
    return made


def saved(made: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def with_part(content: bytes, part: str, replaced: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            new.writestr(name, replaced if name == part else old.read(name))
    return file.getvalue()


def by_hand(worksheet: str, texts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("_rels/.rels", related(officeDocument="book.xml"))
        made.writestr("_rels/book.xml.rels", related(worksheet="one.xml", sharedStrings="two.xml"))
        made.writestr("book.xml", "<workbook><sheet name='One' r:id='worksheet'/></workbook>")
        made.writestr("one.xml", worksheet)
        made.writestr("two.xml", texts)
    return file.getvalue()


def related(**parts: str) -> str:
    relations = "".join(
        f"<Relationship Id='{kind}' Type='http://x/{kind}' Target='{part}'/>"
        for kind, part in parts.items()
    )
    return f"<Relationships>{relations}</Relationships>"


def test_numbers_read_as_they_are_shown(save: Save):
    rows = [1042, "Ann", "mentor", 4.0, "2.0"], ["b", 7.5, "mentee", 9, None]
    people = read_sheet(save(saved(workbook(HEADINGS, *rows)))).pool.people
    told = [(person.id, person.name, person.level, person.capacity) for person in people]
    assert told == [("1042", "Ann", 4, 2), ("b", "7.5", 9, 1)]


def test_texts_keep_their_accents_breaks_and_escapes(save: Save):
    rows = ["a", "Zoë\n_x0041_ Müller", "", None], ["b", " 漢 & <b> ", "", None]
    people = read_sheet(save(saved(workbook(HEADINGS, *rows)))).pool.people
    assert [person.name for person in people] == ["Zoë A Müller", "漢 & <b>"]


def test_a_date_is_refused_where_it_matters_only(save: Save, problems_in: ProblemsIn):
    headings = [*HEADINGS, "Date of birth"]
    born = date(1999, 1, 2)
    fine = save(saved(workbook(headings, ["a", "Ann", "", None, None, born])), "fine")
    assert read_sheet(fine).ignored == ("Date of birth",)
    problems = problems_in(save(saved(workbook(HEADINGS, [date(2026, 3, 1), "Ann", time(9)]))))
    assert [(problem.row, problem.column, problem.message) for problem in problems] == [
        (2, "role", "the cell holds the date or time 1899-12-30 09:00"),
        (2, "id", "the cell holds the date or time 2026-03-01 00:00"),
    ]


def test_an_error_of_the_spreadsheet_is_refused(save: Save, problems_in: ProblemsIn):
    made = workbook(HEADINGS, ["a", "Ann", "mentor", "#N/A", 1])
    made.worksheets[0]["D2"].data_type = "e"
    (problem,) = problems_in(save(saved(made)))
    assert problem.message == "the cell holds the spreadsheet's error #N/A"


def test_a_formula_without_its_result_is_refused(save: Save, problems_in: ProblemsIn):
    made = workbook(HEADINGS, ["a", "Ann", "mentor", "=1+1", 1])
    (problem,) = problems_in(save(saved(made)))
    assert (problem.row, problem.column) == (2, "level")
    assert problem.message == "the cell holds a formula that was never worked out"


def test_a_formula_counts_as_its_result_and_may_come_to_nothing(save: Save):
    rows = (
        "<row><c t='str'><v>id</v></c><c t='str'><v>name</v></c><c t='str'><v>role</v></c></row>"
        "<row><c t='str'><f>B9</f><v>a</v></c><c t='str'><f>B8</f><v></v></c></row>"
    )
    path = save(by_hand(f"<worksheet>{rows}</worksheet>", "<sst/>"))
    assert [(one.id, one.name) for one in read_sheet(path).pool.people] == [("a", "")]


def test_cells_merged_over_several_rows_are_noted(save: Save):
    headings = ["id", "department", "role"]
    made = workbook(headings, ["a", "Sales"], ["b", "Sales"], ["c", "Sales"], ["d", "Law", ""])
    made.worksheets[0].merge_cells("B5:C5")
    plain = read_sheet(save(saved(made), "plain"))
    made.worksheets[0].merge_cells("B2:B4")
    merged = read_sheet(save(saved(made), "merged"))
    assert [note.message for note in plain.notes if not note.blinds] == []
    assert [note.message for note in merged.notes if not note.blinds] == [
        "cells are merged over several rows (B2:B4): only the first of these rows has what they say"
    ]
    assert [person.department for person in merged.pool.people] == ["Sales", "", "", "Law"]


def test_rows_keep_their_numbers_over_gaps(save: Save, problems_in: ProblemsIn):
    made = workbook(HEADINGS)
    made.worksheets[0]["A9"] = "a"
    made.worksheets[0]["C9"] = "coach"
    assert [(problem.row, problem.column) for problem in problems_in(save(saved(made)))] == [
        (9, "role")
    ]


def test_shared_texts_are_read_without_their_pronunciation(save: Save):
    texts = (
        "<sst><si><t>id</t></si><si><t>role</t></si><si/>"
        "<si><r><t>漢</t></r><r><t> 字</t></r><rPh><t>kanji</t></rPh></si></sst>"
    )
    rows = (
        "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row>"
        "<row><c t='s'><v>3</v></c><c t='s'><v>2</v></c></row>"
    )
    path = save(by_hand(f"<worksheet>{rows}</worksheet>", texts))
    assert [person.id for person in read_sheet(path).pool.people] == ["漢 字"]


def test_cells_without_a_place_stand_one_after_the_other(save: Save):
    text = "<row><c t='inlineStr'><is><t>{}</t></is></c><c t='str'><v>{}</v></c></row>"
    rows = text.format("id", "role") + text.format("a", "") + text.format("b", "")
    xml = f"<x:worksheet xmlns:x='x'><sheetData>{rows}</sheetData></x:worksheet>"
    path = save(with_part(saved(workbook()), SHEET, xml.encode()))
    assert [person.id for person in read_sheet(path).pool.people] == ["a", "b"]


def test_the_first_worksheet_that_is_not_hidden_is_read(save: Save):
    made = workbook(["nothing"], title="Old")
    made.worksheets[0].sheet_state = "hidden"
    made.create_sheet("Now").append(["id", "role"])
    made.worksheets[1].append(["a", None])
    made.create_sheet("Later")
    sheet = read_sheet(save(saved(made)))
    assert [person.id for person in sheet.pool.people] == ["a"]
    assert [note.message for note in sheet.notes if not note.blinds] == [
        "only the first worksheet 'Now' is read, not 'Later'"
    ]


def test_formatted_cells_without_a_value_do_not_matter(save: Save):
    made = workbook(["id", "role"], ["a", None])
    made.worksheets[0]["XFD1048576"].number_format = "@"
    assert read_sheet(save(saved(made))).rows == 1


def test_every_column_of_another_library_reads_the_same_as_in_csv(save: Save):
    row = ["a", "A", "m@x", "both", "G7", 3, "D", "J", "b", "UTC", "en", 2, "P:1", "Q:0:1"]
    row += ["Mon 9-10", "c", "d", "e", "craft", "1;2;3;4"]
    text = ",".join(COLUMNS) + "\n" + ",".join(map(str, row)) + "\n"
    by_hand = read_sheet(save(text, "people.csv")).pool
    assert read_sheet(save(saved(workbook(list(COLUMNS), row)), "people.xlsx")).pool == by_hand


@pytest.mark.parametrize(
    ("start", "remedy"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it as .xlsx without a password, or as CSV"),
        (b"PK\x03\x04", "open it in a spreadsheet and save it anew"),
    ],
)
def test_other_workbooks_get_a_remedy(
    save: Save, problems_in: ProblemsIn, start: bytes, remedy: str
):
    (problem,) = problems_in(save(start + bytes(2000)))
    assert problem.remedy == remedy


def test_an_opendocument_sheet_gets_a_remedy(save: Save, problems_in: ProblemsIn):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("content.xml", "<x/>")
    (problem,) = problems_in(save(file.getvalue()))
    assert str(problem) == (
        "this is not an .xlsx workbook but one of another kind: save it as .xlsx or CSV"
    )


def test_a_zip_file_of_something_else_gets_a_remedy(save: Save, problems_in: ProblemsIn):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("photo.txt", "x")
    (problem,) = problems_in(save(file.getvalue()))
    assert problem.message == "this zip file holds no workbook"


@pytest.mark.parametrize(
    "xml",
    [
        b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><worksheet>&e;</worksheet>",
        b"<worksheet>&e;</worksheet>",
        b"<worksheet><sheetData>",
        b"<worksheet><row r='x'></row></worksheet>",
        b"<worksheet><row><c t='s'><v>99</v></c></row></worksheet>",
        b"<worksheet><row><c t='s'><v>x</v></c></row></worksheet>",
        b"<worksheet><row><c r='12'><v>1</v></c></row></worksheet>",
        b"<worksheet><row><c><v>1,5</v></c></row></worksheet>",
        "<worksheet/>".encode("utf-16"),
        b"<a>" * 100 + b"</a>" * 100,
        b"",
    ],
)
def test_a_worksheet_that_no_spreadsheet_writes_is_refused(
    save: Save, problems_in: ProblemsIn, xml: bytes
):
    path = save(with_part(saved(workbook(["id", "role"], ["a", ""])), SHEET, xml))
    (problem,) = problems_in(path)
    assert problem.remedy != ""
