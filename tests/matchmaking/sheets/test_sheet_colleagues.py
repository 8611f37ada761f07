"""Lists of people: whoever is named in words is kept apart, chosen or remembered all the same."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turnabout.matchmaking import Policy, match
from turnabout.matchmaking.people import Person
from turnabout.matchmaking.sheets import Problem, Sheet, SheetError, read_sheet
from turnabout.matchmaking.sheets.colleagues import LISTS, ColleagueCells
from turnabout.matchmaking.sheets.problems import Findings

ProblemsIn = Callable[[Path], list[Problem]]
Save = Callable[..., Path]

HEADINGS = "id,name,email,role,manager,Not with,prefers,past\n"
TOM = "tom,Tom Okafor,Tom.Okafor@example.org,,amy,,,\n"
AMY = 'amy,"Yusuf, Amina",amina@example.org,,,,,\n'
UNKNOWN = "nobody in the sheet has this id, e-mail or name"
NAMES = st.sampled_from(["", "Ann Lee", "Ben Ode", "k1", "k2", "ben@x.org", "kim@x.org", "k9"])


def lists(sheet: Sheet, who: str) -> tuple[tuple[str, ...], ...]:
    person = sheet.pool[who]
    return person.not_with, person.prefers, person.past


def told(found: Sequence[Problem]) -> list[tuple[int | None, str, str, str]]:
    return [(each.row, each.column, each.value, each.message) for each in found]


@pytest.mark.parametrize(
    "cell",
    [
        "tom",
        "tom.okafor@EXAMPLE.org",
        "TOM  okafor",
        "Okafor, Tom",
        "Okafor,Tom",
        "Tom Okafor <tom.okafor@example.org>",
        "Okafor, Tom <tom.okafor@example.org>",
        "Tom Okafor (tom)",
        "Tom Okafor; tom | TOM OKAFOR, tom.okafor@example.org",
    ],
)
def test_who_is_listed_is_named_by_id_by_email_or_by_full_name(save: Save, cell: str):
    sheet = read_sheet(save(HEADINGS + TOM + f'a,Ann,,,tom,"{cell}","{cell}","{cell}"\n' + AMY))
    assert lists(sheet, "a") == (("tom",), ("tom",), ("tom",))
    assert sheet.notes == ()


@pytest.mark.parametrize(
    "cell",
    [
        "tom, amy",
        "Tom Okafor, Amina Yusuf",
        "Okafor, Tom, Yusuf, Amina",
        "Okafor, Tom; Yusuf, Amina",
        "Tom Okafor, amina@example.org",
        "tom, Amina Yusuf <amina@example.org>",
        "Tom Okafor <tom.okafor@example.org>, Amina Yusuf <amina@example.org>",
        "Okafor, Tom <tom.okafor@example.org>, Yusuf, Amina (amy)",
        "Tom Okafor\nAmina Yusuf",
    ],
)
def test_several_people_are_listed_with_or_without_commas_in_their_names(save: Save, cell: str):
    sheet = read_sheet(save(HEADINGS + TOM + AMY + f'a,Ann,,,,"{cell}",,\n'))
    assert (lists(sheet, "a")[0], sheet.notes) == (("tom", "amy"), ())


def test_an_unknown_name_does_not_hide_behind_the_email_of_the_next(save: Save):
    sheet = read_sheet(save(HEADINGS + TOM + AMY + 'a,Ann,,,,"Zoe, A <amina@example.org>",,\n'))
    assert lists(sheet, "a")[0] == ("Zoe", "amy")
    assert [(note.row, note.value) for note in sheet.notes] == [(4, "Zoe")]


def test_choices_stay_in_their_order(save: Save):
    sheet = read_sheet(save(HEADINGS + TOM + AMY + 'a,Ann,,,,,"Yusuf, Amina; tom",\n'))
    assert lists(sheet, "a")[1] == ("amy", "tom")


@pytest.mark.parametrize("cell", ["Tom Okafor", "tom@example.org", "Tim Okafor"])
def test_two_are_kept_apart_by_name_and_email_and_by_nothing_like_it(save: Save, cell: str):
    head = "id,name,email,role,level,offers,wants,slots,not_with\n"
    mentor = f"amina,Amina Yusuf,,mentor,1,Git:3,,Mon 9-10,{cell}\n"
    mentee = "t,Tom Okafor,tom@example.org,mentee,4,,Git:0,Mon 9-10,\n"
    sheet = read_sheet(save(head + mentor + mentee))
    assert len(match(sheet.pool, Policy()).pairs) == (cell == "Tim Okafor")


def test_who_is_nobody_in_the_sheet_is_noted_list_by_list(save: Save):
    sheet = read_sheet(save(HEADINGS + TOM + "amy,Amy,,,,Jane Doe; tom; x7,Jim,Joe\n"))
    assert lists(sheet, "amy") == (("Jane Doe", "tom", "x7"), ("Jim",), ("Joe",))
    assert told(sheet.notes) == [
        (3, "Not with", "Jane Doe; x7", f"{UNKNOWN}, so it keeps nobody apart"),
        (3, "prefers", "Jim", UNKNOWN),
        (3, "past", "Joe", UNKNOWN),
    ]
    assert [note.blinds for note in sheet.notes] == ["apart", "", ""]


def test_a_note_that_blinds_a_rule_is_kept_among_any_number_of_others(save: Save):
    rows = "".join(f"p{number},,,,tom,,Jim,\n" for number in range(1500))
    sheet = read_sheet(save(HEADINGS + rows + TOM + "amy,Amy,,,,Jane Doe,,\n"))
    assert [note.value for note in sheet.notes if note.blinds] == ["Jane Doe"]
    assert (len(sheet.notes), sheet.note_count) == (1001, 1501)


def test_a_name_that_several_bear_is_refused_with_their_rows(save: Save, problems_in: ProblemsIn):
    rows = TOM + "t2,tom okafor,,,,,,\n" + "a,Ann,,,,Tom Okafor,,Tom Okafor\nb,Ben,,,,t2,,\n"
    first, second = problems_in(save(HEADINGS + rows))
    assert str(first) == (
        "row 4, Not with, 'Tom Okafor': rows 2 and 3 have this name, so any of them could be the "
        "one: write the id of the one who is meant"
    )
    assert (second.row, second.column) == (4, "past")


def test_what_is_noted_is_told_beside_what_is_wrong(save: Save):
    rows = TOM + AMY + "t2,Tom Okafor,,,,,,\n" + "a,Ann,,,,Tom Okafor; Zoe,,\n"
    with pytest.raises(SheetError) as caught:
        read_sheet(save(HEADINGS + rows))
    assert [problem.value for problem in caught.value.problems] == ["Tom Okafor"]
    assert [note.value for note in caught.value.notes] == ["Zoe"]
    assert (caught.value.total, caught.value.note_count) == (1, 1)


@given(st.lists(st.tuples(NAMES, NAMES, st.lists(NAMES.filter(bool), unique=True)), max_size=6))
def test_everyone_lists_whom_a_plain_look_finds(cast: list[tuple[str, str, list[str]]]):
    people = [
        Person(id=f"k{place}", name=name, email=email, prefers=tuple(listed))
        for place, (name, email, listed) in enumerate(cast)
    ]
    headings = {column: column for column in LISTS}
    cells = ColleagueCells(people, range(2, len(people) + 2), headings)

    found = cells.found([person.id for person in people], Findings())

    assert [person.prefers for person in found] == [
        tuple(dict.fromkeys(plain_id(text, people) for text in person.prefers)) for person in people
    ]


def plain_id(text: str, people: Sequence[Person]) -> str:
    bearers = (
        [one.id for one in people if one.id == text]
        or [one.id for one in people if one.email == text]
        or [one.id for one in people if one.name == text]
    )
    return bearers[0] if len(bearers) == 1 else text
