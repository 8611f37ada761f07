import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from turnabout.cli.exits import Exit

Type = Callable[..., Result]


def test_check_tells_who_signed_up_who_is_stuck_and_what_is_missing(type_in: Type, sheet: Path):
    told = type_in("check", sheet)

    assert told.exit_code == Exit.DONE
    lines = told.stdout.splitlines()
    assert lines[:2] == [
        "7 people, no errors.",
        "Signed up: 3 mentors, 3 mentees, 0 as both; 1 in the directory only.",
    ]
    assert "Lena Wolf (lena)\tmentee" in told.stdout
    assert lines[lines.index("topic\twanted by") + 1] == "Sailing\t1"


def test_check_writes_nothing(type_in: Type, sheet: Path, tmp_path: Path):
    type_in("check", sheet)

    assert [path.name for path in tmp_path.iterdir()] == [sheet.name]


def test_check_as_json(type_in: Type, sheet: Path):
    values = json.loads(type_in("check", sheet, "--json").stdout)

    assert values["roles"] == {"mentor": 3, "mentee": 3, "both": 0, "directory": 1}
    assert [topic["topic"] for topic in values["topics_nobody_offers"]] == ["Sailing"]
    assert "lena" in [person["id"] for person in values["no_partner_possible"]]


def test_check_names_notes_with_their_place(type_in: Type, sheet: Path):
    text = sheet.read_text(encoding="utf-8-sig").replace(",aisha,", ",ghost,", 1)
    sheet.write_text(text, encoding="utf-8")

    lines = type_in("check", sheet).stdout.splitlines()

    head = lines.index("row\tcolumn\tvalue\twhat is noted\twhat to do")
    assert lines[head + 1].split("\t")[:3] == ["4", "manager_id", "ghost"]


def test_check_of_a_sheet_with_errors_ends_with_their_code(type_in: Type, sheet: Path):
    sheet.write_text("id,name\n1,Mina\n", encoding="utf-8")

    refused = type_in("check", sheet)

    assert refused.exit_code == Exit.SHEET
    assert refused.stdout == ""


def test_check_names_notes_below_the_errors(type_in: Type, sheet: Path):
    text = sheet.read_text(encoding="utf-8-sig").replace(",aisha,", ",ghost,", 1)
    sheet.write_text(text.replace("Excel:3", "Excel:9"), encoding="utf-8")

    refused = type_in("check", sheet)

    head, _, error, blank, notes, _, note = refused.stderr.splitlines()
    assert refused.exit_code == Exit.SHEET
    assert (head, blank, notes) == (f"turnabout: {sheet} has 1 error.", "", "1 note:")
    assert error.split("\t")[:3] == ["3", "offers", "Excel:9"]
    assert note.split("\t")[:3] == ["4", "manager_id", "ghost"]
