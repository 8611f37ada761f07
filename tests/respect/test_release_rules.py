"""What may be told: enough people, no small remainder, nothing finer than half a step."""

import random
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from turnabout.respect.release import reasons
from turnabout.respect.release.floors import is_near
from turnabout.respect.release.groups import Published
from turnabout.respect.release.oracle import Fact, Given, tells_an_answer
from turnabout.respect.release.questions import Answer, Question
from turnabout.respect.release.releasing import Released, release
from turnabout.respect.release.rounding import mean_of
from turnabout.respect.release.told import Change, Comment, Effect

WORTH = Question("worth")
DRAW = random.Random(7)


def _answers(values: list[int], groups: list[str] | None = None) -> list[Answer]:
    """Return what mentors answer, each of whom has a mentee of their own."""
    named = groups or [""] * len(values)
    return [
        Answer(f"m{at:02}", f"m{at:02}", f"s{at:02}", "mentor", group, value, WORTH.name)
        for at, (value, group) in enumerate(zip(values, named, strict=True))
    ]


def _told(values: list[int], groups: list[str] | None = None, **more: object) -> Released:
    return release([WORTH], _answers(values, groups), draw=DRAW, **more)  # type: ignore[arg-type]


def _shown(found: Released) -> dict[str, int]:
    return {one.group: one.n for one in found.figures}


def test_nothing_is_told_of_four():
    found = _told([3, 4, 5, 4])

    assert (found.figures, found.withheld) == ((), (reasons.FEW,))


def test_of_five_the_mean_is_told_in_half_steps():
    found = _told([3, 4, 2, 4, 2])

    assert [(one.n, one.mean, one.edge, one.shares) for one in found.figures] == [(5, 3.0, "", ())]


def test_five_mentors_of_four_mentees_are_too_few():
    answers = [
        Answer(f"m{at}", f"m{at}", f"s{at % 4}", "mentor", "", 3, WORTH.name) for at in range(5)
    ]

    assert release([WORTH], answers).figures == ()


def test_whoever_has_two_mentees_counts_once_with_the_lower_middle():
    twice = [
        Answer("m0", "m0", f"s{at}", "mentor", "", value, WORTH.name)
        for at, value in enumerate([5, 1])
    ]
    others = _answers([3, 3, 3, 3, 3, 3])[1:]

    found = release([WORTH], [*twice, *others])

    assert found.figures[0].n == 6


def test_who_waits_without_a_partner_counts_as_well():
    answers = [Answer(f"w{at}", f"w{at}", None, "mentor", "", 3, WORTH.name) for at in range(5)]

    assert release([WORTH], answers).figures[0].n == 5


@pytest.mark.parametrize(
    ("values", "edge", "bound"),
    [
        ([5] * 5, "high", 4.0),
        ([5] * 5 + [1], "high", 4.0),
        ([1] * 6, "low", 2.0),
        ([5] * 12, "high", 4.5),
        ([1] * 12, "low", 1.5),
    ],
)
def test_where_nearly_all_agree_the_end_of_the_scale_is_told(
    values: list[int], edge: str, bound: float
):
    figure = _told(values).figures[0]

    assert (figure.mean, figure.edge, figure.bound) == (None, edge, bound)


@given(st.integers(5, 60), st.sampled_from([(1, 5), (0, 4), (0, 3), (0, 10)]), st.data())
def test_each_mean_leaves_two_sums_open_even_to_one_of_them(
    n: int, scale: tuple[int, int], data: st.DataObject
):
    question = Question("any", *scale)
    total = data.draw(st.integers(question.low * n, question.high * n))

    found = mean_of(question, total, n)

    assert found.least <= total <= found.most
    for own in range(question.low, question.high + 1):
        others = range(max(found.least - own, question.low * (n - 1)), found.most - own + 1)
        others = range(others.start, min(others.stop, question.high * (n - 1) + 1))
        assert len(others) != 1 or others[0] not in {
            question.low * (n - 1),
            question.high * (n - 1),
        }


def test_counts_by_answer_are_told_where_two_answers_have_three_people_each():
    assert _told([3, 3, 3, 4, 4, 4]).figures[0].shares == (
        ("1", 0),
        ("2", 0),
        ("3", 3),
        ("4", 3),
        ("5", 0),
    )
    assert _told([3, 3, 3, 3, 4, 4]).figures[0].shares == ()


def test_small_groups_are_told_together():
    found = _told([2, 3, 4] * 6, ["Law"] * 6 + ["Ships"] * 6 + ["Staff"] * 3 + ["Sales"] * 3)

    assert _shown(found) == {"": 18, "Law": 6, "Ships": 6, "other": 6}


def test_what_would_be_left_over_takes_the_next_smallest_with_it():
    found = _told([2, 3, 4] * 6, ["Law"] * 8 + ["Ships"] * 6 + ["Staff"] * 4)

    assert _shown(found) == {"": 18, "Law": 8, "other": 10}


def test_two_groups_of_which_one_is_small_are_only_told_as_one():
    found = _told([2, 3, 4] * 4, ["Law"] * 8 + ["Ships"] * 4)

    assert _shown(found) == {"": 12}
    assert reasons.GROUPS in found.withheld


def test_a_group_of_one_mind_at_the_end_of_what_is_possible_is_not_told():
    values = [5] * 6 + [3] * 2 + [4] * 4

    found = _told(values, ["Law"] * 6 + ["Ships"] * 6)

    assert _shown(found) in ({"": 12, "Law": 6, "Ships": 6}, {"": 12})


def test_one_who_joins_later_is_not_told_by_the_difference():
    first = _told([2, 3, 4] * 4)

    found = _told([2, 3, 4] * 4 + [5], earlier=first.published)

    assert [one.n for one in found.figures] == [12]
    assert not any(
        is_near(now.people, before.people) for now in found.published for before in first.published
    )
    assert reasons.LEFT_OUT in found.withheld


def test_one_who_no_longer_answers_is_not_told_by_the_difference():
    first = _told([2, 3, 4] * 4)

    found = _told([2, 3, 4] * 3 + [2, 3], earlier=first.published)

    assert [one.n for one in found.figures] == [7]
    assert len(found.published[0].people ^ first.published[0].people) == 5


def test_the_same_people_are_told_again_and_five_others_as_well():
    first = _told([2, 3, 4] * 4)

    again = _told([2, 3, 4] * 4, earlier=first.published)
    more = _told([2, 3, 4] * 4 + [1, 2, 3, 4, 5], earlier=first.published)

    assert [one.figures[0].n for one in (again, more)] == [12, 17]


def test_where_too_few_would_be_left_a_difference_hides_the_later_figure():
    first = _told([2, 3, 4, 4, 2, 5])

    assert _told([2, 3, 4, 4, 2], earlier=first.published).figures == ()


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_two_groups_ever_told_differ_by_one_to_four(data: st.DataObject):
    values = data.draw(st.lists(st.integers(1, 5), min_size=5, max_size=24))
    named = st.sampled_from(["Law", "Ships", "Staff", ""])
    everyone = _answers(values, [data.draw(named) for _value in values])
    earlier: list[Published] = []

    for _month in range(3):
        here = [one for one in everyone if data.draw(st.booleans())]
        found = release([WORTH], here, earlier=earlier, draw=DRAW)
        earlier += found.published

    sets = [one.people for one in earlier]
    assert not any(is_near(one, other) for one in sets for other in sets)
    assert all(len(one) >= 5 for one in sets)


def _change(improved: int, same: int, worse: int) -> Change:
    n = improved + same + worse
    return Change(WORTH.name, "mentor", n, improved, same, worse, g=0.4321, g_low=0.04, g_high=0.81)


def test_a_change_of_which_all_went_one_way_would_tell_of_each():
    found = _told([4] * 9, changes=[_change(9, 0, 0)])

    assert (found.changes, reasons.CHANGES in found.withheld) == ((), True)


def test_a_change_is_told_in_tenths():
    found = _told([4, 3, 2] * 3, changes=[_change(5, 4, 0)])

    assert [(one.improved, one.g, one.g_low) for one in found.changes] == [(5, 0.4, 0.0)]


def test_a_nought_has_no_minus_before_it():
    found = _told([4, 3, 2] * 3, changes=[replace(_change(5, 4, 0), g=-0.04)])

    assert [str(one.g) for one in found.changes] == ["0.0"]


def test_the_oracle_takes_account_of_changes_beside_counts():
    """Law is known to be better off and Ships worse: then counts by answer are one answer each."""
    crowd = [Counter({(5, 1): 6}), Counter({(1, -1): 6})]
    possible = [(value, way) for value in (1, 3, 5) for way in (-1, 1) if 1 <= value - way <= 5]
    counts = [_fact({0, 1}, possible, 0, value, many) for value, many in ((1, 6), (3, 0), (5, 6))]
    ways = [_fact({0}, possible, 1, 1, 6), _fact({1}, possible, 1, -1, 6)]

    assert not tells_an_answer(crowd, counts, possible=possible)
    assert tells_an_answer(crowd, [*counts, *ways], possible=possible)


def _fact(cells: set[int], possible: list[Given], part: int, value: int, many: int) -> Fact:
    weights = {one: 1 for one in possible if one[part] == value}
    return Fact(frozenset(cells), weights, many, many)


def test_what_all_said_alike_is_found_out_and_what_one_said_otherwise_is_found_by_that_one():
    possible: list[Given] = [(value,) for value in range(1, 6)]
    alike, but_one = [Counter({(4,): 5})], [Counter({(4,): 4, (2,): 1})]
    said = {4: 5}, {4: 4, 2: 1}
    found = [
        tells_an_answer(
            crowd,
            [_fact({0}, possible, 0, value, counts.get(value, 0)) for value in range(1, 6)],
            possible=possible,
        )
        for crowd, counts in zip((alike, but_one), said, strict=True)
    ]

    assert found == [True, True]


def test_nine_comments_stay_and_ten_are_told_shuffled():
    nine, ten = ([Comment("more", str(at)) for at in range(many)] for many in (9, 10))

    assert _told([3, 4, 2, 4, 2], comments=nine).comments == ()
    found = release([WORTH], [], comments=ten, draw=random.Random(1)).comments
    assert sorted(found, key=lambda one: int(one.text)) == ten
    assert list(found) != ten


def test_an_effect_is_told_of_five_against_five():
    few, enough = (
        Effect("b1", "mentor", True, offered, 9, 0.5123, 0.01, 1.0, 0.4, 0.0, 0.8, 0.0312345)
        for offered in (4, 5)
    )

    found = release([WORTH], [], effects=[few, enough])

    assert [(one.offered, one.difference, one.p) for one in found.effects] == [(5, 0.5, 0.031)]
    assert found.withheld == (reasons.EFFECTS,)
