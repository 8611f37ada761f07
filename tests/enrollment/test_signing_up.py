"""Signing up: what is kept, what is missing, what others never learn."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from tests.cast import NOW, enter
from tests.enrollment.signup_cast import (
    by_grade,
    choice,
    closed,
    draft,
    lived_topic,
    load,
    signed_up,
    some_dates,
)

from turnabout.core.models import Letter
from turnabout.enrollment.answering import (
    NotTheirsError,
    PersonalTopicError,
    SignUpClosedError,
    accept_rules,
    answer,
    hold,
    keep_apart,
    keep_hours,
    offer,
)
from turnabout.enrollment.gaps import gaps
from turnabout.enrollment.models import Enrollment, Offer
from turnabout.enrollment.signing_up import (
    MissingError,
    NotTheirRoleError,
    begin,
    close_up,
    submit,
    take_over,
    withdraw,
)
from turnabout.people.models import Grade, Person
from turnabout.programs.models import Cohort, Side

LATER = NOW + dt.timedelta(hours=1)


def test_whoever_begins_twice_has_one_draft(spring: Cohort, noor: Person):
    first = begin(spring, noor, Side.MENTOR, by=noor, at=NOW)

    assert begin(spring, noor, Side.MENTOR, by=noor, at=LATER) == first
    assert first.submitted_at is None


def test_nobody_has_two_open_sign_ups_of_a_role(spring: Cohort, noor: Person):
    facts = {"cohort": spring, "person": noor, "begun_at": NOW, "saved_at": NOW}
    Enrollment.objects.create(role=Side.MENTOR, **facts)
    Enrollment.objects.create(role=Side.MENTEE, **facts)

    with pytest.raises(IntegrityError), transaction.atomic():
        Enrollment.objects.create(role=Side.MENTOR, **facts)


def test_it_goes_by_grade_unless_somebody_invited_them(spring: Cohort, noor: Person, carla: Person):
    low, high = (Grade.objects.create(name=name, height=n) for n, name in enumerate("ab"))
    by_grade(spring, mentors=low, mentees=high, by=carla, at=NOW)
    noor.grade = high

    with pytest.raises(NotTheirRoleError, match="people up to “a” mentor"):
        begin(spring, noor, Side.MENTOR, by=noor, at=NOW)
    assert begin(spring, noor, Side.MENTOR, by=noor, at=NOW, is_invited=True)


def test_a_draft_says_everything_that_is_missing_and_where(spring: Cohort, ada: Person):
    one = begin(spring, ada, Side.MENTEE, by=ada, at=NOW)

    with pytest.raises(MissingError) as told:
        submit(load(one), by=ada, at=NOW)

    steps = [gap.step for gap in told.value.gaps]
    assert steps == ["topics", "more", "you", "when", "when", "dates", "people"]


@pytest.mark.parametrize("role", Side)
def test_with_nothing_missing_one_is_signed_up(spring: Cohort, noor: Person, role: Side):
    one = draft(spring, noor, role, at=NOW)

    submit(one, by=noor, at=LATER)

    assert (gaps(one), load(one).submitted_at) == ([], LATER)


def test_without_six_dates_a_mentee_is_not_signed_up(spring: Cohort, ada: Person):
    one = draft(spring, ada, Side.MENTEE, at=NOW)
    hold(one, {6: None}, by=ada, at=NOW)

    with pytest.raises(MissingError, match="5 are held"):
        submit(load(one), by=ada, at=NOW)


def test_one_session_takes_one_date(spring: Cohort, mentee: Enrollment, ada: Person):
    same = some_dates(spring)[1]

    with pytest.raises(IntegrityError), transaction.atomic():
        hold(mentee, {1: same, 2: same}, by=ada, at=NOW)


def test_less_than_a_session_of_free_time_is_missing(mentor: Enrollment, noor: Person):
    keep_hours(mentor, [(0, 30)], by=noor, at=NOW)

    assert [gap.step for gap in gaps(load(mentor))] == ["when"]


def test_after_the_close_nothing_can_be_changed(
    spring: Cohort, mentor: Enrollment, noor: Person, carla: Person
):
    mentor.cohort = closed(spring, by=carla, at=LATER)

    with pytest.raises(SignUpClosedError):
        answer(mentor, {"capacity": 2}, by=noor, at=LATER)
    assert load(mentor).capacity == 1


def test_nobody_writes_in_somebody_elses_answers(mentor: Enrollment, carla: Person, ada: Person):
    for other in (carla, ada):
        with pytest.raises(NotTheirsError):
            answer(mentor, {"capacity": 2}, by=other, at=NOW)
        with pytest.raises(NotTheirsError):
            submit(mentor, by=other, at=NOW)


def test_what_a_coordinator_entered_is_the_persons_own_once_they_open_it(
    spring: Cohort, noor: Person, carla: Person
):
    one = begin(spring, noor, Side.MENTOR, by=carla, at=NOW)
    offer(one, [choice()], personal="no", by=carla, at=NOW)
    take_over(one, at=LATER)

    with pytest.raises(NotTheirsError):
        offer(one, [], personal="no", by=carla, at=LATER)
    assert [str(kept) for kept in load(one).offers.all()] == [choice().name]


def test_nobody_accepts_the_ground_rules_for_somebody_else(
    spring: Cohort, ada: Person, carla: Person
):
    one = begin(spring, ada, Side.MENTEE, by=carla, at=NOW)

    with pytest.raises(NotTheirsError):
        accept_rules(one, is_yes=True, by=carla, at=NOW)


def test_personal_experience_is_off_until_a_mentor_says_yes(mentor: Enrollment, noor: Person):
    lived = [choice(lived_topic())]

    with pytest.raises(PersonalTopicError):
        offer(mentor, lived, personal="no", by=noor, at=NOW)
    offer(mentor, lived, personal="mine", by=noor, at=NOW)

    assert load(mentor).offers.count() == 1


def test_a_mentor_takes_that_yes_back_even_after_the_close(
    spring: Cohort, mentor: Enrollment, noor: Person, carla: Person
):
    offer(mentor, [choice(lived_topic()), choice()], personal="limits", by=noor, at=NOW)
    closed(spring, by=carla, at=LATER)

    close_up(mentor, by=noor, at=LATER)

    kept = load(mentor)
    assert ([str(one) for one in kept.offers.all()], kept.personal) == ([choice().name], "no")


def test_an_example_stays_with_its_topic(mentor: Enrollment, noor: Person):
    example = mentor.offers.get().example

    offer(mentor, [choice("Podcasts"), choice()], personal="no", by=noor, at=NOW)

    assert [one.example for one in load(mentor).offers.all()] == ["", example]


def test_a_sixth_topic_cannot_be(mentor: Enrollment):
    kept = mentor.offers.get()

    with pytest.raises(IntegrityError), transaction.atomic():
        Offer.objects.create(enrollment=mentor, skill=kept.skill, place=6, level=1)


@pytest.mark.parametrize(("wish", "letters"), [("ask", 1), ("yes", 0), ("not yet", 0)])
def test_the_manager_gets_one_note_and_only_where_the_mentor_wishes(
    spring: Cohort, noor: Person, wish: str, letters: int
):
    noor.manager = enter("Mo Berg", "mo@kittiwake.example")
    noor.save()
    one = draft(spring, noor, Side.MENTOR, at=NOW)
    answer(one, {"manager_time": wish}, by=noor, at=NOW)

    for _twice in range(2):
        submit(load(one), by=noor, at=NOW)

    assert Letter.objects.filter(kind="manager_note", to="mo@kittiwake.example").count() == letters


def test_the_note_says_hours_and_end_date_and_nothing_else(spring: Cohort, noor: Person):
    noor.manager = enter("Mo Berg", "mo@kittiwake.example")
    noor.save()
    one = draft(spring, noor, Side.MENTOR, at=NOW)
    answer(one, {"manager_time": "ask"}, by=noor, at=NOW)

    submit(load(one), by=noor, at=NOW)

    text = Letter.objects.get(kind="manager_note").text
    assert "7 hours of working time, until 26 October 2026" in " ".join(text.split())
    assert [word for word in ("Upward", "Short video and creators", "mentor") if word in text] == []


def test_withdrawing_erases_the_answers(
    spring: Cohort, mentor: Enrollment, noor: Person, ada: Person
):
    keep_apart(mentor, ada, by=noor, at=NOW)

    withdraw(mentor, by=noor, at=LATER)

    gone = Enrollment.objects.get(pk=mentor.pk)
    left = (gone.values, gone.slots, gone.manager_time, gone.offers.count(), gone.not_with.count())
    assert (left, gone.withdrawn_at) == (([], [], "", 0, 0), LATER)
    assert list(Enrollment.objects.of(noor)) == []


def test_who_withdrew_can_begin_anew(spring: Cohort, mentor: Enrollment, noor: Person):
    withdraw(mentor, by=noor, at=LATER)

    assert signed_up(spring, noor, Side.MENTOR, at=LATER) != mentor


def test_what_was_withdrawn_takes_no_answer_any_more(mentor: Enrollment, noor: Person):
    withdraw(mentor, by=noor, at=LATER)

    with pytest.raises(SignUpClosedError):
        answer(mentor, {"capacity": 2}, by=noor, at=LATER)
