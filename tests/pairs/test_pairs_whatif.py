"""What if: the cost of a ruling before it is made, and what keeps two from being a pair."""

import datetime as dt

import pytest
from tests.cast import NOW
from tests.enrollment.signup_cast import load
from tests.pairs.upward_cast import matched, one, proposal, upward

from turnabout.core.models import Change
from turnabout.enrollment.answering import keep_apart
from turnabout.enrollment.models import Enrollment, Offer
from turnabout.matchmaking.explanations import Loss
from turnabout.matchmaking.matching import Pair
from turnabout.pairs.models import Kind, MatchRun, Ruling
from turnabout.pairs.rulings import CannotBePinnedError, lift, pin, rule, swap
from turnabout.pairs.telling import CONFIDENCE, Hindrance
from turnabout.pairs.whatif import (
    NotInRunError,
    RunOutdatedError,
    are_a_pair,
    cost_of_forbidding,
    cost_of_swapping,
    is_at_hand,
    play_again,
    why_not,
)
from turnabout.people.models import Person
from turnabout.programs.models import Cohort

IN_LINE = Hindrance("line", "Lars", "Bo", {"below": "mentor"})
LATER = NOW + dt.timedelta(hours=1)


@pytest.fixture
def spring(carla: Person) -> Cohort:
    return upward(carla, at=NOW)


@pytest.fixture
def run(spring: Cohort, carla: Person) -> MatchRun:
    return matched(spring, by=carla, at=NOW)


def names(pairs: tuple[Pair, ...]) -> list[tuple[str, str]]:
    return [(pair.mentor.name, pair.mentee.name) for pair in pairs]


def test_the_pairs_are_those_of_the_board(run: MatchRun):
    again = play_again(run)

    assert sorted(names(again.matching.pairs)) == [("Nils", "Ada"), ("Noor", "Bo")]
    assert again.since == 0


def test_a_pin_says_what_it_costs_and_whose_pairs_change(run: MatchRun, spring: Cohort):
    found = why_not(play_again(run), one(spring, "Noor"), one(spring, "Ada"))

    assert found.reasons == ()
    assert found.cost is not None
    assert found.cost.loss == Loss(0, 10_000)
    assert sorted(names(found.cost.gone)) == [("Nils", "Ada"), ("Noor", "Bo")]
    assert sorted(names(found.cost.come)) == [("Nils", "Bo"), ("Noor", "Ada")]


def test_what_it_says_is_what_the_next_run_brings(run: MatchRun, spring: Cohort, carla: Person):
    two = one(spring, "Noor"), one(spring, "Ada")
    told = why_not(play_again(run), *two).cost
    pin([two], by=carla, at=LATER)

    anew = matched(spring, by=carla, at=LATER)

    assert told is not None
    assert (run.placed - anew.placed, run.total - anew.total) == told.loss
    assert proposal(anew, "Ada").mentor == two[0]


def test_forbidding_a_pair_says_who_moves(run: MatchRun, spring: Cohort):
    cost = cost_of_forbidding(play_again(run), one(spring, "Noor"), one(spring, "Bo"))

    assert (cost.loss, cost.left) == (Loss(0, 10_000), ())
    assert sorted(names(cost.come)) == [("Nils", "Bo"), ("Noor", "Ada")]


def test_a_place_that_would_be_lost_is_said_with_the_name(
    run: MatchRun, spring: Cohort, carla: Person
):
    for mentor in ("Nils", "Lars"):
        rule(one(spring, mentor), one(spring, "Bo"), Kind.FORBID, by=carla, at=LATER)

    cost = cost_of_forbidding(play_again(run), one(spring, "Noor"), one(spring, "Bo"))

    assert (cost.loss.placed, [person.name for person in cost.left]) == (1, ["Bo"])


def test_a_rule_that_forbids_is_said_in_words_and_has_no_cost(run: MatchRun, spring: Cohort):
    found = why_not(play_again(run), one(spring, "Lars"), one(spring, "Bo"))

    assert found == ((IN_LINE,), None)


def test_swapping_costs_what_the_two_pairs_are_worth_less(run: MatchRun):
    ada, bo = proposal(run, "Ada"), proposal(run, "Bo")

    found = cost_of_swapping(play_again(run), (ada.mentor, ada.mentee), (bo.mentor, bo.mentee))

    assert found.cost is not None
    assert (found.reasons, found.cost.loss) == ((), Loss(0, 10_000))


def test_a_swap_pins_both_and_lifts_the_pins_that_stood(run: MatchRun, carla: Person):
    ada, bo = proposal(run, "Ada"), proposal(run, "Bo")
    pin([(ada.mentor, ada.mentee)], by=carla, at=LATER)

    swap((ada.mentor, ada.mentee), (bo.mentor, bo.mentee), by=carla, at=LATER)

    standing = Ruling.objects.standing().filter(kind=Kind.PIN)
    assert {(each.mentor.person.name, each.mentee.person.name) for each in standing} == {
        ("Nils", "Bo"),
        ("Noor", "Ada"),
    }


def test_a_swap_that_a_rule_forbids_changes_nothing(run: MatchRun, carla: Person):
    ada, bo = proposal(run, "Ada"), proposal(run, "Bo")
    stands = rule(ada.mentor, ada.mentee, Kind.PIN, by=carla, at=LATER)
    Offer.objects.filter(enrollment=ada.mentor).update(level=1)

    with pytest.raises(CannotBePinnedError) as refused:
        swap((ada.mentor, ada.mentee), (bo.mentor, bo.mentee), by=carla, at=LATER)

    assert refused.value.reasons == [Hindrance("topic", "Nils", "Bo", {})]
    assert list(Ruling.objects.standing()) == [stands]


def test_a_pin_that_no_run_could_keep_is_refused(spring: Cohort, carla: Person):
    with pytest.raises(CannotBePinnedError) as refused:
        pin([(one(spring, "Lars"), one(spring, "Bo"))], by=carla, at=NOW)

    assert refused.value.reasons == [IN_LINE]


def test_nobody_is_pinned_to_more_people_than_they_have_places(spring: Cohort, carla: Person):
    noor = one(spring, "Noor")

    with pytest.raises(CannotBePinnedError) as refused:
        pin([(noor, one(spring, "Ada")), (noor, one(spring, "Bo"))], by=carla, at=NOW)

    assert refused.value.reasons == [
        Hindrance("pinned", "Noor", "Bo", {"who": "mentor", "places": 1})
    ]
    assert Ruling.objects.count() == 0


def test_a_pin_lifts_the_ruling_that_kept_the_two_apart(spring: Cohort, carla: Person):
    two = one(spring, "Noor"), one(spring, "Ada")
    rule(*two, Kind.FORBID, by=carla, at=NOW)

    pin([two], by=carla, at=LATER)

    assert [each.kind for each in Ruling.objects.standing()] == [Kind.PIN]


def test_somebody_who_did_not_finish_their_sign_up_is_not_in_the_run(spring: Cohort, carla: Person):
    noor = one(spring, "Noor")
    Enrollment.objects.filter(pk=noor.pk).update(values=[])
    run = matched(spring, by=carla, at=NOW)

    with pytest.raises(NotInRunError) as refused:
        why_not(play_again(run), noor, one(spring, "Ada"))

    assert refused.value.enrollment == noor


def test_rulings_newer_than_the_run_are_counted_in(run: MatchRun, spring: Cohort, carla: Person):
    rule(one(spring, "Noor"), one(spring, "Bo"), Kind.FORBID, by=carla, at=LATER)

    again = play_again(run)

    assert (again.since, are_a_pair(again, one(spring, "Noor"), one(spring, "Ada"))) == (1, True)


def test_a_ruling_that_was_lifted_since_is_counted_in_too(spring: Cohort, carla: Person):
    before = NOW - dt.timedelta(days=1)
    ruling = rule(one(spring, "Noor"), one(spring, "Bo"), Kind.FORBID, by=carla, at=before)
    run = matched(spring, by=carla, at=NOW)
    lift(ruling, by=carla, at=LATER)

    again = play_again(run)

    assert (again.since, are_a_pair(again, one(spring, "Noor"), one(spring, "Bo"))) == (1, True)


def test_a_sign_up_that_changed_makes_the_run_too_old_to_ask(run: MatchRun, spring: Cohort):
    play_again(run)
    Enrollment.objects.filter(person__name="Noor").update(withdrawn_at=LATER)

    with pytest.raises(RunOutdatedError):
        play_again(run)


def test_the_second_question_needs_no_second_run(run: MatchRun):
    before = is_at_hand(run)
    first = play_again(run)

    assert (before, is_at_hand(run)) == (False, True)
    assert play_again(run) is first


def test_whom_somebody_keeps_apart_is_never_said_and_hinted_at_only_where_nothing_else_is(
    run: MatchRun, spring: Cohort, carla: Person
):
    for name, other in (("Noor", "Ada"), ("Lars", "Bo")):
        mentor = load(one(spring, name))
        mentor.cohort.closed_at = None
        keep_apart(mentor, one(spring, other).person, by=mentor.person, at=NOW)
    again = play_again(matched(spring, by=carla, at=LATER))

    told = [
        why_not(again, one(spring, name), one(spring, other)).reasons
        for name, other in (("Noor", "Ada"), ("Lars", "Bo"))
    ]

    assert told == [
        (Hindrance(CONFIDENCE, "Noor", "Ada", {}),),
        (IN_LINE,),
    ]


def test_history_says_who_ruled_and_who_lifted(spring: Cohort, carla: Person):
    ruling = pin([(one(spring, "Noor"), one(spring, "Ada"))], by=carla, at=NOW)[0]
    lift(ruling, by=carla, at=LATER)

    changes = Change.objects.of(spring).filter(verb__in=["pin", "lift"])

    assert [(change.verb, change.by) for change in changes] == [("lift", carla), ("pin", carla)]
