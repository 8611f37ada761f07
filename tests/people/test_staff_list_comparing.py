"""A staff list is compared with the directory: new, changed fact by fact, gone, or wrong."""

import pytest
from tests.cast import NOW, enter
from tests.people.staff_list_cast import compared, problems_of, quietly, taken

from turnabout.matchmaking.sheets.problems import Unreadable
from turnabout.people.models import Grade, Line, Office, Person, StaffList
from turnabout.people.offices import appoint
from turnabout.people.staff_lists.comparing import compare
from turnabout.people.staff_lists.taking import SHORT

HEAD = "ID,Name,Mail,Manager,Grade,Job\n"


def _lines(staff_list: StaffList, kind: Line.Kind) -> list[tuple[object, object, object]]:
    return [(one.row, one.before, one.after) for one in staff_list.lines.of_kind(kind)]


def test_somebody_nobody_knew_is_new(carla: Person):
    staff_list = compared(HEAD + "7,Bea Holm,Bea@X.example,,,Clerk\n", by=carla)

    assert staff_list.counts == {"new": 1, "changed": 0, "gone": 0, "unchanged": 0}
    [(row, before, after)] = _lines(staff_list, Line.Kind.NEW)
    assert (row, before, after["staff_id"], after["email"], after["job"]) == (
        2,
        {},
        "7",
        "bea@x.example",
        "Clerk",
    )


def test_somebody_known_by_number_changes_fact_by_fact(carla: Person):
    bea = enter("Bea Holm", "bea@x.example", staff_id="7", job="Clerk")

    staff_list = compared(HEAD + "7,Bea Lund,bea.lund@x.example,,,Clerk\n", by=carla)

    line = staff_list.lines.get()
    assert (line.person, line.before, line.after) == (
        bea,
        {"name": "Bea Holm", "email": "bea@x.example"},
        {"name": "Bea Lund", "email": "bea.lund@x.example"},
    )


def test_somebody_without_a_number_is_known_by_e_mail_and_gets_it(carla: Person):
    enter("Bea Holm", "bea@x.example")

    staff_list = compared("ID,Name,Mail\n7,Bea Holm,BEA@x.example\n", by=carla)

    assert _lines(staff_list, Line.Kind.CHANGED) == [(2, {"staff_id": ""}, {"staff_id": "7"})]


def test_who_is_as_the_list_says_is_only_counted(carla: Person):
    enter("Bea Holm", "bea@x.example", staff_id="7")

    staff_list = compared("ID,Name,Mail\n7,Bea Holm,bea@x.example\n", by=carla)

    assert staff_list.counts == {"new": 0, "changed": 0, "gone": 0, "unchanged": 1}
    assert staff_list.lines.count() == 0


def test_a_fact_that_the_list_has_no_column_for_stays(carla: Person):
    enter("Bea Holm", "bea@x.example", location="Bergen")

    staff_list = compared("Name,Mail\nBea Holm,bea@x.example\n", by=carla)

    assert staff_list.lines.count() == 0


def test_an_empty_cell_empties_the_fact(carla: Person):
    enter("Bea Holm", "bea@x.example", job="Clerk")

    staff_list = compared("Name,Mail,Job\nBea Holm,bea@x.example,\n", by=carla)

    assert _lines(staff_list, Line.Kind.CHANGED) == [(2, {"job": "Clerk"}, {"job": ""})]


def test_who_is_not_in_the_list_is_gone_but_never_who_holds_an_office(carla: Person, noor: Person):
    staff_list = compared("Name,Mail\nBea Holm,bea@x.example\n", by=carla)

    gone = staff_list.lines.of_kind(Line.Kind.GONE)

    assert [line.person for line in gone] == [noor]


def test_who_has_left_and_is_in_the_list_comes_back(carla: Person):
    enter("Bea Holm", "bea@x.example", left_at=NOW)

    staff_list = compared("Name,Mail\nBea Holm,bea@x.example\n", by=carla)

    assert _lines(staff_list, Line.Kind.CHANGED) == [
        (2, {"left_at": NOW.isoformat()}, {"left_at": None})
    ]


def test_an_address_may_pass_from_one_to_another(carla: Person):
    enter("Ann", "info@x.example", staff_id="1")
    enter("Bob", "bob@x.example", staff_id="2")

    staff_list = compared("ID,Name,Mail\n1,Ann,ann@x.example\n2,Bob,info@x.example\n", by=carla)

    assert staff_list.problems == []
    assert staff_list.counts["changed"] == 2


def test_an_address_of_somebody_outside_the_list_is_refused(carla: Person):
    enter("Ann", "ann@x.example", staff_id="1")
    enter("Bob", "bob@x.example", staff_id="2")

    assert problems_of("ID,Name,Mail\n2,Bob,ann@x.example\n", by=carla) == [
        (2, "Mail", "ann@x.example", "this address belongs to Ann, who has another staff number")
    ]


@pytest.mark.parametrize("manager", ["1", "ANN@x.example", "ann ågren", "Ågren, Ann"])
def test_a_manager_is_found_by_number_by_e_mail_and_by_name(carla: Person, manager: str):
    ann = enter("Ann Ågren", "ann@x.example", staff_id="1")

    staff_list = compared(f'Name,Mail,Manager\nBob,bob@x.example,"{manager}"\n', by=carla)

    assert staff_list.lines.of_kind(Line.Kind.NEW).get().after["manager"] == ann.pk


def test_a_manager_may_be_new_in_the_same_list(carla: Person):
    text = "Name,Mail,Manager\nBob,bob@x.example,Ann\nAnn,ann@x.example,\n"

    staff_list = compared(text, by=carla)

    assert staff_list.lines.get(row=2).after["manager_row"] == 3


def test_a_manager_who_could_be_several_is_refused(carla: Person):
    enter("Ann", "ann@x.example")

    assert problems_of("Name,Mail,Boss\nAnn,ann2@x.example,\nBob,b@x.example,Ann\n", by=carla) == [
        (3, "Boss", "Ann", "2 people go by this, so the manager could be any of them")
    ]


def test_managers_whom_nobody_knows_are_noted_together_and_stay_as_they_are(carla: Person):
    ann = enter("Ann", "ann@x.example")
    enter("Bob", "bob@x.example", manager=ann)

    staff_list = compared("Name,Mail,Boss\nBob,bob@x.example,Zed\nCyd,c@x.example,Yul\n", by=carla)

    assert staff_list.problems == []
    assert [(one["column"], one["value"]) for one in staff_list.notes] == [("Boss", "Zed; Yul")]
    assert staff_list.counts["changed"] == 0


def test_people_who_manage_each_other_in_a_circle_are_named(carla: Person):
    managers = {"Ann": "Bob", "Bob": "Cyd", "Cyd": "Ann", "Dot": "Ann"}
    rows = [f"{name},{name}@x.example,{boss}\n" for name, boss in managers.items()]

    staff_list = compared("Name,Mail,Boss\n" + "".join(rows), by=carla)

    assert [one["message"] for one in staff_list.notes] == [
        "these people manage each other in a circle: Ann → Bob → Cyd → Ann"
    ]
    assert staff_list.is_ready


def test_who_is_their_own_manager_has_none(carla: Person):
    staff_list = compared("Name,Mail,Boss\nAnn,a@x.example,Ann\n", by=carla)

    assert staff_list.lines.get(kind=Line.Kind.NEW).after["manager"] is None
    assert [one["message"] for one in staff_list.notes] == [
        "this person is their own manager; it is read as having none"
    ]


def test_a_grade_is_the_same_in_capitals(carla: Person):
    Grade.objects.create(name="Manager", height=1)

    text = "Name,Mail,Grade\nA,a@x.example,MANAGER\nB,b@x.example,clerk\nC,c@x.example,Clerk\n"

    staff_list = compared(text, by=carla)

    grades = [line.after["grade"] for line in staff_list.lines.of_kind(Line.Kind.NEW)]
    assert (grades, staff_list.new_grades) == (["Manager", "clerk", "clerk"], ["clerk"])


def test_levels_alone_are_grades_too(carla: Person):
    staff_list = compared("Name,Mail,Level\nA,a@x.example,7\nB,b@x.example,\n", by=carla)

    assert (staff_list.new_grades, staff_list.levels) == (["Level 7"], {"Level 7": 7})


def test_a_grade_with_two_levels_says_nothing_of_its_height(carla: Person):
    text = "Name,Mail,Grade,Level\nA,a@x.example,X,1\nB,b@x.example,X,2\nC,c@x.example,Y,3\n"

    assert compared(text, by=carla).levels == {"Y": 3}


def test_everything_that_is_wrong_is_said_at_once_in_the_order_of_the_rows(carla: Person):
    text = (
        "ID,Name,Mail,Zone,TZ\n"
        "1,,ann@x.example,,Mars\n"
        "2,Bob,bob,,\n"
        "2,Cyd,ann@x.example,,\n"
        f"3,{'x' * 161},,,\n"
    )

    assert problems_of(text, by=carla) == [
        (2, "TZ", "Mars", "this is not a time zone of the IANA list"),
        (2, "Name", "", "the name is missing"),
        (3, "Mail", "bob", "this is not an e-mail address"),
        (4, "ID", "2", "rows 3 and 4 have the same one"),
        (4, "Mail", "ann@x.example", "rows 2 and 4 have the same one"),
        (5, "Name", "x" * 79 + "…", "the cell has 161 characters and 160 is the most"),
        (5, "Mail", "", "the e-mail is missing"),
    ]


def test_a_list_with_problems_has_no_lines_and_is_not_ready(carla: Person, noor: Person):
    staff_list = compared("Name,Mail\nBob,bob\n", by=carla)

    assert (staff_list.is_ready, staff_list.lines.count()) == (False, 0)


def test_a_list_without_people_is_refused(carla: Person):
    assert [one[3] for one in problems_of("Name,Mail\n", by=carla)] == [
        "there is nobody below the headings"
    ]


def test_a_file_that_breaks_off_is_not_taken_in_and_the_row_is_said(carla: Person):
    with pytest.raises(Unreadable) as refused:
        taken('Name,Mail\nAnn,a@x.example\n"Bob,b@x.example\n', by=carla)

    assert refused.value.row == 3


def test_a_file_that_breaks_off_far_below_is_refused_when_it_is_compared(carla: Person):
    many = "".join(f"P{number},p{number}@x.example\n" for number in range(SHORT + 1))

    found = problems_of(f'Name,Mail\n{many}"Bob,b@x.example\n', by=carla)

    assert [(row, message) for row, _, _, message in found] == [
        (SHORT + 3, "a quotation mark is opened in this row and never closed")
    ]


def test_a_file_that_is_no_table_is_not_taken_in(carla: Person):
    with pytest.raises(Unreadable):
        taken("", by=carla)

    assert StaffList.objects.count() == 0


def test_a_coordinator_gives_no_administrator_another_address(carla: Person, arne: Person):
    arne.staff_id = "9"
    arne.save()

    assert problems_of("ID,Name,Mail\n9,Arne Bakke,carla2@x.example\n", by=carla) == [
        (
            2,
            "Mail",
            "carla2@x.example",
            "only an administrator can change the address of an administrator",
        )
    ]


def test_an_administrator_may(carla: Person, arne: Person):
    arne.staff_id = "9"
    arne.save()
    appoint(carla, Office.ADMINISTRATOR, by=arne, at=NOW)

    staff_list = compared("ID,Name,Mail\n9,Arne Bakke,arne2@x.example\n", by=carla)

    assert staff_list.problems == []


def test_comparing_again_begins_anew(carla: Person):
    staff_list = compared("Name,Mail\nBob,bob@x.example\n", by=carla)
    enter("Bob", "bob@x.example")

    compare(staff_list, at=NOW, tell=quietly)

    assert (staff_list.counts["new"], staff_list.lines.count()) == (0, 0)
