"""Who would like to meet somebody else is matched again; pairs that meet stay as they are."""

import pytest
from tests.cast import NOW
from tests.meetings.meeting_cast import DAY, WEEK, also_paired, known
from tests.pairs.upward_cast import matched, one, upward

from turnabout.closing.exits import leave_pair, say_goodbye
from turnabout.closing.models import Wish
from turnabout.closing.rematches import (
    NobodyAsksError,
    OfferOverError,
    answer_offer,
    look_for_somebody,
    who_asks,
    wish_for,
)
from turnabout.core.models import Job, Letter
from turnabout.enrollment.signing_up import withdraw
from turnabout.matchmaking import Mode
from turnabout.pairs.leaving import end_broken_pairs
from turnabout.pairs.models import MatchRun, Pair
from turnabout.pairs.runs import carry_out
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Side

LATER = NOW + 8 * WEEK


@pytest.fixture
def cohort(carla: Person) -> Cohort:
    """Noor, Nils and Lars could mentor Ada and Bo."""
    return upward(carla, at=NOW)


@pytest.fixture
def ended(cohort: Cohort) -> Pair:
    """Nils and Ada, whose pair ended; Noor and Bo meet on."""
    also_paired(cohort, one(cohort, "Noor").pk, one(cohort, "Bo").pk)
    pair = also_paired(cohort, one(cohort, "Nils").pk, one(cohort, "Ada").pk)
    leave_pair(pair, at=LATER)
    return pair


def _found(cohort: Cohort, carla: Person) -> set[tuple[str, str]]:
    run = look_for_somebody(cohort, by=carla, at=LATER)
    carry_out(run, tell=lambda *_: None, at=LATER)
    return {
        (str(each.mentor.person), str(each.mentee.person)) for each in run.proposals.with_people()
    }


def test_no_run_takes_who_has_not_said_yes(ended: Pair, cohort: Cohort, carla: Person):
    run = matched(cohort, by=carla, at=LATER)

    taken = {one.mentee.person.name for one in run.proposals.with_people()}
    assert "Ada" not in taken


@pytest.mark.parametrize(
    ("mentor", "found"), [(Wish.YES, {("Lars", "Ada")}), (Wish.NO, {("Lars", "Ada")})]
)
def test_who_says_yes_meets_somebody_else_whatever_the_other_says(
    ended: Pair, cohort: Cohort, carla: Person, mentor: Wish, found: set[tuple[str, str]]
):
    answer_offer(ended, mentor, side=Side.MENTOR, at=LATER)
    answer_offer(ended, Wish.YES, side=Side.MENTEE, at=LATER)

    assert _found(cohort, carla) == found


def test_one_button_asks_for_the_run_and_leaves_who_meets(
    ended: Pair, cohort: Cohort, carla: Person
):
    meeting = set(Pair.objects.open())
    answer_offer(ended, Wish.YES, side=Side.MENTEE, at=LATER)

    run = look_for_somebody(cohort, by=carla, at=LATER)
    carry_out(run, tell=lambda *_: None, at=LATER)

    assert (run.mode, set(Pair.objects.open())) == (Mode.BEST, meeting)
    assert [str(each.mentee.person) for each in run.proposals.with_people()] == ["Ada"]


def test_the_button_does_nothing_where_nobody_asks(ended: Pair, cohort: Cohort, carla: Person):
    answer_offer(ended, Wish.NO, side=Side.MENTEE, at=LATER)

    with pytest.raises(NobodyAsksError):
        look_for_somebody(cohort, by=carla, at=LATER)
    assert (MatchRun.objects.count(), Job.objects.count()) == (0, 0)


def test_who_was_found_asks_no_more(ended: Pair, cohort: Cohort):
    for side in Side:
        answer_offer(ended, Wish.YES, side=side, at=LATER)
    before = who_asks(cohort).count()

    also_paired(cohort, one(cohort, "Lars").pk, one(cohort, "Ada").pk, at=LATER)

    assert (before, [one.side for one in who_asks(cohort)]) == (2, [Side.MENTOR])


def test_a_yes_of_before_does_not_count_after_a_second_exit(
    ended: Pair, cohort: Cohort, carla: Person
):
    answer_offer(ended, Wish.YES, side=Side.MENTEE, at=LATER)
    second = also_paired(cohort, one(cohort, "Lars").pk, one(cohort, "Ada").pk, at=LATER)

    leave_pair(second, at=LATER + WEEK)

    assert list(who_asks(cohort)) == []
    with pytest.raises(NobodyAsksError):
        look_for_somebody(cohort, by=carla, at=LATER)


def test_after_ten_working_days_the_offer_is_over(ended: Pair):
    answer_offer(ended, Wish.YES, side=Side.MENTEE, at=LATER + 2 * WEEK)

    with pytest.raises(OfferOverError):
        answer_offer(ended, Wish.YES, side=Side.MENTEE, at=LATER + 2 * WEEK + DAY)


def test_who_stays_after_a_withdrawal_is_offered_the_same(
    cohort: Cohort, ended: Pair, carla: Person
):
    pair = Pair.objects.with_people().open().get()
    withdraw(pair.mentor, by=pair.mentor.person, at=LATER)
    end_broken_pairs(at=LATER)
    pair = known(pair)

    answer_offer(pair, Wish.YES, side=Side.MENTEE, at=LATER)

    offers = {wish_for(one, Side.MENTEE, at=LATER).until for one in (ended, pair)}
    assert (len(offers), who_asks(cohort).count()) == (1, 1)


def test_who_meets_is_offered_nothing(cohort: Cohort, ended: Pair):
    with pytest.raises(OfferOverError):
        answer_offer(Pair.objects.with_people().open().get(), Wish.YES, side=Side.MENTEE, at=LATER)


def test_nobody_who_is_gone_is_written_to(cohort: Cohort, ended: Pair):
    withdraw(ended.mentor, by=ended.mentor.person, at=LATER)

    say_goodbye(known(ended), "Take care", side=Side.MENTEE, at=LATER)

    assert not Letter.objects.filter(kind="word").exists()
