import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from turnabout.matchmaking.sheets import Problem, read_sheet

ProblemsIn = Callable[[Path], list[Problem]]
Save = Callable[..., Path]

ROWS = [
    ["id", "name", "role", "level", "timezone", "languages"],
    ["a", "Zoë Müller", "mentor", "1", "Europe/Berlin", "de"],
    ["b", "Noor", "mentee", "5", "Europe/Berlin", "de"],
]


def text(separator: str = ",", end: str = "\r\n") -> str:
    return "".join(separator.join(row) + end for row in ROWS)


def names(path: Path) -> list[str]:
    return [person.name for person in read_sheet(path).pool.people]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_usual_separator_and_line_end_is_read(save: Save, separator: str, end: str):
    assert names(save(text(separator, end))) == ["Zoë Müller", "Noor"]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_any_usual_encoding_is_read(save: Save, encoding: str):
    assert names(save(text().encode(encoding))) == ["Zoë Müller", "Noor"]


def test_windows_1252_is_noted_and_utf_8_is_not(save: Save):
    said = "the file is not UTF-8 and was read as Windows-1252"
    old = read_sheet(save(text().encode("cp1252"))).notes
    new = read_sheet(save(text().encode())).notes
    assert [note.message for note in old if note.row is None and not note.blinds] == [said]
    assert [note.message for note in new if note.row is None and not note.blinds] == []


def test_gzip_is_known_by_its_content_and_not_by_its_name(save: Save):
    assert names(save(gzip.compress(text().encode()), "people.csv")) == ["Zoë Müller", "Noor"]


def test_a_separator_line_is_no_row(save: Save):
    assert names(save("sep=;\r\n" + text(";"))) == ["Zoë Müller", "Noor"]


def test_a_line_break_in_a_cell_shifts_no_row(save: Save, problems_in: ProblemsIn):
    lines = [
        "id,name,role,level",
        'a,"Zoë\nMüller",mentor,1',
        "",
        "b,Noor,mentee,five",
    ]
    problems = problems_in(save("\n".join(lines)))
    assert [(problem.row, problem.column, problem.value) for problem in problems] == [
        (4, "level", "five")
    ]


def test_a_quotation_mark_that_never_closes_is_named(save: Save, problems_in: ProblemsIn):
    problems = problems_in(save('id,role\na,""\nb,"mentor\nc,mentee\n'))
    assert [str(problem) for problem in problems] == [
        "row 3: a quotation mark is opened in this row and never closed: close it, or delete it"
    ]


def test_text_that_holds_the_separator_unquoted_is_refused(save: Save, problems_in: ProblemsIn):
    problems = problems_in(save("id,role,name\na,,Baker, Ann\nb,,Noor,\n"))
    assert [(problem.row, problem.message) for problem in problems] == [
        (2, "cell 4 of this row stands under no heading")
    ]
