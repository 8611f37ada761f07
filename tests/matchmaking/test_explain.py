from dataclasses import replace

import plain
import pytest
from drawn import FEW, Case, cases, pinned_cases, pools
from hypothesis import given, settings
from hypothesis import strategies as st

from turnabout.matchmaking import Mode, Person, Policy, PolicyError, Pool, Want, match
from turnabout.matchmaking.explain import (
    Loss,
    WhyNot,
    cost_of_forbidding,
    cost_of_pinning,
    why,
    why_not,
    why_pairs,
)
from turnabout.matchmaking.matching import Matching
from turnabout.matchmaking.rules import Setting, broken_rules


def loss_by_matching_anew(matching: Matching, policy: Policy) -> Loss:
    anew = match(matching.pool, policy).proof
    return Loss(matching.proof.placed - anew.placed, matching.proof.total - anew.total)


def test_why_says_the_points_of_every_wish_and_both_levels_of_every_topic(office: Pool):
    explanation = why(match(office), "noor", "ada")

    assert explanation.score == 66_829
    assert explanation.sentence == (
        "social media: mentor can show others, mentee new to me; "
        "AI tools: mentor can do it alone, mentee can do it with help; "
        "2 of 3 work values in common; "
        "240 minutes a week that both are free; "
        "different departments; "
        "styles that go together"
    )
    assert [
        (topic.offered, topic.mentor_level, topic.mentee_level) for topic in explanation.topics
    ] == [
        ("social media", 4, 0),
        ("AI tools", 3, 2),
    ]
    assert explanation.shared_minutes == 240


def test_why_names_a_near_topic_as_near(omar: Person, ada: Person):
    pool = Pool.of([omar, replace(ada, wants=(Want("Spreadsheets", 0),))])
    policy = Policy(near={("Spreadsheets", "Excel"): 0.8})

    explanation = why(match(pool, policy), "omar", "ada")

    assert [(topic.wanted, topic.offered, topic.share) for topic in explanation.topics] == [
        ("Spreadsheets", "Excel", 0.8)
    ]
    assert explanation.sentence.startswith("Excel (near Spreadsheets): ")


def test_why_tells_both_seasons_and_counts_the_poorer_one(noor: Person, ada: Person):
    pool = Pool.of([replace(noor, timezone="Europe/London"), replace(ada, timezone="UTC")])

    explanation = why(match(pool), "noor", "ada")

    assert (explanation.winter_minutes, explanation.summer_minutes) == (240, 120)
    assert explanation.shared_minutes == 120


def test_why_leaves_out_the_bonus_of_an_existing_pair(noor: Person, ada: Person):
    matching = match(Pool.of([noor, ada]), Policy(existing=frozenset({("noor", "ada")})))

    assert why(matching, "noor", "ada").score == matching.pairs[0].score == 66_829


def test_why_knows_no_stranger(office: Pool):
    with pytest.raises(KeyError):
        why(match(office), "noor", "zoe")


def test_why_not_says_every_rule_that_forbids(office: Pool):
    answer = why_not(match(office), "omar", "bo")

    assert answer.rules == (
        "Omar is in Bo's reporting line",
        "Omar offers no topic above Bo's level in what they want to learn",
    )
    assert answer.loss is None


def test_why_not_says_what_the_whole_would_lose(office: Pool):
    matching = match(office)

    answer = why_not(matching, "noor", "ada")

    assert answer.rules == ()
    assert answer.loss is not None
    assert answer.loss.placed == 1
    assert answer.loss == loss_by_matching_anew(
        matching, Policy(pinned=frozenset({("noor", "ada")}))
    )


@pytest.mark.parametrize(
    ("capacity", "reasons"),
    [
        (1, ("the one place of Noor is pinned to somebody else",)),
        (2, ()),
    ],
)
def test_why_not_says_that_the_places_are_pinned_to_others(
    noor: Person, ada: Person, bo: Person, capacity: int, reasons: tuple[str, ...]
):
    pool = Pool.of([replace(noor, capacity=capacity), ada, bo])

    answer = why_not(match(pool, Policy(pinned=frozenset({("noor", "ada")}))), "noor", "bo")

    assert answer.rules == reasons
    assert (answer.loss is None) == bool(reasons)


def test_why_not_says_of_either_whose_places_are_pinned(noor: Person, ada: Person, bo: Person):
    learner, nia = replace(bo, capacity=2, name=""), replace(noor, id="nia")
    pins = frozenset({("noor", "ada"), ("nia", "bo"), ("nils", "bo")})
    pool = Pool.of([noor, nia, replace(noor, id="nils"), ada, learner])

    assert why_not(match(pool, Policy(pinned=pins)), "noor", "bo").rules == (
        "the one place of Noor is pinned to somebody else",
        "every place of bo is pinned to somebody else",
    )


def test_a_pinned_pair_does_not_stand_in_its_own_way(noor: Person, ada: Person):
    matching = match(Pool.of([noor, ada]), Policy(pinned=frozenset({("noor", "ada")})))

    assert why_not(matching, "noor", "ada") == WhyNot(noor, ada, (), Loss(0, 0))


def test_a_pair_that_is_there_costs_nothing(office: Pool):
    assert why_not(match(office), "omar", "grace").loss == Loss(0, 0)


def test_forbidding_a_pair_that_nobody_can_stand_in_for_costs_a_place(office: Pool):
    matching = match(office, Policy(forbidden=frozenset({("bo", "grace")})))

    loss = cost_of_forbidding(matching, "omar", "grace")

    assert loss.placed == 1
    assert loss.points == next(pair.score for pair in matching.pairs if pair.mentee.id == "grace")


def test_forbidding_a_pair_that_is_not_there_costs_nothing(office: Pool):
    assert cost_of_forbidding(match(office), "noor", "ada") == Loss(0, 0)


def test_forbidding_a_pinned_pair_lifts_the_pin(office: Pool):
    matching = match(office, Policy(pinned=frozenset({("noor", "ada")})))

    assert cost_of_forbidding(matching, "noor", "ada").placed == -1


def test_pinning_a_forbidden_pair_lifts_the_ban(noor: Person, ada: Person):
    matching = match(Pool.of([noor, ada]), Policy(forbidden=frozenset({("noor", "ada")})))

    assert cost_of_pinning(matching, "noor", "ada") == Loss(-1, -66_829)


def test_why_not_says_that_the_coordinator_ruled_a_pair_out(noor: Person, ada: Person):
    matching = match(Pool.of([noor, ada]), Policy(forbidden=frozenset({("noor", "ada")})))

    assert why_not(matching, "noor", "ada").rules == ("the coordinator ruled out Noor with Ada",)


def test_pinning_against_a_rule_cannot_be_priced(office: Pool):
    with pytest.raises(PolicyError, match="Omar is in Bo's reporting line"):
        cost_of_pinning(match(office), "omar", "bo")


def test_pinning_someone_whose_places_are_all_pinned_cannot_be_priced(office: Pool):
    matching = match(office, Policy(pinned=frozenset({("noor", "ada")})))

    with pytest.raises(PolicyError, match="noor is pinned 2 times but has room for 1"):
        cost_of_pinning(matching, "noor", "bo")


@FEW
@given(cases())
def test_the_points_of_the_wishes_add_up_to_the_score_of_every_pair(case: Case):
    matching = match(*case)

    explanations = list(why_pairs(matching))

    assert [(one.mentor, one.mentee, one.score) for one in explanations] == list(matching.pairs)
    for explanation in explanations:
        assert sum(wish.points for wish in explanation.wishes) == explanation.score
        topics = sum(topic.points for topic in explanation.topics)
        assert topics == explanation.wishes[0].points
        assert explanation == why(matching, explanation.mentor.id, explanation.mentee.id)


@settings(FEW, max_examples=15)
@given(pinned_cases(), st.sampled_from(Mode))
def test_every_two_get_an_answer_why_not_whatever_is_pinned(case: Case, mode: Mode):
    pool, policy = case[0], replace(case[1], mode=mode)
    matching = match(pool, policy)

    for mentor in pool.mentors[:2]:
        for mentee in pool.mentees[:2]:
            answer = why_not(matching, mentor.id, mentee.id)
            pins = policy.pinned | {(mentor.id, mentee.id)}
            if answer.rules:
                with pytest.raises(PolicyError):
                    match(pool, replace(policy, pinned=pins))
            else:
                assert answer.loss == loss_by_matching_anew(matching, replace(policy, pinned=pins))


@settings(FEW, max_examples=15)
@given(cases(pools(4, fewest=1)), st.sampled_from(Mode))
def test_why_not_equals_matching_anew(case: Case, mode: Mode):
    pool, policy = case[0], replace(case[1], mode=mode)
    setting, matching = Setting.of(pool, policy), match(pool, policy)

    for mentor in pool.mentors:
        for mentee in pool.mentees:
            answer = why_not(matching, mentor.id, mentee.id)
            broken = tuple(reason for _, reason in broken_rules(mentor, mentee, setting))
            assert answer.rules == broken
            if not broken:
                pinned = replace(policy, pinned=frozenset({(mentor.id, mentee.id)}))
                assert answer.loss == loss_by_matching_anew(matching, pinned)


@settings(FEW, max_examples=15)
@given(cases(pools(4, fewest=1)))
def test_what_pinning_and_forbidding_cost_is_what_the_plain_best_loses(case: Case):
    pool, policy = case
    matching, allowed = match(pool, policy), plain.scores_of(pool, policy)
    placed, total = plain.best_of(pool, allowed, cover=policy.cover)

    for pair in allowed:
        others = {one: score for one, score in allowed.items() if one != pair}
        loss = cost_of_forbidding(matching, *pair)
        without = plain.best_of(pool, others, cover=policy.cover)
        assert total - loss.points == without[1]
        assert not policy.cover or placed - loss.placed == without[0]
        sure = {one: (one == pair, 0, score) for one, score in allowed.items()}
        with_pin = plain.largest_of(pool, sure, (0, int(policy.cover), 0))
        loss = cost_of_pinning(matching, *pair)
        assert total - loss.points == with_pin[2]
        assert not policy.cover or placed - loss.placed == with_pin[1]
