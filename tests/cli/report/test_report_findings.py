"""The sentences of the report say what the proof says, and no more."""

from dataclasses import replace

import pytest
from report_cast import AMARA, AMPLE, CHIEF, MARGIT, MIKKEL, OLUMIDE, SAFETY, SHORT, SWAP, report_of

from turnabout.cli.report import findings
from turnabout.matchmaking.explain import Loss
from turnabout.matchmaking.matching import Proof, Seen
from turnabout.matchmaking.policy import Mode, Policy

PLACED = (AMARA, MIKKEL, MARGIT, OLUMIDE)


def test_an_exact_run_says_that_nothing_better_exists():
    matching = report_of().matching
    assert findings.finding(matching) == (
        "All 2 mentees who can be placed have a mentor; no better arrangement exists."
    )


def test_where_nobody_is_left_out_all_mentees_have_a_mentor():
    matching = report_of(people=PLACED).matching
    assert (
        findings.finding(matching) == "All 2 mentees have a mentor; no better arrangement exists."
    )


def test_a_gap_is_said_and_never_rounded_down():
    matching = report_of(proof=Proof(102_000, 102_032, 2, 2, (), 0)).matching
    assert findings.finding(matching) == (
        "All 2 mentees who can be placed have a mentor; "
        "no arrangement is better by more than 0.04 %."
    )


def test_a_run_that_leaves_places_free_does_not_claim_to_be_the_best():
    proof = Proof(102_000, 102_000, 2, 3, (), 0)
    matching = report_of(proof=proof, policy=Policy(cover=False)).matching
    assert findings.finding(matching) == (
        "2 of the 3 mentees who can be placed have a mentor; "
        "no arrangement of as many pairs scores more."
    )
    assert findings.terms(matching) == (
        "The aim: the largest total of points. "
        "Points come before places here, so some stay free by choice."
    )


def test_a_fair_run_says_what_fairness_costs():
    proof = Proof(100_000, 102_000, 2, 2, (), 0)
    matching = report_of(proof=proof, policy=Policy(mode=Mode.FAIR)).matching
    assert findings.finding(matching) == (
        "All 2 mentees who can be placed have a mentor, and the worst-off pairs come first."
    )
    assert findings.terms(matching) == (
        "The aim: as many mentees placed as possible, then the worst-off pairs lifted first, "
        "then the largest total. It costs at most 1.97 % of the largest total."
    )


@pytest.mark.parametrize(
    ("swaps", "ending"), [(0, ", and no two people would both rather swap."), (1, ".")]
)
def test_a_stable_run_claims_stability_only_where_nobody_would_swap(swaps: int, ending: str):
    proof = Proof(102_000, 102_000, 2, 2, (SWAP,) * swaps, swaps)
    matching = report_of(proof=proof, policy=Policy(mode=Mode.STABLE)).matching
    assert findings.finding(matching) == (f"All 2 mentees who can be placed have a mentor{ending}")


def test_one_mentee_is_spoken_of_as_one():
    proof = Proof(81_900, 81_900, 1, 1, (), 0)
    matching = report_of(pairs=(CHIEF,), proof=proof).matching
    assert findings.finding(matching) == (
        "The one mentee who can be placed has a mentor; no better arrangement exists."
    )


def test_no_pairs_and_no_mentees_each_have_a_finding():
    nothing = Proof(0, 0, 0, 0, (), 0)
    without_pairs = report_of(pairs=(), proof=nothing).matching
    without_mentees = report_of(pairs=(), people=(AMARA,), proof=nothing).matching
    assert findings.finding(without_pairs) == (
        "Nobody can be paired: the rules leave no pair that is possible."
    )
    assert findings.finding(without_mentees) == "Nobody asks for a mentor yet."


def test_coverage_counts_mentees_and_places():
    matching = report_of(people=(replace(AMARA, capacity=2), MIKKEL, MARGIT, OLUMIDE)).matching
    assert findings.mentees_covered(matching) == "All 2 mentees have a mentor."
    assert findings.places_covered(matching) == "2 mentors offer 3 places: 2 taken, 1 left."


def test_coverage_says_how_many_have_nobody():
    assert (
        findings.mentees_covered(report_of().matching)
        == "2 of 3 mentees have a mentor; 1 does not."
    )


def test_the_spread_has_its_n():
    assert findings.spread(report_of().matching) == (
        "The middle one of 2 pairs scores 51.0 points, the lowest 20.1."
    )
    assert findings.spread(report_of(pairs=(SAFETY,)).matching) == (
        "The one pair scores 20.1 points."
    )


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "No mentor and mentee would both rather have each other."),
        (1, "One mentor and one mentee would both rather have each other."),
        (1200, "1,200 times, a mentor and a mentee would both rather have each other."),
    ],
)
def test_swaps_are_counted(count: int, said: str):
    assert findings.swaps(Proof(0, 0, 0, 0, (), count)) == said


def test_a_short_topic_is_named_with_what_one_more_mentor_places():
    assert findings.supply((AMPLE, SHORT)) == (
        "One more mentor for “Condition-monitoring data” places 1 more mentee."
    )


def test_where_no_topic_places_anyone_the_points_are_said():
    better = replace(AMPLE, adds=Loss(0, 3_200))
    assert findings.supply((better,)) == (
        "One more mentor for “Social platforms” adds 3.2 points, and for any other topic no more."
    )
    assert findings.supply((AMPLE,)) == ("No topic is short: one more mentor would change nothing.")


def test_the_unmatched_are_split_by_whether_a_place_could_free():
    report = report_of()
    assert findings.unmatched_mentees(report) == "1 mentee cannot be placed under the rules."
    assert findings.unmatched_mentors(report) == "1 mentor could guide someone and is in reserve."


def test_where_nobody_is_unmatched_the_report_says_so():
    report = report_of(people=PLACED, nobody=())
    assert findings.unmatched_mentees(report) == "Every mentee has a mentor."
    assert findings.unmatched_mentors(report) == "Every mentor has a mentee."


def test_one_mentee_and_one_mentor_are_counted_as_one():
    alone = report_of(pairs=(CHIEF,), people=(AMARA, MARGIT)).matching
    assert findings.finding(alone) == "The one mentee has a mentor; no better arrangement exists."
    assert findings.mentees_covered(alone) == "The one mentee has a mentor."
    assert findings.places_covered(alone) == "1 mentor offers 1 place: 1 taken, 0 left."


def test_where_nobody_mentors_that_is_the_finding():
    nothing = Proof(0, 0, 0, 0, (), 0)
    without_mentors = report_of(pairs=(), people=(MARGIT,), proof=nothing).matching
    assert findings.finding(without_mentors) == "Nobody offers to be a mentor yet."
    assert findings.terms(without_mentors).endswith("the largest total of points.")


SEEN = Seen(pairs=36_000_000_000, of=1_000_000_000_000, mentees=2000, likely=108_000)


def test_where_not_all_pairs_were_looked_at_the_report_says_how_many_were():
    matching = report_of(proof=Proof(102_000, 120_000, 2, 2, (), 0, SEEN)).matching

    assert findings.finding(matching) == (
        "All 2 mentees who can be placed have a mentor; no arrangement is better by more than 15 %."
    )
    assert findings.terms(matching) == (
        "The aim: as many mentees placed as possible, then the largest total of points. "
        "All 1,000,000,000,000 pairs are too many: 3.6 % of them were looked at, and besides "
        "every mentor for 2,000 mentees drawn by chance. By what these could gain, no arrangement "
        "is likely to be better by more than 5.56 %."
    )


def test_where_every_pair_was_looked_at_nothing_is_said_of_it():
    assert findings.looked_at(report_of().matching.proof) == ""


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "No mentor and mentee among 2,000 mentees drawn by chance and all mentors would"),
        (1, "One mentor and one mentee among 2,000 mentees drawn by chance and all mentors would"),
        (7, "7 times, a mentor and a mentee among 2,000 mentees drawn by chance and all mentors"),
    ],
)
def test_swaps_of_a_sample_are_not_said_to_be_all(count: int, said: str):
    assert findings.swaps(Proof(102_000, 120_000, 2, 2, (), count, SEEN)).startswith(said)


def test_a_stable_run_of_a_sample_does_not_claim_that_nobody_would_swap():
    proof = Proof(102_000, 120_000, 2, 2, (), 0, SEEN)
    matching = report_of(proof=proof, policy=Policy(mode=Mode.STABLE)).matching

    assert findings.finding(matching) == "All 2 mentees who can be placed have a mentor."
