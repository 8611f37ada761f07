"""Where the sheet leaves a rule blind, a coordinator hears of it before the pairs are published."""

from dataclasses import replace

from report_cast import report_of

from turnabout.cli.report.attention import Task, tasks
from turnabout.cli.report.blindness import blind_spots
from turnabout.cli.report.page import lay_out
from turnabout.cli.report.rendering import render_report
from turnabout.cli.report.tables import NoteRow, note_rows
from turnabout.matchmaking.sheets import Note

APART = "nobody is called this, so it keeps nobody apart"


def apart(row: int, value: str) -> Note:
    return Note(row, "Not with", value, APART, "write the id", "apart")


BOSS = Note(None, "Boss", "Jane; Jim", "two managers are not here", "add a row", "line")
NO_BOSS = Note(None, "", "", "nobody has a manager", "add a column", "line")
SLOT = Note(4, "slots", "", "this person gives no time", "add some")


def test_notes_of_a_kind_are_one_sentence_with_their_places():
    assert [spot.named for spot in blind_spots([BOSS, apart(2, "Zoë"), SLOT, apart(9, "x7")])] == [
        "Boss (“Jane; Jim”): two managers are not here.",
        f"Not with (row 2 “Zoë” and row 9 “x7”): {APART}.",
    ]


def test_of_many_places_the_first_are_named():
    (spot,) = blind_spots(apart(row, "x") for row in range(2, 10))
    assert spot.named == (
        "Not with (row 2 “x”, row 3 “x”, row 4 “x”, row 5 “x”, row 6 “x” and 3 more): "
        + APART
        + "."
    )


def test_where_no_rule_is_blind_there_is_nothing_to_say():
    assert blind_spots([SLOT]) == []


def test_before_publishing_a_person_looks_at_what_is_not_seen():
    report = replace(report_of(), notes=(NO_BOSS, BOSS, apart(2, "Zoë"), SLOT), note_count=4)
    assert tasks(report)[:3] == (
        Task("Look at the managers in the sheet.", "Nobody has a manager.", "sheet"),
        Task("Look at “Boss” in the sheet.", "Two managers are not here.", "sheet"),
        Task("Look at “Not with” in the sheet.", f"1 row: {APART}.", "sheet"),
    )


def test_the_report_has_all_notes_and_never_says_who_is_not_to_be_with_whom():
    assert note_rows((NO_BOSS, BOSS, SLOT, apart(2, "Zoë"), apart(3, "Ed"))) == (
        NoteRow("Not with", f"2 rows: {APART}.", "Write the id."),
        NoteRow("the sheet as a whole", "Nobody has a manager.", "Add a column."),
        NoteRow("Boss, “Jane; Jim”", "Two managers are not here.", "Add a row."),
        NoteRow("row 4, slots", "This person gives no time.", "Add some."),
    )
    written = render_report(replace(report_of(), notes=(apart(2, "Zoë"), SLOT), note_count=2))
    assert "Zoë" not in written
    assert written.count("2 notes on people.csv") == 1
    assert written.count("This person gives no time.") == 1


def test_notes_that_were_not_kept_are_counted():
    many = replace(report_of(), notes=(SLOT,) * 1001, note_count=1500)
    few = replace(report_of(), notes=(SLOT,), note_count=1)
    assert [lay_out(each).sheet.beyond for each in (many, few)] == [
        "And 500 more cases. They are counted only.",
        "",
    ]


def test_a_sheet_without_notes_has_no_part_of_its_own():
    assert lay_out(report_of()).sheet is None
    assert "Read from the sheet" not in render_report(report_of())
