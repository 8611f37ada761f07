from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest
from drawn import FEW, Case, cases, pools
from hypothesis import given, settings

from turnabout.matchmaking import Matching, Offer, Person, Policy, Pool, Role, Slot, Want, match
from turnabout.matchmaking.explain import why_nobody
from turnabout.matchmaking.explanations import WhyNobody
from turnabout.matchmaking.rules import RULES, Setting, broken_rules

Answers = dict[str, WhyNobody]
Office = Callable[..., Answers]


def answers(*people: Person, policy: Policy | None = None) -> Answers:
    """Return the answer for each person without a partner."""
    return {answer.person.id: answer for answer in why_nobody(match(Pool.of(people), policy))}


def test_someone_whom_a_language_would_help_is_told_so_and_with_whom(noor: Person, ada: Person):
    found = answers(replace(noor, languages=("cy",)), ada)

    assert (found["ada"].relax, found["ada"].would_reach) == (("language",), 1)
    assert found["ada"].reason == "the one mentor shares no language"
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
    assert answer.reason == f"none of {count} mentors fits: all share too little time"
    assert answer.would_reach == count


def test_the_reason_counts_one_and_many_each_in_its_own_words(noor: Person, ada: Person):
    mentors = [
        replace(noor, id="n0", manager_id="ada", languages=()),
        replace(noor, id="n1", languages=(), slots=()),
        replace(noor, id="n2", slots=()),
    ]

    answer = answers(*mentors, ada)["ada"]

    assert answer.reason == (
        "none of 3 mentors fits: 2 share no language, 2 share too little time, "
        "1 is in the reporting line"
    )


def test_a_mentee_hears_how_many_mentors_fail_each_rule(noor: Person, omar: Person, ada: Person):
    someone = replace(ada, level=1, wants=(Want("Chess", 0),))

    assert answers(noor, replace(omar, level=3), someone)["ada"].reason == (
        "none of 2 mentors fits: all are too senior, all can teach nothing that is wanted"
    )


def test_a_mentor_hears_how_many_mentees_fail_each_rule(noor: Person, ada: Person, bo: Person):
    someone = replace(ada, level=1, wants=(Want("Chess", 0),))
    chess = replace(bo, role=Role.MENTEE, wants=(Want("Chess", 0),))

    assert answers(noor, someone)["noor"].reason == (
        "the one mentee is too junior and wants nothing that is offered"
    )
    assert answers(noor, someone, chess)["noor"].reason == (
        "none of 2 mentees fits: all want nothing that is offered, 1 is too junior"
    )


@pytest.mark.parametrize(
    ("change", "rule", "help_"),
    [
        ({"past": ("ada",)}, "past", "pairing people again: then Noor would fit"),
        ({"not_with": ("ada",)}, "apart", "another mentor; nothing else keeps Noor away"),
    ],
)
def test_a_named_pair_says_by_which_rule_it_is_kept_apart(
    noor: Person, ada: Person, change: dict[str, tuple[str]], rule: str, help_: str
):
    answer = answers(replace(noor, **change), ada)["ada"]

    assert (answer.relax, answer.would_help) == ((rule,), help_)
    assert answer.reason == "the one mentor does not fit"


def test_a_coordinator_may_allow_what_she_ruled_out(noor: Person, ada: Person):
    answer = answers(noor, ada, policy=Policy(forbidden=frozenset({("noor", "ada")})))["ada"]

    assert answer.relax == ("forbidden",)
    assert (
        answer.would_help == "allowing a pair that the coordinator ruled out: then Noor would fit"
    )


def test_a_gap_is_offered_only_where_a_smaller_one_still_leaves_the_mentor_junior(
    noor: Person, ada: Person
):
    two_apart = Policy(level_gap=4)

    found = answers(replace(noor, level=6), replace(noor, id="n", level=7), ada, policy=two_apart)
    senior = answers(replace(noor, level=9), ada, policy=two_apart)

    assert found["ada"].would_help == "a level gap of 2: then Noor and Noor would fit"
    assert senior["ada"].would_help == "a more junior mentor; nothing else keeps Noor away"
    assert senior["noor"].would_help == "a more senior mentee; nothing else keeps Ada away"
    assert senior["ada"].relax == found["ada"].relax == ("level",)


def test_the_gap_offered_is_as_wide_as_it_may_be_for_the_people_named(noor: Person, ada: Person):
    junior, senior = replace(noor, level=6), replace(noor, id="n", level=9)

    answer = answers(junior, senior, ada, policy=Policy(level_gap=4))["ada"]

    assert answer.would_help == "a level gap of 3: then Noor would fit"


def test_somebody_who_wants_something_else_hears_whom_to_look_for(noor: Person, ada: Person):
    someone = replace(ada, wants=(Want("Chess", 0), Want("AI tools", 4), Want("Python", 3)))

    found = answers(noor, someone)

    assert found["ada"].would_help == (
        "a mentor for “Chess” or “Python”; nothing else keeps Noor away"
    )
    assert found["noor"].would_help == (
        "a mentee who wants “Social media” or “AI tools”; nothing else keeps Ada away"
    )


def test_more_than_three_who_are_near_are_counted(noor: Person, ada: Person):
    mentors = [replace(noor, id=f"n{n}") for n in range(4)]

    answer = answers(*mentors, replace(ada, wants=(Want("Chess", 0),)))["ada"]

    assert answer.would_help == "a mentor for “Chess”; nothing else keeps 4 mentors away"


def test_somebody_who_left_a_cell_empty_hears_what_to_fill_in(noor: Person, ada: Person):
    nothing = answers(replace(noor, offers=(Offer("Python", 0),)), replace(ada, wants=()))
    silent = answers(noor, replace(ada, languages=(), slots=()))

    assert nothing["ada"].would_help == (
        "something that they can still learn; nothing else keeps Noor away"
    )
    assert nothing["noor"].would_help == (
        "something that they can teach; nothing else keeps Ada away"
    )
    assert silent["ada"].would_help == (
        "a language (they name none) and free hours (they name none): then Noor would fit"
    )


def test_who_heads_everyone_hears_that_only_somebody_from_outside_fits(noor: Person, ada: Person):
    mentors = [replace(noor, id=f"n{n}", manager_id="ada") for n in range(3)]

    assert {count: answers(*mentors[:count], ada)["ada"].would_help for count in (1, 2, 3)} == {
        1: "a mentor from outside this sheet: the one mentor reports to them",
        2: "a mentor from outside this sheet: both mentors report to them",
        3: "a mentor from outside this sheet: all 3 mentors report to them",
    }
    assert answers(*mentors, ada)["ada"].relax == ("line",)


def test_who_reports_to_everyone_hears_so(noor: Person, ada: Person, grace: Person, bo: Person):
    boss, chief = replace(grace, manager_id="ada"), replace(bo, role=Role.DIRECTORY)
    noor = replace(noor, manager_id="grace")

    inside, besides = answers(noor, boss, ada)["noor"], answers(noor, boss, ada, chief)["noor"]

    assert inside.would_help == "a mentee from outside this sheet: they report to both mentees"
    assert besides.would_help == (
        "a mentee from outside the reporting line: they report to both mentees"
    )


def test_someone_in_the_middle_of_the_line_is_told_that_everyone_is_in_it(
    noor: Person, omar: Person, grace: Person
):
    above, below = replace(omar, manager_id=None), replace(noor, manager_id="grace")

    answer = answers(above, below, replace(grace, manager_id="omar"))["grace"]

    assert (
        answer.would_help
        == "a mentor from outside this sheet: both mentors are in the reporting line"
    )


def test_several_rules_may_have_to_give(noor: Person, ada: Person, bo: Person):
    bos = replace(bo, wants=(), offers=(Offer("Chess", 4),))

    answer = answers(replace(noor, languages=(), manager_id="ada"), bos, ada)["ada"]

    assert (answer.relax, answer.would_reach) == (("topic",), 1)

    strict = replace(bos, languages=(), slots=())
    answer = answers(replace(noor, languages=(), manager_id="ada"), strict, ada)["ada"]

    assert (answer.relax, answer.would_reach) == (("line", "language"), 1)
    assert answer.would_help == (
        "a mentor from outside the reporting line, and a common language; "
        "nothing else keeps Noor away"
    )


def test_what_nobody_should_relax_comes_last_of_equally_small_sets(noor: Person, ada: Person):
    in_line = [replace(noor, id=f"n{n}", manager_id="ada") for n in range(2)]
    apart = replace(noor, id="a", not_with=("ada",))

    soft = answers(*in_line, apart, replace(noor, slots=()), ada)["ada"]
    firm = answers(*in_line, apart, ada)["ada"]

    assert (soft.relax, soft.would_reach) == (("time",), 1)
    assert (firm.relax, firm.would_reach) == (("line",), 2)


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
    assert answer.would_help == "pairing people again: then Noor 0 and Noor 1 would fit"
    assert answer.reason == "none of 3 mentors fits"


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


@settings(FEW, max_examples=60)
@given(cases(pools(4)))
def test_what_would_have_to_give_is_the_smallest_set_of_rules(case: Case):
    matching = match(*case)

    for answer in why_nobody(matching):
        if answer.place is None:
            broken = broken_with(matching, answer)
            smallest = smallest_sets(broken)
            relaxed = {
                tuple(rule.name for rule in RULES if {rule.name, f"{rule.name} firm"} & rules)
                for rules in smallest
            }
            assert answer.relax in (relaxed or {()})
            assert {answer.would_reach} == ({broken.count(one) for one in smallest} or {0})


def broken_with(matching: Matching, answer: WhyNobody) -> list[frozenset[str]]:
    """Return for everyone of the other side the rules that forbid the two.

    Where the mentor is not junior at all, the rule about levels is "level firm".
    """
    setting = Setting.of(matching.pool, matching.policy)
    mentors = answer.role == "mentee"
    found = []
    for other in matching.pool.mentors if mentors else matching.pool.mentees:
        mentor, mentee = (other, answer.person) if mentors else (answer.person, other)
        if mentor != mentee:
            rules = {rule.name for rule, _ in broken_rules(mentor, mentee, setting)}
            if "level" in rules and mentor.level >= mentee.level:
                rules = rules - {"level"} | {"level firm"}
            found.append(frozenset(rules))
    return found


def smallest_sets(broken: list[frozenset[str]]) -> list[frozenset[str]]:
    """Return the smallest sets of rules that free anybody.

    Of equally small sets those with least that is firm, then those without the rule about topics,
    then those that free most.
    """
    names = [*(rule.name for rule in RULES), "level firm"]
    sets = [frozenset(some) for size in range(len(names)) for some in combinations(names, size)]

    def rank(some: frozenset[str]) -> tuple[int, int, bool, int]:
        firm = some & {"level firm", "line", "apart"}
        return len(some), len(firm), "topic" in some, -sum(rules <= some for rules in broken)

    freeing = [some for some in sets if any(rules <= some for rules in broken)]
    least = min(map(rank, freeing), default=None)
    return [some for some in freeing if rank(some) == least]
