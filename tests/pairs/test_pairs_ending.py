"""Who is gone is in no pair: the other is told in neutral words, and the place is offered on."""

import datetime as dt

import pytest
from tests.cast import NOW, enter
from tests.enrollment.signup_cast import signed_up
from tests.meetings.meeting_cast import also_paired, known, paired
from tests.people.staff_list_cast import applied

from turnabout.core.models import Change, Letter
from turnabout.enrollment.models import Enrollment, PlaceOffer
from turnabout.enrollment.places import put_on_waitlist
from turnabout.enrollment.signing_up import withdraw
from turnabout.pairs.ending import end_pair
from turnabout.pairs.leaving import end_broken_pairs
from turnabout.pairs.models import Ending, Pair
from turnabout.people.leaving import come_back, leave
from turnabout.people.models import Person, StaffList
from turnabout.programs.models import Cohort, Side

LATER = NOW + dt.timedelta(minutes=15)


@pytest.fixture
def pair(noor: Person, ada: Person, carla: Person) -> Pair:
    """Noor mentors Ada."""
    return paired(noor, ada, by=carla)


@pytest.fixture
def waiting(pair: Pair, carla: Person) -> Enrollment:
    """Bo, who waits to mentor."""
    one = _joined(pair.cohort, "Bo Nyberg", Side.MENTOR)
    put_on_waitlist(one, reason="all mentees are taken", by=carla, at=NOW)
    return one


def test_a_pair_of_whom_nobody_is_gone_stays(pair: Pair):
    assert (end_broken_pairs(at=LATER), list(Pair.objects.open())) == (0, [pair])


def test_from_the_moment_that_somebody_leaves_the_pair_is_open_no_more(
    pair: Pair, ada: Person, carla: Person
):
    leave(ada, by=carla, at=NOW)

    assert (Pair.objects.open().exists(), known(pair).is_open) == (False, False)


@pytest.mark.parametrize("side", list(Side))
def test_whoever_stays_is_told_once_and_whoever_left_is_not(pair: Pair, carla: Person, side: Side):
    leave(pair.on(side).person, by=carla, at=NOW)

    assert [end_broken_pairs(at=LATER), end_broken_pairs(at=LATER)] == [1, 0]

    stays = pair.across_from(side).person
    assert [letter.to for letter in Letter.objects.filter(kind="pair_end")] == [stays.email]
    assert (known(pair).ending, known(pair).ended_at) == (Ending.LEFT, LATER)


def test_the_letter_is_the_same_whether_somebody_left_or_withdrew(
    noor: Person, ada: Person, carla: Person
):
    first = paired(noor, ada, by=carla)
    withdraw(first.mentee, by=ada, at=NOW)
    end_broken_pairs(at=NOW)
    second = paired(noor, ada, by=carla, name="Upward again")
    leave(ada, by=carla, at=NOW)
    end_broken_pairs(at=NOW)

    words = [_neutral(letter, pair) for letter, pair in zip(_told(), (first, second), strict=True)]
    assert words[0] == words[1]
    assert [known(one).ending for one in (first, second)] == [Ending.EXIT, Ending.LEFT]


def test_history_does_not_say_who_ended_it(pair: Pair, ada: Person, carla: Person):
    leave(ada, by=carla, at=NOW)
    end_broken_pairs(at=LATER)

    assert [(one.verb, one.by, one.detail) for one in Change.objects.of(pair)] == [
        ("end", None, {})
    ]


def test_who_withdraws_ends_their_pair_and_finds_it_no_more(pair: Pair, noor: Person, ada: Person):
    withdraw(pair.mentor, by=noor, at=NOW)
    end_broken_pairs(at=LATER)

    assert [Pair.objects.seen_by(one).count() for one in (noor, ada)] == [0, 1]
    assert known(pair).ending == Ending.EXIT


def test_the_place_of_who_left_is_offered_to_the_first_who_waits(
    pair: Pair, waiting: Enrollment, noor: Person, carla: Person
):
    leave(noor, by=carla, at=NOW)

    end_broken_pairs(at=LATER)

    assert [(one.place.enrollment, one.made_at) for one in PlaceOffer.objects.all()] == [
        (waiting, LATER)
    ]


def test_the_place_of_who_withdrew_is_offered_once(
    pair: Pair, waiting: Enrollment, noor: Person, carla: Person
):
    another = _joined(pair.cohort, "Cleo Marsh", Side.MENTOR)
    put_on_waitlist(another, reason="all mentees are taken", by=carla, at=NOW)
    withdraw(pair.mentor, by=noor, at=NOW)

    end_broken_pairs(at=LATER)

    assert [one.place.enrollment for one in PlaceOffer.objects.all()] == [waiting]


def test_who_left_two_pairs_leaves_one_place(
    pair: Pair, waiting: Enrollment, noor: Person, carla: Person
):
    other = _joined(pair.cohort, "Dora Lund", Side.MENTEE)
    also_paired(pair.cohort, pair.mentor_id, other.pk)
    another = _joined(pair.cohort, "Cleo Marsh", Side.MENTOR)
    put_on_waitlist(another, reason="all mentees are taken", by=carla, at=NOW)
    leave(noor, by=carla, at=NOW)

    assert end_broken_pairs(at=LATER) == 2

    assert [one.place.enrollment for one in PlaceOffer.objects.all()] == [waiting]


def test_no_place_is_offered_in_a_cohort_that_is_finished(
    pair: Pair, waiting: Enrollment, noor: Person, carla: Person
):
    Cohort.objects.update(finished_at=NOW)
    leave(noor, by=carla, at=NOW)

    end_broken_pairs(at=LATER)

    assert PlaceOffer.objects.count() == 0


def test_who_is_back_before_anybody_was_told_has_never_been_away(
    pair: Pair, ada: Person, carla: Person
):
    leave(ada, by=carla, at=NOW)
    come_back(ada, by=carla, at=NOW)

    assert (end_broken_pairs(at=LATER), known(pair).is_open) == (0, True)


def test_who_is_back_later_finds_the_pair_ended(pair: Pair, ada: Person, carla: Person):
    leave(ada, by=carla, at=NOW)
    end_broken_pairs(at=LATER)
    come_back(ada, by=carla, at=LATER)

    assert known(pair).is_open is False


def test_a_staff_list_without_somebody_ends_their_pair(pair: Pair, carla: Person):
    listed = "Staff no,Name,E-mail\n1,Noor Haddad,noor@kittiwake.example\n"

    applied(listed, by=carla, gone=StaffList.Gone.LEAVE)

    assert end_broken_pairs(at=LATER) == 1
    assert [letter.to for letter in _told()] == ["noor@kittiwake.example"]


def test_of_two_ends_at_once_one_counts(pair: Pair):
    seen_before = known(pair)

    ends = [end_pair(one, Ending.EXIT, at=NOW) for one in (pair, seen_before)]

    assert (ends, len(_told())) == ([True, False], 2)


def _told() -> list[Letter]:
    return list(Letter.objects.filter(kind="pair_end").order_by("pk"))


def _neutral(letter: Letter, pair: Pair) -> str:
    """Return the words without the name of the program and the number of the pair."""
    named = f"“{pair.cohort.program}”"
    return letter.text.replace(named, "").replace(f"/pairs/{pair.pk}/", "")


def _joined(cohort: Cohort, name: str, role: Side) -> Enrollment:
    """Return the sign-up of somebody new in a cohort, from before it closed."""
    person = enter(name, f"{name.split(maxsplit=1)[0].lower()}@kittiwake.example")
    Cohort.objects.filter(pk=cohort.pk).update(closed_at=None)
    one = signed_up(Cohort.objects.get(pk=cohort.pk), person, role, at=NOW)
    Cohort.objects.filter(pk=cohort.pk).update(closed_at=NOW)
    one.refresh_from_db()
    return Enrollment.objects.select_related("cohort__program", "person").get(pk=one.pk)
