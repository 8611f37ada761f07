from dataclasses import replace
from itertools import combinations

import pytest
from drawn import FEW, Case, cases, pinned_cases, pools
from hypothesis import given, settings
from hypothesis import strategies as st

from turnabout.matchmaking import Matching, Mode, Person, Policy, Pool, Slot, Want, match
from turnabout.matchmaking.explain import cost_of_pinning, why_nobody
from turnabout.matchmaking.explanations import WhyNobody
from turnabout.matchmaking.rules import RULES, Setting, broken_rules


def answers(*people: Person, policy: Policy | None = None) -> dict[str, WhyNobody]:
    """Return the answer for each person without a partner."""
    return {answer.person.id: answer for answer in why_nobody(match(Pool.of(people), policy))}


def test_those_in_line_are_told_their_place(noor: Person, ada: Person, bo: Person):
    found = answers(noor, ada, replace(bo, role=ada.role), replace(ada, id="abe", style=()))

    assert {one: (answer.place, answer.reason) for one, answer in found.items()} == {
        "abe": (1, "the one mentor who fits is taken: next in line"),
        "bo": (2, "the one mentor who fits is taken: place 2 in line"),
    }
    assert found["abe"].would_help == "a place that frees, or one more mentor"
    assert (found["abe"].relax, found["abe"].would_reach) == ((), 1)


def test_a_mentor_in_line_hears_of_mentees(noor: Person, ada: Person, bo: Person):
    nico = replace(noor, id="nico", style=())
    learner = replace(bo, role=ada.role, prefers=("nia",))

    one, two = answers(noor, nico, ada), answers(noor, nico, replace(noor, id="nia"), ada, learner)

    assert {name: answer.reason for name, answer in one.items()} == {
        "nico": "the one mentee who fits is taken: next in line",
    }
    assert {name: answer.reason for name, answer in two.items()} == {
        "nico": "all 2 mentees who fit are taken: next in line",
    }


def test_someone_whom_a_language_would_help_is_told_so_and_with_whom(noor: Person, ada: Person):
    found = answers(replace(noor, languages=("cy",)), ada)

    assert (found["ada"].relax, found["ada"].would_reach) == (("language",), 1)
    assert found["ada"].reason == "none of 1 mentor fits: 1 share no language"
    assert found["ada"].would_help == "a common language: then Noor would fit"
    assert found["noor"].would_help == "a common language: then Ada would fit"


@pytest.mark.parametrize(
    ("count", "names"),
    [
        (2, "Noor 0 and Noor 1"),
        (3, "Noor 0, Noor 1 and Noor 2"),
        (4, "Noor 0, Noor 1, Noor 2 and 1 more"),
    ],
)
def test_up_to_three_people_are_named(noor: Person, ada: Person, count: int, names: str):
    mentors = [
        replace(noor, id=f"n{n}", name=f"Noor {n}", slots=(Slot(0, 60),)) for n in range(count)
    ]

    answer = answers(*mentors, ada)["ada"]

    assert answer.would_help == f"more shared time: then {names} would fit"
    assert answer.reason == f"none of {count} mentors fits: {count} share too little time"
    assert answer.would_reach == count


def test_several_rules_may_have_to_give(noor: Person, ada: Person):
    answer = answers(replace(noor, languages=(), manager_id="ada"), ada)["ada"]

    assert answer.relax == ("line", "language")
    assert answer.would_help == (
        "a pair within the reporting line and a common language: then Noor would fit"
    )
    assert (
        answer.reason == "none of 1 mentor fits: 1 are in the reporting line, 1 share no language"
    )


@pytest.mark.parametrize(
    ("policy", "change", "rule", "help_"),
    [
        (Policy(), {"not_with": ("ada",)}, "apart", "a not-with list"),
        (Policy(), {"past": ("ada",)}, "past", "pairing people who were a pair before"),
        (Policy(forbidden=frozenset({("noor", "ada")})), {}, "forbidden",
         "a pair that the coordinator ruled out"),
    ],
)  # fmt: skip
def test_a_named_pair_says_by_which_rule_it_is_kept_apart(
    noor: Person, ada: Person, policy: Policy, change: dict[str, tuple[str]], rule: str, help_: str
):
    answer = answers(replace(noor, **change), ada, policy=policy)["ada"]

    assert answer.relax == (rule,)
    assert answer.would_help == f"{help_}: then Noor would fit"


def test_one_rule_is_a_smaller_set_than_two_about_named_pairs(noor: Person, ada: Person):
    twice_apart = [replace(noor, id=f"n{n}", not_with=("ada",), past=("ada",)) for n in range(2)]

    answer = answers(*twice_apart, replace(noor, languages=("cy",)), ada)["ada"]

    assert (answer.relax, answer.would_reach) == (("language",), 1)


def test_named_pairs_kept_apart_by_different_rules_are_counted_rule_by_rule(
    noor: Person, ada: Person
):
    past = [replace(noor, id=f"n{n}", name=f"Noor {n}", past=("ada",)) for n in range(2)]

    answer = answers(replace(noor, id="a", not_with=("ada",)), *past, ada)["ada"]

    assert (answer.relax, answer.would_reach) == (("past",), 2)
    assert answer.would_help == (
        "pairing people who were a pair before: then Noor 0 and Noor 1 would fit"
    )


def test_who_learns_and_mentors_is_never_offered_themselves(bo: Person):
    found = answers(bo)["bo"]

    assert "oneself" not in found.relax
    assert found.reason == "there is no mentee"


def test_without_any_mentor_a_mentor_would_help(ada: Person):
    answer = answers(ada)["ada"]

    assert (answer.reason, answer.would_help) == ("there is no mentor", "a mentor")
    assert (answer.place, answer.relax, answer.would_reach) == (None, (), 0)


def test_without_any_mentee_a_mentee_would_help(noor: Person):
    assert answers(noor)["noor"].would_help == "a mentee"


def test_somebody_without_a_name_is_called_by_their_id(noor: Person, ada: Person):
    found = answers(replace(noor, name="", languages=("cy",)), ada)

    assert found["ada"].would_help == "a common language: then noor would fit"


def test_a_mentee_hears_how_many_mentors_fail_each_rule(noor: Person, omar: Person, ada: Person):
    someone = replace(ada, level=1, wants=(Want("Chess", 0),))

    assert answers(noor, replace(omar, level=3), someone)["ada"].reason == (
        "none of 2 mentors fits: 2 can teach nothing that is wanted, 2 are not junior enough"
    )


def test_a_mentor_hears_how_many_mentees_fail_each_rule(noor: Person, ada: Person):
    someone = replace(ada, level=1, wants=(Want("Chess", 0),))

    assert answers(noor, someone)["noor"].reason == (
        "none of 1 mentee fits: 1 have no topic that fits, 1 are not at a fitting level"
    )


def test_those_in_line_for_a_pinned_place_stand_behind_those_in_line_for_a_free_one(
    noor: Person, omar: Person, ada: Person, grace: Person
):
    excel = (Want("Excel", 0, 3),)
    people = [
        noor,
        replace(omar, id="otto"),
        replace(ada, id="abe"),
        replace(grace, id="gus", wants=excel, prefers=("otto",)),
        replace(grace, id="in-line-for-otto", wants=excel),
        replace(ada, id="in-line-for-noor", wants=(Want("Social media", 0, 3),)),
    ]

    found = answers(*people, policy=Policy(pinned=frozenset({("noor", "abe")})))

    places = {one: answer.place for one, answer in found.items()}
    assert places == {"in-line-for-otto": 1, "in-line-for-noor": 2}


def rank_by_forcing_in(matching: Matching, answer: WhyNobody) -> tuple[int, int, str]:
    """Return the least that the whole loses when this person is paired with somebody who fits."""
    losses = []
    for partner in feasible(matching, answer):
        pair = (answer.person.id, partner.id)
        loss = cost_of_pinning(matching, *(pair if answer.role == "mentor" else pair[::-1]))
        losses.append((loss.placed if matching.policy.cover else 0, loss.points))
    return *min(losses), answer.person.id


def feasible(matching: Matching, answer: WhyNobody) -> list[Person]:
    return [one for one, broken in broken_with(matching, answer) if not broken]


def broken_with(matching: Matching, answer: WhyNobody) -> list[tuple[Person, frozenset[str]]]:
    """Return everyone of the other side with the rules that forbid the two."""
    setting = Setting.of(matching.pool, matching.policy)
    mentors = answer.role == "mentee"
    others = matching.pool.mentors if mentors else matching.pool.mentees
    found = []
    for other in others:
        pair = (other, answer.person) if mentors else (answer.person, other)
        if other != answer.person:
            found.append((other, frozenset(rule.name for rule, _ in broken_rules(*pair, setting))))
    return found


@FEW
@given(pinned_cases(), st.sampled_from(Mode))
def test_everyone_without_a_partner_gets_an_answer_mentees_first(case: Case, mode: Mode):
    matching = match(case[0], replace(case[1], mode=mode))

    found = why_nobody(matching)

    for role, waiting in (
        ("mentee", matching.unmatched_mentees),
        ("mentor", matching.unmatched_mentors),
    ):
        own = [answer for answer in found if answer.role == role]
        places = [answer.place for answer in own if answer.place is not None]
        assert sorted(answer.person.id for answer in own) == [person.id for person in waiting]
        assert places == list(range(1, len(places) + 1))
        assert [answer.place for answer in own[: len(places)]] == places
    assert [answer.role for answer in found] == sorted(
        (answer.role for answer in found), reverse=False
    )


@settings(FEW, max_examples=20)
@given(cases(pools(7, fewest=3, capacity=1)))
def test_the_place_in_line_is_the_rank_by_what_forcing_them_in_would_cost(case: Case):
    matching = match(*case)
    found = why_nobody(matching)

    for role in ("mentee", "mentor"):
        line = [answer for answer in found if answer.role == role and answer.place]
        assert [answer.would_reach for answer in line] == [
            len(feasible(matching, answer)) for answer in line
        ]
        ranks = [rank_by_forcing_in(matching, answer) for answer in line]
        assert ranks == sorted(ranks)


@settings(FEW, max_examples=60)
@given(cases(pools(4)))
def test_what_would_have_to_give_is_the_smallest_set_of_rules(case: Case):
    matching = match(*case)

    for answer in why_nobody(matching):
        if answer.place is None:
            broken = [rules for _, rules in broken_with(matching, answer)]
            reach = reach_by_relaxing(broken)
            assert (len(answer.relax), answer.would_reach) == reach
            assert not broken or sum(rules == {*answer.relax} for rules in broken) == reach[1]


def reach_by_relaxing(broken: list[frozenset[str]]) -> tuple[int, int]:
    """Return the size of the smallest set of rules that frees a partner, and how many it frees.

    Of equally small sets, those without the rule about topics come first.
    """
    names = [rule.name for rule in RULES]
    for size in range(len(names) + 1):
        for with_topic in (False, True):
            sets = [some for some in combinations(names, size) if ("topic" in some) == with_topic]
            most = max((sum(rules <= {*some} for rules in broken) for some in sets), default=0)
            if most:
                return size, most
    return 0, 0
