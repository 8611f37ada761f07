"""Applying a sheet of sign-ups: all of it or nothing, honest about what nobody said."""

import datetime as dt

import pytest
from tests.cast import NOW, enter
from tests.enrollment.sheet_cast import (
    BOTH,
    LATER,
    REPLACE,
    applied,
    looked,
    quietly,
    signed_up_as,
    taken,
    topics_of,
)
from tests.enrollment.signup_cast import TOPIC, choice, closed, lived_topic, load, signed_up

from turnabout.core.models import Change, Job, Letter
from turnabout.enrollment.answering import NotTheirsError, answer, keep_hours, offer
from turnabout.enrollment.gaps import gaps, hindrances
from turnabout.enrollment.inviting import invite
from turnabout.enrollment.models import Enrollment, Invitation
from turnabout.enrollment.pool import candidates
from turnabout.enrollment.sheets.applying import apply
from turnabout.enrollment.sheets.faults import ChangedSinceFault, ClosedFault, NotReadyFault
from turnabout.enrollment.sheets.telling import tell_signed_up
from turnabout.enrollment.signing_up import begin, take_over, withdraw
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Side
from turnabout.skills.models import Skill

pytestmark = pytest.mark.usefixtures("noor", "ada")


def test_everyone_in_the_sheet_is_signed_up_by_the_coordinator(
    spring: Cohort, noor: Person, carla: Person
):
    sheet = applied(spring, BOTH, by=carla)

    one = Enrollment.objects.get(person=noor)
    assert signed_up_as(spring) == {"Ada Lindqvist": "mentee", "Noor Haddad": "mentor"}
    assert (one.entered_by, one.sheet, one.submitted_at) == (carla, sheet, LATER)


def test_what_the_sheet_says_is_kept(spring: Cohort, noor: Person, carla: Person):
    applied(spring, BOTH, by=carla)

    one = Enrollment.objects.get(person=noor)
    assert topics_of(one) == [(TOPIC, 3)]
    assert one.slots == [[600, 720]]
    assert (one.values, one.style) == (["learning", "craft"], (1, 2, 3, 4))


def test_wants_come_with_level_and_urgency(spring: Cohort, ada: Person, carla: Person):
    applied(spring, BOTH, by=carla)

    [want] = Enrollment.objects.get(person=ada).wants.all()
    assert (str(want.skill), want.level, want.urgency) == (TOPIC, 0, 3)


def test_who_takes_both_roles_signs_up_twice(spring: Cohort, noor: Person, carla: Person):
    text = "Email,Role,Offers,Wants\nnoor@kittiwake.example,both,Sea shanties:3,Chess:0:1\n"

    applied(spring, text, by=carla)

    found = Enrollment.objects.filter(person=noor).order_by("role")
    assert [(one.role, topics_of(one)) for one in found] == [
        ("mentee", [("Chess", 0)]),
        ("mentor", [("Sea shanties", 3)]),
    ]


def test_clock_and_languages_come_from_the_staff_list_where_the_sheet_is_silent(
    spring: Cohort, carla: Person
):
    bea = enter("Bea", "bea@kittiwake.example", time_zone="Europe/Oslo", languages="nb en")

    applied(spring, "Email,Role\nbea@kittiwake.example,mentor\n", by=carla)

    one = Enrollment.objects.get(person=bea)
    assert (one.time_zone, one.languages) == ("Europe/Oslo", ["nb", "en"])


def test_where_nobody_names_a_language_it_is_that_of_the_installation(
    spring: Cohort, noor: Person, carla: Person
):
    applied(spring, BOTH, by=carla)

    one = Enrollment.objects.get(person=noor)
    assert (one.time_zone, one.languages) == ("Europe/London", ["en"])


def test_they_can_be_paired_though_the_form_asks_for_more(spring: Cohort, carla: Person):
    applied(spring, BOTH, by=carla)

    pool = candidates(spring)

    assert [one.name for one in (*pool.mentors, *pool.mentees)] == ["Noor Haddad", "Ada Lindqvist"]


def test_nobody_accepts_the_ground_rules_for_somebody_else(
    spring: Cohort, ada: Person, carla: Person
):
    applied(spring, BOTH, by=carla)

    one = load(Enrollment.objects.get(person=ada))
    assert one.rules_accepted_at is None
    assert {gap.step for gap in gaps(one)} == {"more", "you", "dates", "people"}
    assert hindrances(one) == []


def test_who_names_no_topic_cannot_be_paired(spring: Cohort, noor: Person, carla: Person):
    applied(spring, "Email,Role\nnoor@kittiwake.example,mentor\n", by=carla)

    one = load(Enrollment.objects.get(person=noor))
    assert [gap.step for gap in hindrances(one)] == ["topics", "when"]
    assert candidates(spring).mentors == ()


def test_whoever_fills_in_the_form_is_still_asked_for_all_of_it(spring: Cohort, ada: Person):
    one = signed_up(spring, ada, Side.MENTEE, at=NOW)
    one.dates.all().delete()

    assert [gap.step for gap in hindrances(load(one))] == ["dates"]


def test_colleagues_are_kept_apart_by_number_address_or_name(
    spring: Cohort, noor: Person, ada: Person, carla: Person
):
    bea = enter("Bea Holm", "bea@kittiwake.example", staff_id="K7")
    text = (
        "Email,Role,Not with\n"
        "noor@kittiwake.example,mentor,k7; Ada@kittiwake.example; Carla Reyes\n"
    )

    applied(spring, text.replace("k7", "K7"), by=carla)

    apart = Enrollment.objects.get(person=noor).not_with.values_list("person", flat=True)
    assert set(apart) == {bea.pk, ada.pk, carla.pk}


def test_whom_somebody_prefers_is_starred_on_the_other_side_only(
    spring: Cohort, noor: Person, carla: Person
):
    text = (
        "Email,Role,Prefers\n"
        "noor@kittiwake.example,mentor,Carla Reyes; Ada Lindqvist\n"
        "ada@kittiwake.example,mentee,\n"
        "carla@kittiwake.example,mentor,\n"
    )

    applied(spring, text, by=carla)

    stars = Enrollment.objects.get(person=noor).stars.all()
    assert [(star.rank, star.other.person.name) for star in stars] == [(1, "Ada Lindqvist")]


def test_personal_experience_is_left_out_of_offers(spring: Cohort, noor: Person, carla: Person):
    text = BOTH.replace("creators:3,", f"creators:3; {lived_topic()}:3,")

    applied(spring, text, by=carla)

    assert topics_of(Enrollment.objects.get(person=noor)) == [(TOPIC, 3)]


def test_a_new_topic_becomes_a_skill(spring: Cohort, noor: Person, carla: Person):
    applied(spring, BOTH.replace("Short video and creators:3", "Sea shanties:3"), by=carla)

    assert topics_of(Enrollment.objects.get(person=noor)) == [("Sea shanties", 3)]
    assert Skill.objects.get(name="Sea shanties").added_by == carla


def test_a_new_name_means_what_the_coordinator_says(spring: Cohort, noor: Person, carla: Person):
    known = Skill.objects.get(name=TOPIC)
    text = BOTH.replace("Short video and creators:3", "Shorties:3; Short video and creators:2")

    applied(spring, text, by=carla, meanings={"Shorties": known.pk})

    assert topics_of(Enrollment.objects.get(person=noor)) == [(TOPIC, 3)]
    assert not Skill.objects.filter(name="Shorties").exists()


@pytest.mark.parametrize(("adds", "topics"), [(True, [TOPIC]), (False, [])])
def test_the_program_gets_the_topics_if_the_coordinator_says_so(
    spring: Cohort, carla: Person, adds: bool, topics: list[str]
):
    applied(spring, BOTH, by=carla, adds_topics=adds)

    assert [topic.skill.name for topic in spring.program.topics.all()] == topics


def test_who_signed_up_themselves_says_what_they_said(spring: Cohort, noor: Person, carla: Person):
    mine = signed_up(spring, noor, Side.MENTOR, at=NOW)

    applied(spring, BOTH.replace("creators:3", "creators:1"), by=carla, **REPLACE)

    assert topics_of(mine) == [(TOPIC, 3)]


def test_what_a_coordinator_entered_stays_unless_they_say_otherwise(
    spring: Cohort, noor: Person, carla: Person
):
    entered = begin(spring, noor, Side.MENTOR, by=carla, at=NOW)

    applied(spring, BOTH, by=carla)

    entered.refresh_from_db()
    assert (topics_of(entered), entered.submitted_at) == ([], None)


def test_what_a_coordinator_entered_can_be_replaced(spring: Cohort, noor: Person, carla: Person):
    entered = begin(spring, noor, Side.MENTOR, by=carla, at=NOW)
    offer(entered, [choice(), choice("Podcasts")], personal="no", by=carla, at=NOW)
    entered.offers.filter(place=1).update(example="A clip a week")

    sheet = applied(spring, BOTH, by=carla, **REPLACE)

    entered.refresh_from_db()
    assert [(str(one.skill), one.example) for one in entered.offers.all()] == [
        (TOPIC, "A clip a week")
    ]
    assert (entered.sheet, entered.submitted_at) == (sheet, LATER)


def test_an_invitation_counts_as_answered(spring: Cohort, noor: Person, carla: Person):
    invite(spring, Person.objects.filter(pk=noor.pk), Side.MENTOR, by=carla, at=NOW)

    applied(spring, BOTH, by=carla)

    assert Invitation.objects.get().answered_at == LATER


def test_the_history_says_who_applied_it_and_how_many(spring: Cohort, carla: Person):
    sheet = applied(spring, BOTH, by=carla)

    [change] = Change.objects.of(sheet)
    assert (change.verb, change.by) == ("apply", carla)
    assert (change.detail["mentors"], change.detail["mentees"]) == (1, 1)


def test_the_file_is_erased_once_it_is_applied(spring: Cohort, carla: Person):
    sheet = applied(spring, BOTH, by=carla)

    sheet.refresh_from_db()
    assert not sheet.file


def test_each_gets_one_letter_if_the_coordinator_says_so(
    spring: Cohort, noor: Person, carla: Person
):
    sheet = applied(spring, BOTH, by=carla, writes=True)

    for _ in range(2):
        tell_signed_up(quietly, sheet=sheet.pk)

    assert Job.objects.filter(arguments={"sheet": sheet.pk}).count() == 1
    assert sorted(letter.to for letter in Letter.objects.all()) == [
        "ada@kittiwake.example",
        "noor@kittiwake.example",
    ]
    one = Enrollment.objects.get(person=noor)
    assert f"/sign-up/{one.pk}/" in Letter.objects.get(to=noor.email).text


def test_nobody_gets_a_letter_otherwise(spring: Cohort, carla: Person):
    applied(spring, BOTH, by=carla)

    assert (Job.objects.count(), Letter.objects.count()) == (0, 0)


def test_who_withdrew_meanwhile_gets_no_letter(spring: Cohort, noor: Person, carla: Person):
    sheet = applied(spring, BOTH, by=carla, writes=True)
    withdraw(load(Enrollment.objects.get(person=noor)), by=noor, at=LATER)

    tell_signed_up(quietly, sheet=sheet.pk)

    assert [letter.to for letter in Letter.objects.all()] == ["ada@kittiwake.example"]


def test_what_somebody_says_makes_it_their_own(spring: Cohort, noor: Person, carla: Person):
    applied(spring, BOTH, by=carla)
    one = load(Enrollment.objects.get(person=noor))

    answer(one, {"capacity": 2}, by=noor, at=LATER)

    with pytest.raises(NotTheirsError):
        keep_hours(one, [(600, 660)], by=carla, at=LATER)


def test_nothing_is_replaced_once_somebody_has_opened_theirs(
    spring: Cohort, noor: Person, carla: Person
):
    applied(spring, BOTH, by=carla)
    take_over(Enrollment.objects.get(person=noor), at=LATER)

    sheet = applied(spring, BOTH.replace("creators:3", "creators:1"), by=carla, **REPLACE)

    assert sheet.counts == {"mentors": 0, "mentees": 0, "entered": 1, "own": 1, "incomplete": 0}
    assert topics_of(Enrollment.objects.get(person=noor)) == [(TOPIC, 3)]


def test_a_sheet_that_would_do_something_else_by_now_does_nothing(
    spring: Cohort, noor: Person, carla: Person
):
    sheet = looked(spring, BOTH, by=carla)
    signed_up(spring, noor, Side.MENTOR, at=NOW)

    with pytest.raises(ChangedSinceFault):
        apply(sheet, by=carla, at=LATER, tell=quietly)

    assert signed_up_as(spring) == {"Noor Haddad": "mentor"}


def test_a_sheet_that_would_sign_up_somebody_else_by_now_does_nothing(
    spring: Cohort, noor: Person, carla: Person
):
    sheet = looked(spring, BOTH, by=carla)
    other = enter("Nora Hansen", "nora@kittiwake.example", grade=noor.grade)
    Person.objects.filter(pk=noor.pk).update(email="n.haddad@kittiwake.example")
    Person.objects.filter(pk=other.pk).update(email="noor@kittiwake.example")

    with pytest.raises(ChangedSinceFault):
        apply(sheet, by=carla, at=LATER, tell=quietly)

    assert signed_up_as(spring) == {}


def test_a_sheet_does_not_replace_what_a_coordinator_has_changed_since_it_was_looked_at(
    spring: Cohort, noor: Person, carla: Person
):
    applied(spring, BOTH, by=carla)
    sheet = looked(spring, BOTH.replace("creators:3", "creators:1"), by=carla)
    later_still = LATER + dt.timedelta(minutes=1)
    keep_hours(Enrollment.objects.get(person=noor), [(600, 660)], by=carla, at=later_still)

    with pytest.raises(ChangedSinceFault):
        apply(sheet, by=carla, at=LATER, tell=quietly)

    assert Enrollment.objects.get(person=noor).slots == [[600, 660]]


def test_a_sheet_is_applied_once(spring: Cohort, carla: Person):
    sheet = applied(spring, BOTH, by=carla)

    with pytest.raises(NotReadyFault):
        apply(sheet, by=carla, at=LATER, tell=quietly)

    assert Enrollment.objects.count() == 2


def test_nothing_is_applied_that_nobody_has_looked_at(spring: Cohort, carla: Person):
    sheet = taken(spring, BOTH, by=carla)

    with pytest.raises(ChangedSinceFault):
        apply(sheet, by=carla, at=LATER, tell=quietly)

    assert Enrollment.objects.count() == 0


def test_nobody_is_signed_up_once_sign_up_has_closed(spring: Cohort, carla: Person):
    sheet = looked(spring, BOTH, by=carla)
    closed(spring, by=carla, at=NOW)
    sheet.cohort.refresh_from_db()

    with pytest.raises(ClosedFault):
        apply(sheet, by=carla, at=LATER, tell=quietly)

    assert Enrollment.objects.count() == 0


def test_of_a_sheet_with_one_bad_row_nothing_is_applied(spring: Cohort, carla: Person):
    sheet = looked(spring, BOTH + "nobody@x.example,mentor,,,,,\n", by=carla)

    with pytest.raises(ChangedSinceFault):
        apply(sheet, by=carla, at=LATER, tell=quietly)

    assert Enrollment.objects.count() == 0
