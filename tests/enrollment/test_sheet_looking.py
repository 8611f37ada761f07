"""Looking through a sheet of sign-ups: what it would do, or all that is wrong with it, at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, enter
from tests.enrollment.sheet_cast import BOTH, looked, problems_of, signed_up_as, taken
from tests.enrollment.signup_cast import TOPIC, by_grade, crew, lived_topic, signed_up

from turnabout.enrollment.inviting import decline, invite
from turnabout.enrollment.models import Enrollment, Invitation
from turnabout.enrollment.signing_up import begin, withdraw
from turnabout.matchmaking.sheets.problems import Unreadable
from turnabout.people.models import Grade, Person
from turnabout.programs.models import Cohort, Side
from turnabout.programs.topics import add_topics
from turnabout.skills.models import Skill

pytestmark = pytest.mark.usefixtures("noor", "ada")

NOBODY = {"mentors": 0, "mentees": 0, "entered": 0, "own": 0, "incomplete": 0}


def test_a_sheet_says_whom_it_would_sign_up_and_signs_up_nobody(spring: Cohort, carla: Person):
    sheet = looked(spring, BOTH, by=carla)

    assert (sheet.problems, sheet.counts) == ([], NOBODY | {"mentors": 1, "mentees": 1})
    assert signed_up_as(spring) == {}


def test_people_are_found_by_staff_number_before_their_address(spring: Cohort, carla: Person):
    enter("Bea Holm", "bea@kittiwake.example", staff_id="K7")

    sheet = looked(spring, "ID,Email,Role\nK7,an-old-one@kittiwake.example,mentor\n", by=carla)

    assert (sheet.problems, sheet.counts["mentors"]) == ([], 1)


def test_who_is_in_no_staff_list_or_has_left_is_named_with_the_row(spring: Cohort, carla: Person):
    enter("Bea Holm", "bea@kittiwake.example", left_at=NOW)

    assert problems_of(
        spring,
        "Email,Role\nnobody@x.example,mentor\nbea@kittiwake.example,mentor\n,mentee\n",
        by=carla,
    ) == [
        (2, "Email", "nobody@x.example", "nobody in the staff list has this"),
        (3, "Email", "bea@kittiwake.example", "nobody in the staff list has this"),
        (4, "Email", "", "the row does not say who it is"),
    ]


def test_a_grade_that_does_not_take_the_role_is_named(
    spring: Cohort, noor: Person, ada: Person, carla: Person
):
    low, high = (Grade.objects.create(name=name, height=at) for at, name in ((1, "AO"), (2, "G6")))
    Person.objects.filter(pk=noor.pk).update(grade=low)
    Person.objects.filter(pk=ada.pk).update(grade=high)
    by_grade(spring, mentors=low, mentees=high, by=carla, at=NOW)

    text = "Email,Role\nnoor@kittiwake.example,both\nada@kittiwake.example,mentor\n"

    assert problems_of(spring, text, by=carla) == [
        (
            2,
            "Role",
            "both",
            "Noor Haddad is “AO”. In this program, people from “G6” up are mentored",
        ),
        (3, "Role", "mentor", "Ada Lindqvist is “G6”. In this program, people up to “AO” mentor"),
    ]


def test_all_that_cannot_be_read_is_named_at_once(spring: Cohort, carla: Person):
    text = (
        "Email,Role,Offers,Capacity,Values,Slots\n"
        "noor@kittiwake.example,mentor,Podcasts:7,3,glory,some day\n"
        "ada@kittiwake.example,boss,,,,\n"
    )

    assert [
        (row, column, value) for row, column, value, _ in problems_of(spring, text, by=carla)
    ] == [
        (2, "Capacity", "3"),
        (2, "Offers", "Podcasts:7"),
        (2, "Slots", "some day"),
        (2, "Values", "glory"),
        (3, "Role", "boss"),
    ]


def test_a_form_has_room_for_five_topics(spring: Cohort, carla: Person):
    six = "; ".join(f"Topic {letter}:3" for letter in "ABCDEF")

    [(row, column, _, message)] = problems_of(
        spring, f"Email,Role,Offers\nnoor@kittiwake.example,mentor,{six}\n", by=carla
    )

    assert (row, column) == (2, "Offers")
    assert message == "these are 6 topics and the form has room for 5"


def test_what_can_be_no_name_of_a_topic_is_named(spring: Cohort, carla: Person):
    text = f"Email,Role,Wants\nada@kittiwake.example,mentee,{'x' * 90}:1:1\n"

    [(row, column, _, message)] = problems_of(spring, text, by=carla)

    assert (row, column, message) == (2, "Wants", "this cannot be the name of a topic")


def test_a_number_and_an_address_of_two_people_are_refused(
    spring: Cohort, carla: Person, noor: Person
):
    Person.objects.filter(pk=noor.pk).update(staff_id="N1")
    text = "Id,Email,Role\nN1,ada@kittiwake.example,mentor\n"

    assert [message for *_, message in problems_of(spring, text, by=carla)] == [
        "the staff number is one person’s and ada@kittiwake.example another’s"
    ]


def test_somebody_stands_in_one_row(spring: Cohort, carla: Person):
    text = "Email,Role\nnoor@kittiwake.example,mentor\nNOOR@kittiwake.example,mentee\n"

    assert problems_of(spring, text, by=carla) == [
        (3, "Email", "NOOR@kittiwake.example", "rows 2 and 3 are the same person")
    ]


def test_whom_several_are_called_is_refused_and_whom_nobody_is_called_noted(
    spring: Cohort, carla: Person
):
    for number in (1, 2):
        enter("Kim Berg", f"kim{number}@kittiwake.example")
    text = "Email,Role,Not with\nnoor@kittiwake.example,mentor,Kim Berg; Nemo\n"

    sheet = looked(spring, text, by=carla)

    assert [one["message"] for one in sheet.problems] == ["2 people are called that"]
    assert [one["value"] for one in sheet.notes] == ["Nemo"]


def test_a_row_without_a_role_signs_nobody_up(spring: Cohort, carla: Person):
    sheet = looked(spring, BOTH + "someone@x.example,,,,,,\n", by=carla)

    assert (sheet.problems, sheet.counts["mentors"]) == ([], 1)


def test_a_sheet_that_signs_nobody_up_is_refused(spring: Cohort, carla: Person):
    assert problems_of(spring, "Email,Role\nnoor@kittiwake.example,\n", by=carla) == [
        (None, "", "", "the sheet signs nobody up")
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Email,Offers\nx@x.example,Podcasts:3\n", "there is no column role"),
        ("Name,Role\nBea,mentor\n", "there is no column by which people are found"),
        ("", "the file is empty"),
    ],
)
def test_what_is_no_sheet_of_sign_ups_is_not_taken_in(
    spring: Cohort, carla: Person, text: str, why: str
):
    with pytest.raises(Unreadable, match=why):
        taken(spring, text, by=carla)

    assert spring.sheets.count() == 0


def test_who_signed_up_themselves_is_left_alone(spring: Cohort, noor: Person, carla: Person):
    signed_up(spring, noor, Side.MENTOR, at=NOW)

    sheet = looked(spring, BOTH, by=carla)

    assert sheet.counts == NOBODY | {"mentees": 1, "own": 1}


def test_whom_a_coordinator_entered_is_counted_apart(spring: Cohort, noor: Person, carla: Person):
    begin(spring, noor, Side.MENTOR, by=carla, at=NOW)

    sheet = looked(spring, BOTH, by=carla)

    assert sheet.counts == NOBODY | {"mentees": 1, "entered": 1}


def test_who_withdrew_or_said_no_is_not_signed_up_again_and_nobody_can_tell(
    spring: Cohort, noor: Person, ada: Person, carla: Person
):
    withdraw(signed_up(spring, noor, Side.MENTOR, at=NOW), by=noor, at=NOW)
    invite(spring, Person.objects.filter(pk=ada.pk), Side.MENTEE, by=carla, at=NOW)
    decline(Invitation.objects.get(), at=NOW)

    sheet = looked(spring, BOTH, by=carla)

    assert sheet.counts == NOBODY | {"own": 2}


def test_who_could_not_be_paired_is_counted(spring: Cohort, carla: Person):
    text = (
        "Email,Role,Offers,Wants,Slots\n"
        "noor@kittiwake.example,mentor,Podcasts:3,,Mon 10:00-10:30\n"
        "ada@kittiwake.example,mentee,,,Mon 10:00-12:00\n"
    )

    assert looked(spring, text, by=carla).counts["incomplete"] == 2


def test_new_topics_come_with_what_they_may_mean(spring: Cohort, carla: Person):
    text = BOTH.replace("Short video and creators:3", "Short videos and creator:3")

    [topic] = looked(spring, text, by=carla).new_topics

    assert (topic["name"], topic["people"]) == ("Short videos and creator", 1)
    assert topic["near"][0]["name"] == TOPIC


def test_topics_that_the_program_does_not_have_are_told(spring: Cohort, carla: Person):
    before = looked(spring, BOTH, by=carla).other_topics
    add_topics(spring.program, Skill.objects.filter(name=TOPIC), by=carla, at=NOW)

    assert (before, looked(spring, BOTH, by=carla).other_topics) == ([TOPIC], [])


def test_nobody_offers_personal_experience_for_somebody_else(spring: Cohort, carla: Person):
    text = BOTH.replace("creators:3,", f"creators:3; {lived_topic()}:3,")

    sheet = looked(spring, text, by=carla)

    assert (sheet.problems, [one["value"] for one in sheet.notes]) == ([], [lived_topic()])


def test_many_rows_are_looked_through_with_as_many_queries_as_few(spring: Cohort, carla: Person):
    people = crew(6)
    rows = [f"{person.email},mentor,Podcasts:3,Ada Lindqvist\n" for person in people]
    looked(spring, BOTH, by=carla)  # the catalogue is read once
    counts = []
    for text in ("".join(rows[:1]), "".join(rows)):
        with CaptureQueriesContext(connection) as queries:
            looked(spring, "Email,Role,Offers,Not with\n" + text, by=carla)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_looking_changes_nothing(spring: Cohort, carla: Person):
    looked(spring, BOTH, by=carla)

    assert Enrollment.objects.count() == 0
