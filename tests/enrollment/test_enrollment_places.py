"""The waitlist: first come, first offered, with a deadline."""

import datetime as dt

import pytest
from tests.cast import NOW
from tests.enrollment.signup_cast import closed, crew, signed_up

from turnabout.core.models import Letter
from turnabout.enrollment.models import Enrollment, PlaceOffer
from turnabout.enrollment.places import (
    TO_ANSWER,
    TooLateError,
    a_place_is_free,
    accept_place,
    decline_place,
    let_offers_lapse,
    put_on_waitlist,
    standing_of,
)
from turnabout.enrollment.signing_up import withdraw
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Side

TOO_LATE = NOW + TO_ANSWER + dt.timedelta(minutes=1)


@pytest.fixture
def queue(spring: Cohort, carla: Person) -> list[Enrollment]:
    """Three who wait to be mentored."""
    waiting = [signed_up(spring, one, Side.MENTEE, at=NOW) for one in crew(3)]
    for one in waiting:
        put_on_waitlist(one, reason="More mentees than mentors", by=carla, at=NOW)
    return waiting


def test_everybody_who_waits_knows_their_number_and_the_reason(queue: list[Enrollment]):
    told = [standing_of(one) for one in queue]

    assert [place and (place[1], place[0].reason) for place in told] == [
        (number, "More mentees than mentors") for number in (1, 2, 3)
    ]


def test_who_is_put_there_twice_keeps_their_place(queue: list[Enrollment], carla: Person):
    put_on_waitlist(queue[0], reason="Again", by=carla, at=NOW)

    assert [standing_of(one)[1] for one in queue] == [1, 2, 3]


def test_a_free_place_is_offered_to_the_first_by_mail(spring: Cohort, queue: list[Enrollment]):
    offer = a_place_is_free(spring, Side.MENTEE, at=NOW)

    assert (offer.place.enrollment, offer.deadline) == (queue[0], NOW + TO_ANSWER)
    assert [one.to for one in Letter.objects.filter(kind="place_offer")] == [
        "crew0@kittiwake.example"
    ]


def test_where_nobody_waits_nobody_is_asked(spring: Cohort, queue: list[Enrollment]):
    assert a_place_is_free(spring, Side.MENTOR, at=NOW) is None


def test_two_free_places_go_to_two_people(spring: Cohort, queue: list[Enrollment]):
    offers = [a_place_is_free(spring, Side.MENTEE, at=NOW) for _place in range(2)]

    assert [one.place.enrollment for one in offers] == queue[:2]


def test_who_takes_a_place_waits_no_longer(spring: Cohort, queue: list[Enrollment]):
    offer = a_place_is_free(spring, Side.MENTEE, at=NOW)

    accept_place(offer, by=queue[0].person, at=NOW)

    assert standing_of(queue[0]) is None
    assert standing_of(queue[1])[1] == 1


def test_who_leaves_it_gives_it_to_the_next(spring: Cohort, queue: list[Enrollment]):
    offer = a_place_is_free(spring, Side.MENTEE, at=NOW)

    decline_place(offer, by=queue[0].person, at=NOW)

    assert [one.place.enrollment for one in PlaceOffer.objects.open()] == [queue[1]]


def test_an_offer_lapses_at_its_deadline_and_goes_to_the_next(
    spring: Cohort, queue: list[Enrollment]
):
    late = a_place_is_free(spring, Side.MENTEE, at=NOW)

    assert let_offers_lapse(at=NOW + TO_ANSWER) == 0
    assert let_offers_lapse(at=TOO_LATE) == 1

    assert [one.place.enrollment for one in PlaceOffer.objects.open()] == [queue[1]]
    with pytest.raises(TooLateError):
        accept_place(late, by=queue[0].person, at=TOO_LATE)


def test_an_offer_cannot_be_taken_after_the_deadline_even_before_it_lapsed(
    spring: Cohort, queue: list[Enrollment]
):
    offer = a_place_is_free(spring, Side.MENTEE, at=NOW)

    with pytest.raises(TooLateError):
        accept_place(offer, by=queue[0].person, at=TOO_LATE)


def test_who_withdraws_after_the_close_frees_a_place(
    spring: Cohort, mentee: Enrollment, queue: list[Enrollment], carla: Person, ada: Person
):
    mentee.cohort = closed(spring, by=carla, at=NOW)

    withdraw(mentee, by=ada, at=NOW)

    assert [one.place.enrollment for one in PlaceOffer.objects.open()] == [queue[0]]


def test_who_withdraws_with_an_offer_gives_it_to_the_next(
    spring: Cohort, queue: list[Enrollment], carla: Person
):
    a_place_is_free(spring, Side.MENTEE, at=NOW)

    withdraw(queue[0], by=queue[0].person, at=NOW)

    assert [one.place.enrollment for one in PlaceOffer.objects.open()] == [queue[1]]
