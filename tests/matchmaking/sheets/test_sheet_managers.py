from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turnabout.matchmaking import Policy, match
from turnabout.matchmaking.people import Person
from turnabout.matchmaking.sheets import Problem, Sheet, read_sheet
from turnabout.matchmaking.sheets.managers import ManagerCells
from turnabout.matchmaking.sheets.problems import Findings

ProblemsIn = Callable[[Path], list[Problem]]
Save = Callable[..., Path]

HEADINGS = "id,name,email,role,Line manager\n"
TOM = "tom,Tom Okafor,Tom.Okafor@example.org,,\n"
NAMES = st.sampled_from(["", "Ann Lee", "ANN LEE", "Lee, Ann", "Ben", "k1", "ben@x.org", "Ben; k1"])


def managers(sheet: Sheet) -> dict[str, str | None]:
    return {person.id: person.manager_id for person in sheet.pool.people}


def told(found: Sequence[Problem]) -> list[tuple[int | None, str, str, str]]:
    return [(each.row, each.column, each.value, each.message) for each in found]


@pytest.mark.parametrize(
    "cell",
    [
        "tom",
        "tom.okafor@EXAMPLE.org",
        "Tom Okafor",
        "  TOM   okafor ",
        '"Okafor, Tom"',
        '"okafor,tom"',
        "Tom Okafor (tom)",
        "Tom Okafor <tom.okafor@example.org>",
        '"Okafor, Tom <tom.okafor@example.org>"',
        "<tom.okafor@example.org>",
        "T. Okafor <tom.okafor@example.org>",
        "Tom Okafor <okafor@home.example>",
        "Tom Okafor (Sales)",
    ],
)
def test_a_manager_is_named_by_id_by_email_or_by_full_name(save: Save, cell: str):
    sheet = read_sheet(save(HEADINGS + f"a,Ann,,,{cell}\n" + TOM))
    assert managers(sheet) == {"a": "tom", "tom": None}
    assert sheet.notes == ()


@pytest.mark.parametrize("cell", ["Tom", "Okafor", "Tom B Okafor", "okafor@example.org", "TOM"])
def test_nobody_is_guessed_from_something_like_a_name(save: Save, cell: str):
    sheet = read_sheet(save(HEADINGS + f"a,Ann,,,{cell}\n" + TOM))
    assert managers(sheet) == {"a": cell, "tom": None}
    assert [note.row for note in sheet.notes] == [2]


def test_a_name_may_be_turned_round_in_the_sheet_and_its_accents_written_apart(save: Save):
    rows = 'a,"Müller, Zoë",,\nb,Ben,,Zoe\u0308 Mu\u0308ller\n'
    sheet = read_sheet(save("id,name,role,manager\n" + rows))
    assert managers(sheet) == {"a": None, "b": "a"}


def test_an_id_goes_before_an_email_and_an_email_before_a_name(save: Save):
    people = "kim,Ann,,,\nb,Kim,,,\nc,Cho,lee,,\nd,Lee,,,\n"
    sheet = read_sheet(save(HEADINGS + people + "e,Eve,,,kim\nf,Flo,,,lee\n"))
    assert (sheet.pool["e"].manager_id, sheet.pool["f"].manager_id) == ("kim", "c")


def test_nobody_is_paired_with_a_boss_who_is_named_by_name(save: Save):
    head = "id,name,role,level,offers,wants,slots,Manager\n"
    mentor = "amina,Amina Yusuf,mentor,1,Git:3,,Mon 9-10,{}\n"
    mentee = "tom,Tom Okafor,mentee,4,,Git:0,Mon 9-10,\n"
    above = read_sheet(save(head + mentor.format("Tom Okafor") + mentee)).pool
    apart = read_sheet(save(head + mentor.format("") + mentee)).pool
    assert len(match(above, Policy()).pairs) == 0
    assert len(match(apart, Policy()).pairs) == 1


def test_a_name_that_several_bear_is_refused_with_their_rows(save: Save, problems_in: ProblemsIn):
    rows = TOM + "t2,tom okafor,,,\na,Ann,,,Tom Okafor\nb,Ben,,,t2\n"
    (problem,) = problems_in(save(HEADINGS + rows))
    assert str(problem) == (
        "row 4, Line manager, 'Tom Okafor': rows 2 and 3 have this name, so the manager could "
        "be any of them: write the id of the one who is meant"
    )


def test_a_name_beside_the_id_of_somebody_else_is_refused(save: Save, problems_in: ProblemsIn):
    rows = TOM + "t2,Tim Stone,,,\na,Ann,,,Tom Okafor (t2)\n"
    (problem,) = problems_in(save(HEADINGS + rows))
    assert (problem.row, problem.message) == (
        4,
        "rows 2 and 3 are meant by this, so the manager could be any of them",
    )


def test_of_namesakes_the_id_or_email_behind_the_name_tells_which(save: Save):
    rows = TOM + "t2,Tom Okafor,t2@example.org,,\na,Ann,,,Tom Okafor (t2)\n"
    sheet = read_sheet(save(HEADINGS + rows + "b,Ben,,,Tom Okafor <tom.okafor@example.org>\n"))
    assert managers(sheet) == {"a": "t2", "b": "tom", "t2": None, "tom": None}


def test_an_email_that_many_share_is_refused_with_the_first_rows(
    save: Save, problems_in: ProblemsIn
):
    rows = "".join(f"p{number},,desk@example.org,,\n" for number in range(8))
    (problem,) = problems_in(save(HEADINGS + rows + "a,Ann,,,Desk@example.org\n"))
    assert problem.message == (
        "rows 2, 3, 4, 5, 6 and 3 more have this e-mail, so the manager could be any of them"
    )


def test_an_email_that_many_share_does_no_harm_where_it_names_no_manager(save: Save):
    rows = "a,Ann,desk@example.org,,tom\nb,Ben,desk@example.org,,tom\n"
    assert read_sheet(save(HEADINGS + TOM + rows)).notes == ()


def test_namesakes_are_told_together_with_everything_else(save: Save, problems_in: ProblemsIn):
    rows = TOM + ",Tom Okafor,,coach,\na,Ann,,,Tom Okafor\n,Ben,,,Tom Okafor\n"
    problems = problems_in(save(HEADINGS + rows))
    namesakes = "rows 2 and 3 have this name, so the manager could be any of them"
    assert told(problems) == [
        (3, "role", "coach", "this is not a role"),
        (3, "id", "", "the id is missing"),
        (4, "Line manager", "Tom Okafor", namesakes),
        (5, "id", "", "the id is missing"),
        (5, "Line manager", "Tom Okafor", namesakes),
    ]


@pytest.mark.parametrize("cell", ["tom; ann", "Tom Okafor | Ann", '"tom, ann"', '"Tom Okafor,ann"'])
def test_two_managers_in_a_cell_are_refused(save: Save, problems_in: ProblemsIn, cell: str):
    (problem,) = problems_in(save(HEADINGS + TOM + "ann,Ann,,,\n" + f"b,Ben,,,{cell}\n"))
    assert (problem.row, problem.message) == (4, "there is more than one manager here")


def test_one_manager_who_is_nobody_in_the_sheet_is_noted_beside_the_row(save: Save):
    sheet = read_sheet(save(HEADINGS + 'a,Ann,,,"Doe, Jane"\n' + TOM))
    message = (
        "nobody in the sheet has this id, e-mail or name: the reporting line above this person "
        "is not known, so the line rule cannot see it"
    )
    assert told(sheet.notes) == [(2, "Line manager", "Doe, Jane", message)]


def test_many_managers_who_are_nobody_in_the_sheet_are_one_note(save: Save):
    rows = "".join(f"p{number},,,,x{number % 3}\n" for number in range(8))
    sheet = read_sheet(save(HEADINGS + rows + TOM))
    message = (
        "the managers of 8 people are not in the sheet (rows 2, 3, 4, 5, 6 and 3 more): the "
        "reporting lines above these people are not known, so the line rule cannot see them"
    )
    assert told(sheet.notes) == [(None, "Line manager", "x0; x1; x2", message)]
    assert sheet.pool["p4"].manager_id == "x1"


@pytest.mark.parametrize(
    ("head", "column"), [("id,role\na,\n", ""), ("id,role,Boss\na,,\n", "Boss")]
)
def test_where_nobody_has_a_manager_the_line_rule_is_said_to_be_blind(
    save: Save, head: str, column: str
):
    blind = [note for note in read_sheet(save(head)).notes if note.blinds]
    message = "nobody has a manager here, so the line rule keeps nobody apart"
    assert told(blind) == [(None, column, "", message)]


@pytest.mark.parametrize("cell", ["Jane Doe", "tom"])
def test_a_manager_who_is_not_known_blinds_the_line_rule(save: Save, cell: str):
    sheet = read_sheet(save(HEADINGS + f"a,Ann,,,{cell}\n" + TOM))
    assert [note.blinds for note in sheet.notes] == {"Jane Doe": ["line"], "tom": []}[cell]


@pytest.mark.parametrize("cell", ["tom", "tom.okafor@example.org", "Tom Okafor"])
def test_who_names_themselves_has_no_manager(save: Save, cell: str):
    sheet = read_sheet(save(HEADINGS + f"tom,Tom Okafor,tom.okafor@example.org,,{cell}\n"))
    message = "this person is their own manager; it is read as having none"
    assert told(sheet.notes) == [(2, "Line manager", cell, message)]
    assert managers(sheet) == {"tom": None}


def test_a_circle_of_named_managers_is_noted_under_their_heading(save: Save):
    sheet = read_sheet(save("id,name,role,Manager\na,Ann,,Ben\nb,Ben,,Ann\n"))
    message = "these people manage each other in a circle: Ann (a), Ben (b)"
    assert told(sheet.notes) == [(2, "Manager", "b", message)]


def test_another_column_names_the_manager_only_where_the_id_is_empty(save: Save):
    head = "id,name,role,Manager,Manager e-mail,Manager ID,email\n"
    people = "tom,Tom,,,,,t@x.org\nann,Ann,,,,,a@x.org\n"
    rows = "b,,,Ann,a@x.org,tom,\nc,,,Tom,a@x.org,,\nd,,,Tom,,,\ne,,,,,,\n"
    sheet = read_sheet(save(head + people + rows))
    assert [sheet.pool[one].manager_id for one in "bcde"] == ["tom", "ann", "tom", None]
    assert sheet.notes == ()


def test_what_is_wrong_is_told_under_the_heading_it_stands_under(save: Save):
    head = "id,role,Manager,Manager ID\n"
    by_name = read_sheet(save(head + "a,,Jane Doe,\n"))
    by_id = read_sheet(save(head + "a,,Jane Doe,j7\n"))
    broken = read_sheet(save(head + "a,,J\x07,\n"))
    assert [(note.column, note.value) for note in by_name.notes] == [("Manager", "Jane Doe")]
    assert [(note.column, note.value) for note in by_id.notes] == [("Manager ID", "j7")]
    assert [(note.column, note.value) for note in broken.notes if note.row] == [("Manager", "J�")]


@given(st.lists(st.tuples(NAMES, NAMES, NAMES), max_size=6))
def test_everyone_has_the_manager_that_a_plain_look_finds(cast: list[tuple[str, str, str]]):
    people = [
        Person(id=f"k{place}", name=name, email=email, manager_id=manager or None)
        for place, (name, email, manager) in enumerate(cast)
    ]
    cells = ManagerCells(Findings())
    for row, _ in enumerate(people, 2):
        cells.at(row, "Manager")

    found = cells.found(people, [person.id for person in people])

    expected = [(person.id, plain_manager(person, people)) for person in people]
    assert [(person.id, person.manager_id) for person in found] == expected


def plain_manager(person: Person, people: Sequence[Person]) -> str | None:
    named = person.manager_id or ""
    bearers = (
        [one.id for one in people if one.id == named]
        or [one.id for one in people if turned(one.email) == turned(named)]
        or [one.id for one in people if turned(one.name) == turned(named)]
    )
    if not named or bearers == [person.id]:
        return None
    return bearers[0] if len(bearers) == 1 else named


def turned(name: str) -> str:
    return " ".join(reversed(name.split(", "))).casefold()
