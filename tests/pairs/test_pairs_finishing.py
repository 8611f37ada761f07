"""A cohort that is finished ends its pairs, once, with thanks to both."""

import datetime as dt

import pytest
from tests.cast import NOW, enter
from tests.meetings.meeting_cast import also_paired, known, paired
from tests.together import together

from turnabout.core.jobs.running import run
from turnabout.core.models import Change, Job, Letter
from turnabout.pairs.ending import end_pair
from turnabout.pairs.finishing import end_finished_pairs, finish
from turnabout.pairs.leaving import end_broken_pairs
from turnabout.pairs.models import Ending, Pair
from turnabout.people.leaving import leave
from turnabout.people.models import Person
from turnabout.programs.models import Side

LATER = NOW + dt.timedelta(minutes=15)


def quietly(_done: int, _total: int) -> None:
    """Tell nobody."""


@pytest.fixture
def pair(noor: Person, ada: Person, carla: Person) -> Pair:
    """Noor mentors Ada."""
    return paired(noor, ada, by=carla)


def test_from_the_moment_that_a_cohort_is_finished_its_pairs_are_open_no_more(
    pair: Pair, carla: Person
):
    assert (pair.is_open, list(Pair.objects.open())) == (True, [pair])

    finish(pair.cohort, by=carla, at=NOW)

    assert (known(pair).is_open, list(Pair.objects.open())) == (False, [])


def test_the_worker_ends_them_and_thanks_both(pair: Pair, carla: Person):
    finish(pair.cohort, by=carla, at=NOW)

    run(Job.objects.get(name="turnabout.pairs.jobs.finish_pairs").pk, clock=lambda: LATER)

    assert known(pair).ending == Ending.CLOSED
    letters = Letter.objects.filter(kind="pair_finished").order_by("to")
    assert [one.to for one in letters] == [pair.mentee.person.email, pair.mentor.person.email]
    assert letters[1].text == (
        "Hello Noor,\n\n"
        "your round of “Upward” has come to its end, and with it your sessions with"
        " Ada Lindqvist. Thank you for the hours that you gave each other.\n\n"
        "Nothing is to be done. You know Ada now: go on talking as you like.\n\n"
        f"Look back:\nhttp://localhost:8000/pairs/{pair.pk}/\n"
    )
    assert not Letter.objects.filter(kind="pair_end").exists()


def test_a_second_time_ends_and_writes_nothing(pair: Pair, carla: Person):
    finish(pair.cohort, by=carla, at=NOW)
    finish(pair.cohort, by=carla, at=NOW)

    assert [end_finished_pairs(tell=quietly, at=LATER) for _time in range(2)] == [1, 0]
    assert Job.objects.filter(name__endswith="finish_pairs").count() == 1
    assert Letter.objects.filter(kind="pair_finished").count() == 2


def test_a_pair_that_has_ended_before_is_left_as_it_ended(pair: Pair, carla: Person):
    end_pair(pair, Ending.EXIT, at=NOW)

    finish(pair.cohort, by=carla, at=NOW)

    assert (end_finished_pairs(tell=quietly, at=LATER), known(pair).ending) == (0, Ending.EXIT)
    assert not Job.objects.filter(name__endswith="finish_pairs").exists()


def test_whoever_is_gone_is_not_thanked(pair: Pair, carla: Person):
    leave(pair.mentor.person, by=carla, at=NOW)

    finish(pair.cohort, by=carla, at=NOW)

    assert (end_finished_pairs(tell=quietly, at=LATER), end_broken_pairs(at=LATER)) == (0, 1)
    assert not Letter.objects.filter(kind="pair_finished").exists()


def test_pairs_of_other_cohorts_go_on(pair: Pair, carla: Person):
    other = paired(
        enter("Max Ito", "max@kittiwake.example"),
        enter("Bea Moss", "bea@kittiwake.example"),
        by=carla,
        name="Sideways",
    )

    finish(pair.cohort, by=carla, at=NOW)
    end_finished_pairs(tell=quietly, at=LATER)

    assert list(Pair.objects.open()) == [other]


def test_where_it_breaks_off_the_rest_is_ended_the_next_time(pair: Pair, carla: Person):
    mentor = enter("Max Ito", "max@kittiwake.example")
    mentee = enter("Bea Moss", "bea@kittiwake.example")
    also_paired(
        pair.cohort,
        signed_up_late(pair, mentor, Side.MENTOR),
        signed_up_late(pair, mentee, Side.MENTEE),
    )
    finish(pair.cohort, by=carla, at=NOW)

    with pytest.raises(KeyboardInterrupt):
        end_finished_pairs(tell=break_off, at=LATER)

    assert Letter.objects.filter(kind="pair_finished").count() == 2
    assert end_finished_pairs(tell=quietly, at=LATER) == 1
    assert Letter.objects.filter(kind="pair_finished").count() == 4


@pytest.mark.django_db(transaction=True)
def test_of_two_who_finish_at_once_one_does(pair: Pair, carla: Person):
    assert together(*[lambda: finish(pair.cohort, by=carla, at=NOW)] * 2) == []
    assert together(*[lambda: end_finished_pairs(tell=quietly, at=LATER)] * 2) == []

    assert Change.objects.filter(verb="finished").count() == 1
    assert Letter.objects.filter(kind="pair_finished").count() == 2


def break_off(done: int, _total: int) -> None:
    if done == 1:
        raise KeyboardInterrupt


def signed_up_late(pair: Pair, person: Person, role: Side) -> int:
    """Return the number of a sign-up in a cohort whose sign-up has closed."""
    pair.cohort.enrollments.model.objects.create(
        cohort=pair.cohort,
        person=person,
        role=role,
        begun_at=NOW,
        saved_at=NOW,
        submitted_at=NOW,
        time_zone="Europe/London",
    )
    return pair.cohort.enrollments.get(person=person).pk
