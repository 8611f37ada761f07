"""Leaving needs nobody, and tells nobody who it was or why."""

import datetime as dt

import pytest
from tests.cast import NOW
from tests.closing.closing_cast import held, more_pairs
from tests.meetings.meeting_cast import DAY, WEEK, known

from turnabout.closing.exits import (
    StillMeetingError,
    leave_pair,
    reasons_told,
    say_goodbye,
    tell_reason,
)
from turnabout.closing.models import ExitReason, Reader, Reason, Rematch, Word
from turnabout.closing.words import SaidBeforeError, words_for
from turnabout.core.models import Change, Letter
from turnabout.enrollment.models import Enrollment
from turnabout.pairs.ending import PairEndedError
from turnabout.pairs.models import Ending, Pair, Ruling
from turnabout.people.models import Person
from turnabout.programs.models import Side

LATER = NOW + 8 * WEEK


def test_an_exit_ends_the_pair_and_keeps_both_sign_ups(pair: Pair):
    leave_pair(pair, at=LATER)

    assert (known(pair).ending, known(pair).ended_at) == (Ending.EXIT, LATER)
    assert Enrollment.objects.filter(withdrawn_at__isnull=True).count() == 2


def test_both_are_written_to_in_the_same_words(pair: Pair):
    leave_pair(pair, at=LATER)

    told = {one.to: one.text for one in Letter.objects.filter(kind="pair_end")}
    assert told["noor@kittiwake.example"].replace("Ada Lindqvist", "X").replace("Noor", "N") == (
        told["ada@kittiwake.example"].replace("Noor Haddad", "X").replace("Ada", "N")
    )


def test_the_history_keeps_neither_who_nor_why(pair: Pair):
    leave_pair(pair, reason=Reason.WARMTH, at=LATER)

    assert [(one.verb, one.by, one.detail) for one in Change.objects.filter(at=LATER)] == [
        ("end", None, {})
    ]


def test_of_two_who_leave_at_once_one_does(pair: Pair):
    first, second = known(pair), known(pair)
    leave_pair(first, at=LATER)

    with pytest.raises(PairEndedError):
        leave_pair(second, at=LATER)

    assert (Letter.objects.filter(kind="pair_end").count(), Rematch.objects.count()) == (2, 2)


def test_a_reason_has_neither_pair_nor_person_nor_date():
    fields = {field.name for field in ExitReason._meta.get_fields()}

    assert fields == {"id", "cohort", "reason", "is_told"}


def test_reasons_are_known_five_together(pair: Pair):
    said = [Reason.TIME, Reason.TOPIC, Reason.TIME, Reason.SEATS, Reason.TIME]
    found = []
    for reason in said:
        tell_reason(pair.cohort, reason)
        found.append(sum(count for _reason, count in reasons_told(pair.cohort)))

    assert found == [0, 0, 0, 0, 5]
    assert reasons_told(pair.cohort)[0] == ("The time was not there", 3)


def test_the_sixth_reason_waits_for_nine_others(pair: Pair):
    for reason in [*list(Reason)[:5], Reason.OTHER]:
        tell_reason(pair.cohort, reason)

    assert ("Something else", 1) not in reasons_told(pair.cohort)


def test_five_that_are_all_alike_would_tell_of_each_and_wait(pair: Pair):
    for _time in range(5):
        tell_reason(pair.cohort, Reason.WARMTH)

    assert reasons_told(pair.cohort) == []


def test_whoever_leaves_after_five_that_are_alike_is_not_known_by_the_reason_that_differs(
    pair: Pair,
):
    found = []
    for reason in [*[Reason.WARMTH] * 5, Reason.TIME, *[Reason.WARMTH] * 4]:
        tell_reason(pair.cohort, reason)
        found.append(sum(count for _reason, count in reasons_told(pair.cohort)))

    assert found == [0] * 9 + [10]


def test_reasons_that_wait_are_written_anew_each_time(pair: Pair):
    tell_reason(pair.cohort, Reason.TIME)
    before = set(ExitReason.objects.values_list("pk", flat=True))

    tell_reason(pair.cohort, Reason.TOPIC)

    assert before & set(ExitReason.objects.values_list("pk", flat=True)) == set()


def test_both_may_say_goodbye_once_and_only_the_other_reads_it(
    pair: Pair, noor: Person, ada: Person, carla: Person
):
    leave_pair(pair, at=LATER)
    for side in Side:
        say_goodbye(pair, f"Take care, from the {side}", side=side, at=LATER + DAY)

    with pytest.raises(SaidBeforeError):
        say_goodbye(pair, "Once more", side=Side.MENTOR, at=LATER + DAY)

    assert [one.text for one in words_for(ada)] == ["Take care, from the mentor"]
    assert [one.text for one in words_for(noor)] == ["Take care, from the mentee"]
    assert list(words_for(carla)) == []


def test_who_still_meets_says_goodbye_in_person(pair: Pair):
    with pytest.raises(StillMeetingError):
        say_goodbye(pair, "Bye", side=Side.MENTOR, at=LATER)


def test_a_letter_has_none_of_the_words(pair: Pair):
    leave_pair(pair, at=LATER)
    say_goodbye(pair, "KITTIWAKE-CANARY", side=Side.MENTOR, at=LATER)

    assert not any("CANARY" in one.text + one.html for one in Letter.objects.all())
    assert Word.objects.filter(reader=Reader.PARTNER).count() == 1


@pytest.mark.parametrize(("sessions", "next_cohort"), [(0, False), (2, False), (3, True)])
def test_until_the_third_session_it_is_about_this_cohort(
    pair: Pair, sessions: int, next_cohort: bool
):
    held(pair, sessions, until=LATER)

    leave_pair(pair, at=LATER)

    assert set(Rematch.objects.values_list("side", "next_cohort")) == {
        (side.value, next_cohort) for side in Side
    }


def test_the_offer_stands_for_ten_working_days(pair: Pair):
    leave_pair(pair, at=dt.datetime(2026, 4, 27, 9, tzinfo=dt.UTC))

    assert {one.until for one in Rematch.objects.all()} == {dt.date(2026, 5, 11)}


def test_the_two_are_not_proposed_to_each_other_again_and_the_ruling_has_no_date_of_the_exit(
    pair: Pair,
):
    leave_pair(pair, at=LATER)

    ruling = Ruling.objects.standing().get()
    assert (ruling.mentor, ruling.mentee, ruling.by) == (pair.mentor, pair.mentee, None)
    assert ruling.at == pair.published_at


def test_other_pairs_stay(pair: Pair):
    others = more_pairs(pair.cohort, 2)

    leave_pair(pair, at=LATER)

    assert set(Pair.objects.open()) == set(others)
