from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from turnabout.matchmaking.people import Offer, Person, Role, Slot, Want
from turnabout.matchmaking.sheets import Note, Problem, SheetError, read_sheet

ProblemsIn = Callable[[Path], list[Problem]]
Save = Callable[..., Path]

HEADINGS = "id,name,role,level,manager_id,timezone,languages,offers,wants,slots,not_with\n"
AMINA = "amina,Amina Yusuf,mentor,1,tom,Europe/London,en,Python:3,,Mon 9-10,\n"
MARGARET = "margaret,Margaret Ellis,mentee,9,,Europe/London,en; cy,,Python:0:2,Mon 9-10,\n"
TOM = "tom,Tom Okafor,,4,margaret,,,,,,\n"


def told(notes: Sequence[Note]) -> list[tuple[int | None, str, str]]:
    return [(note.row, note.column, note.message) for note in notes]


def test_a_sheet_becomes_a_pool(save: Save):
    sheet = read_sheet(save(HEADINGS + AMINA + MARGARET + TOM))
    assert sheet.pool.people == (
        Person(
            id="amina",
            name="Amina Yusuf",
            role=Role.MENTOR,
            level=1,
            manager_id="tom",
            timezone="Europe/London",
            languages=("en",),
            offers=(Offer("Python", 3),),
            slots=(Slot(540, 600),),
        ),
        Person(
            id="margaret",
            name="Margaret Ellis",
            role=Role.MENTEE,
            level=9,
            timezone="Europe/London",
            languages=("en", "cy"),
            wants=(Want("Python", 0, 2),),
            slots=(Slot(540, 600),),
        ),
        Person(id="tom", name="Tom Okafor", level=4, manager_id="margaret"),
    )
    assert (sheet.rows, sheet.notes, sheet.note_count) == (3, (), 0)
    assert (sheet.ignored, sheet.not_used) == ((), ())


def test_all_problems_come_at_once_in_order_of_their_rows(save: Save, problems_in: ProblemsIn):
    problems = problems_in(
        save(
            HEADINGS
            + "a,Ann,coach,1,,Europe/London,en,,,,\n"
            + "b,Ben,mentor,,,London,Elvish,Python,,Mon 10-9,\n"
            + ",Cho,mentee,3,,,en,,Git:9,,\n"
            + "b,Dee,mentor,2,,Europe/London,,,,,\n"
        )
    )
    assert [(problem.row, problem.column, problem.value) for problem in problems] == [
        (2, "role", "coach"),
        (3, "timezone", "London"),
        (3, "languages", "Elvish"),
        (3, "offers", "Python"),
        (3, "slots", "Mon 10-9"),
        (3, "level", ""),
        (4, "wants", "Git:9"),
        (4, "id", ""),
        (4, "timezone", ""),
        (5, "id", "b"),
        (5, "languages", ""),
    ]
    assert problems[9].message == "rows 3 and 5 have the same id"


def test_each_bad_piece_of_a_list_is_a_problem_of_its_own(save: Save, problems_in: ProblemsIn):
    problems = problems_in(
        save(
            "id,role,level,languages,offers,wants,slots,not_with\n"
            "a,both,3,en; Elvish; Klingonese,Excel; Git:2; git:3; Word:9,Go:7:1; SQL:0:2; R:1:5,"
            "Mon 9-10; Mon 10-9; Moonday,b; c\x08x; d\x07\n"
        )
    )
    assert [(problem.row, problem.column, problem.value) for problem in problems] == [
        (2, "languages", "Elvish"),
        (2, "languages", "Klingonese"),
        (2, "offers", "Excel"),
        (2, "offers", "Word:9"),
        (2, "offers", "git"),
        (2, "wants", "Go:7:1"),
        (2, "wants", "R:1:5"),
        (2, "slots", "Mon 10-9"),
        (2, "slots", "Moonday"),
        (2, "not_with", "c�x"),
        (2, "not_with", "d�"),
    ]


def test_the_other_cells_of_a_row_with_a_wrong_role_are_read_too(
    save: Save, problems_in: ProblemsIn
):
    problems = problems_in(
        save(HEADINGS + "a,Ann,coach,x,,Mars,,Python,,,\n" + AMINA + "b,Ben,none,,,,,,,,\n")
    )
    assert [(problem.row, problem.column, problem.value) for problem in problems] == [
        (2, "role", "coach"),
        (2, "level", "x"),
        (2, "timezone", "Mars"),
        (2, "offers", "Python"),
        (2, "languages", ""),
        (4, "role", "none"),
    ]


def test_the_first_thousand_problems_are_kept_and_all_are_counted(save: Save):
    rows = "".join(f"p{number},mentor,x\n" for number in range(1500))
    with pytest.raises(SheetError) as caught:
        read_sheet(save("id,role,level\n" + rows))
    assert (len(caught.value.problems), caught.value.total) == (1000, 1500)
    assert str(caught.value).endswith("(and 1,499 more)")


def test_a_note_on_the_whole_sheet_is_kept_among_any_number_of_notes(save: Save):
    rows = "".join(f"p{number},,x,Jane Doe\n" for number in range(1500))
    sheet = read_sheet(save("id,role,level,manager\n" + rows))
    first = sheet.notes[0]
    assert (first.row, first.column, first.value) == (None, "manager", "Jane Doe")
    assert (len(sheet.notes), sheet.note_count) == (1001, 1501)


def test_nothing_is_said_of_names_where_the_sheet_has_none(save: Save):
    sheet = read_sheet(save("id,role,level,offers,slots\na,mentor,1,Git:3,Mon 9-10\n"))
    assert [note.column for note in sheet.notes] == ["timezone", "languages", ""]


def test_what_others_than_those_who_signed_up_say_is_only_noted(save: Save):
    sheet = read_sheet(save(HEADINGS + "a,Ann,,n/a,,Mars,en,,,,\n"))
    assert [(note.row, note.column, note.value) for note in sheet.notes if note.row] == [
        (2, "level", "n/a"),
        (2, "timezone", "Mars"),
    ]
    assert sheet.pool.people == (Person(id="a", name="Ann", languages=("en",)),)


def test_columns_that_are_never_used_are_told_from_unknown_ones(save: Save):
    sheet = read_sheet(save("id,role,Gender,Cost centre,Date of birth\na,,x,y,2001-02-03\n"))
    assert sheet.ignored == ("Gender", "Date of birth")
    assert sheet.not_used == ("Cost centre",)


def test_a_sheet_needs_ids_and_roles(save: Save, problems_in: ProblemsIn):
    assert [problem.message for problem in problems_in(save("name\nAnn\n"))] == [
        "there is no column id",
        "there is no column role",
    ]


def test_headings_that_are_not_understood_are_named_where_one_is_missing(
    save: Save, problems_in: ProblemsIn
):
    headings = ",".join(f"h{number}" for number in range(20))
    (few, _), (many, _) = (
        problems_in(save(text)) for text in ("Matricule,E-Mail,Rôle\n7,,Mentor\n", f"{headings}\n")
    )
    assert few.remedy == (
        "add one with a unique id for each person, or rename yours; not understood: Matricule, Rôle"
    )
    assert many.remedy.endswith("h8, h9, and more")


@pytest.mark.parametrize("title", ["Spring cohort,,\n", "\nSpring cohort\n,as of,\n\n"])
def test_a_title_above_the_headings_is_left_out(save: Save, title: str):
    sheet = read_sheet(save(f"{title}id,name,role\na,Ann,\n"))
    assert [person.name for person in sheet.pool.people] == ["Ann"]


def test_a_text_above_the_headings_that_is_no_title_is_told(save: Save, problems_in: ProblemsIn):
    long = problems_in(save("x\n" * 6 + "id,role\na,\n"))
    wide = problems_in(save("Spring,2026\nid,role\na,\n"))
    assert [[problem.row for problem in problems] for problems in (long, wide)] == [[1, 1], [1, 1]]


def test_a_name_in_two_columns_is_one_name(save: Save):
    head = "id,Last name,First name,role,Full name\n"
    rows = "a,Okafor,Tom,,\nb,,Cher,,\nc,Ode,,,Ben Ode-Lee\nd,,,,\n"
    names = [person.name for person in read_sheet(save(head + rows)).pool.people]
    assert names == ["Tom Okafor", "Cher", "Ben Ode-Lee", ""]


def test_a_sheet_without_levels_is_refused_once(save: Save, problems_in: ProblemsIn):
    remedy = "give a whole number, larger for more senior, or name the grades in a ladder"
    (grades,) = problems_in(save("id,role,Band\na,mentor,C\nb,mentee,A\nc,mentor,C\nd,,X\n"))
    (none,) = problems_in(save("id,role\na,mentor\nb,mentee\n"))
    assert str(grades) == (
        "Band, 'C; A': there is no column level, and no ladder that ranks the grades: " + remedy
    )
    assert str(none) == f"there is no column level: {remedy}"


def test_a_ladder_gives_the_level_where_it_is_empty(save: Save):
    path = save("id,role,grade,level\na,mentor,trainee,\nb,mentee,Director,\nc,mentee,other,7\n")
    sheet = read_sheet(path, ladder=("Trainee", "Officer", "Director"))
    assert [person.level for person in sheet.pool.people] == [1, 3, 7]


def test_a_grade_that_is_not_on_the_ladder_is_refused(save: Save):
    with pytest.raises(SheetError) as caught:
        read_sheet(save("id,role,grade\na,mentor,Captain\n"), ladder=("Trainee",))
    (problem,) = caught.value.problems
    assert (problem.column, problem.value) == ("grade", "Captain")
    assert problem.message == "this grade is not on the ladder"


def test_where_nobody_gives_zone_or_language_all_share_one(save: Save):
    sheet = read_sheet(save("id,role,level\na,mentor,1\nb,mentee,2\nc,,\n"))
    assert [(person.timezone, person.languages) for person in sheet.pool.people] == [
        ("UTC", ("und",)),
        ("UTC", ("und",)),
        ("UTC", ()),
    ]
    assert [note.column for note in sheet.notes if note.row is None][:2] == [
        "timezone",
        "languages",
    ]


def test_notes_tell_what_keeps_someone_from_a_pair(save: Save):
    sheet = read_sheet(
        save(
            HEADINGS
            + "a,,mentor,1,,UTC,en,,,,\n"
            + "b,Ben,mentee,5,c,UTC,en,,,,zoe; a\n"
            + "c,Cho,,,,,,Git:3,,,\n"
        )
    )
    assert told(sheet.notes) == [
        (2, "name", "the name is missing, so the id stands in its place"),
        (2, "offers", "this mentor offers no topic, so no mentee can be paired with them"),
        (2, "slots", "this person gives no time to meet, so they share none with anybody"),
        (
            3,
            "not_with",
            "nobody in the sheet has this id, e-mail or name, so it keeps nobody apart",
        ),
        (3, "wants", "this mentee wants no topic, so no mentor can be paired with them"),
        (3, "slots", "this person gives no time to meet, so they share none with anybody"),
        (4, "role", "this person gives topics but did not sign up"),
    ]
    assert [note.value for note in sheet.notes if note.column == "not_with"] == ["zoe"]


def test_each_circle_of_managers_is_named_once(save: Save):
    path = save(
        "id,name,role,manager_id\n"
        "c,Cho,,a\nb,Ben,,c\na,Ann,,b\nd,Dee,,a\ne,Eve,,f\nf,Flo,,e\ng,Gus,,\n"
    )
    sheet = read_sheet(path)
    assert told(sheet.notes) == [
        (
            4,
            "manager_id",
            "these people manage each other in a circle: Ann (a), Ben (b), Cho (c)",
        ),
        (6, "manager_id", "these people manage each other in a circle: Eve (e), Flo (f)"),
    ]


def test_progress_counts_rows_and_may_stop_the_reading(save: Save):
    path = save("id,role\n" + "".join(f"p{number},\n" for number in range(2500)))
    seen: list[int] = []
    read_sheet(path, progress=seen.append)
    assert seen == [1000, 2000, 2500]

    def stop(_rows: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_sheet(path, progress=stop)


def test_values_in_problems_are_short_and_safe_to_show(save: Save, problems_in: ProblemsIn):
    (problem,) = problems_in(save("id,role\na,\x1b[2Jmentor" + "x" * 100 + "\n"))
    assert problem.value == "�[2Jmentor" + "x" * 69 + "…"
