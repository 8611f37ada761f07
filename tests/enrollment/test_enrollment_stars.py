"""Stars are nobody else's business; the pool holds plain values."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, enter
from tests.enrollment.signup_cast import TEN_TO_NOON, closed, crew, load, signed_up

from turnabout.core.models import Change
from turnabout.enrollment.answering import answer, keep_apart
from turnabout.enrollment.models import Enrollment
from turnabout.enrollment.places import put_on_waitlist
from turnabout.enrollment.pool import candidates
from turnabout.enrollment.signing_up import withdraw
from turnabout.enrollment.stars import CannotStarError, NotNowError, give_stars, profiles
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Side


@pytest.fixture
def chooser(spring: Cohort, mentor: Enrollment, mentee: Enrollment, carla: Person) -> Enrollment:
    """Noor, after sign-up has closed."""
    closed(spring, by=carla, at=NOW)
    return load(mentor)


def test_before_the_close_nobody_chooses(mentor: Enrollment, mentee: Enrollment, noor: Person):
    with pytest.raises(NotNowError):
        give_stars(mentor, [mentee.pk], by=noor, at=NOW)


def test_stars_keep_their_order_and_no_history(
    chooser: Enrollment, mentee: Enrollment, noor: Person
):
    before = Change.objects.count()

    give_stars(chooser, [mentee.pk], by=noor, at=NOW)

    assert list(chooser.stars.values_list("rank", "other")) == [(1, mentee.pk)]
    assert Change.objects.count() == before


def test_nobody_stars_their_own_side_or_somebody_twice(
    chooser: Enrollment, mentee: Enrollment, noor: Person
):
    for chosen in ([chooser.pk], [mentee.pk, mentee.pk], [999]):
        with pytest.raises(CannotStarError):
            give_stars(chooser, chosen, by=noor, at=NOW)


def test_nobody_chooses_for_somebody_else(chooser: Enrollment, mentee: Enrollment, carla: Person):
    with pytest.raises(NotNowError):
        give_stars(chooser, [mentee.pk], by=carla, at=NOW)


def test_a_profile_says_the_first_name_the_topics_and_the_wish(
    chooser: Enrollment, mentee: Enrollment
):
    shown = profiles(chooser)[0]

    assert (shown.first_name, shown.topics, shown.shared, shown.wish) == (
        "Ada",
        ["Short video and creators"],
        ["Short video and creators"],
        "How we tell guests of delays",
    )


def test_whom_one_named_is_not_shown_and_whoever_named_one_is(
    spring: Cohort, mentor: Enrollment, mentee: Enrollment, noor: Person, ada: Person, carla: Person
):
    keep_apart(mentor, ada, by=noor, at=NOW)
    closed(spring, by=carla, at=NOW)

    assert profiles(load(mentor)) == []
    assert [one.first_name for one in profiles(load(mentee))] == ["Noor"]


def test_who_withdraws_takes_their_stars_along(
    chooser: Enrollment, mentee: Enrollment, noor: Person, ada: Person
):
    give_stars(chooser, [mentee.pk], by=noor, at=NOW)

    withdraw(load(mentee), by=ada, at=NOW)

    assert chooser.stars.count() == 0


def test_the_pool_holds_both_sides_with_all_that_counts(
    chooser: Enrollment, mentee: Enrollment, noor: Person, ada: Person
):
    give_stars(chooser, [mentee.pk], by=noor, at=NOW)

    pool = candidates(chooser.cohort)

    told = [(one.person, one.slots, one.prefers, one.capacity) for one in pool.mentors]
    assert told == [(noor.pk, tuple(TEN_TO_NOON), (ada.pk,), 1)]
    assert [(one.person, one.topics[0].urgency) for one in pool.mentees] == [(ada.pk, 2)]


def test_drafts_waiters_and_who_has_something_missing_are_not_in_the_pool(
    spring: Cohort, mentor: Enrollment, noor: Person, carla: Person
):
    waiter, lacking, withdrawn = (signed_up(spring, one, Side.MENTOR, at=NOW) for one in crew(3))
    put_on_waitlist(waiter, reason="Full", by=carla, at=NOW)
    answer(lacking, {"values": []}, by=lacking.person, at=NOW)
    withdraw(withdrawn, by=withdrawn.person, at=NOW)

    assert [one.person for one in candidates(spring).mentors] == [noor.pk]


def test_the_pool_knows_the_managers_all_the_way_up_even_in_a_circle(
    mentor: Enrollment, noor: Person
):
    boss, top = enter("Mo", "mo@kittiwake.example"), enter("Pia", "pia@kittiwake.example")
    Person.objects.filter(pk=noor.pk).update(manager=boss)
    Person.objects.filter(pk=boss.pk).update(manager=top)
    Person.objects.filter(pk=top.pk).update(manager=noor)

    managers = candidates(mentor.cohort).managers

    assert (managers[noor.pk], managers[boss.pk]) == (boss.pk, top.pk)


def test_the_pool_asks_as_many_questions_for_three_as_for_one(spring: Cohort):
    people = crew(3)
    signed_up(spring, people[0], Side.MENTOR, at=NOW)
    with CaptureQueriesContext(connection) as one:
        candidates(spring)
    for person in people[1:]:
        signed_up(spring, person, Side.MENTOR, at=NOW)

    with CaptureQueriesContext(connection) as three:
        candidates(spring)

    assert len(three) == len(one)
