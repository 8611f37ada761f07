"""What a report says of what was released: never more than its design and its n allow."""

import pytest
from tests.reports.cast import (
    AFTER,
    BEFORE_AND_AFTER,
    COUNTS,
    LOTTERY,
    NOTHING,
    promise,
    released,
)

from turnabout.evidence.pooling import Found, pooled
from turnabout.evidence.words import WORDS, Design
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.reports.benefits import benefits_of
from turnabout.reports.chapters import behind_it, first_page
from turnabout.reports.comparing import compared
from turnabout.reports.report import detail_of, summary_of
from turnabout.reports.sources import origin_of
from turnabout.reports.wording import variance_of
from turnabout.respect.release.told import Asked, Figure, Told

CAUSED, CHANGED, REPORT = "The offer caused", "Changed during", "Participants report"


def _said(pair: Pair, told: Told) -> str:
    """Return everything that the report says of the answers."""
    origin = origin_of(released(pair.cohort, told))
    return " ".join(
        text
        for benefit in benefits_of(told, primary=("B6", "B3"), origin=origin)
        for one in benefit.said
        for text in (one.headline, *(detail for detail, _row in one.details))
    )


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (LOTTERY, {CAUSED, CHANGED, REPORT}),
        (BEFORE_AND_AFTER, {CHANGED, REPORT}),
        (AFTER, {REPORT}),
        (COUNTS, set()),
        (NOTHING, set()),
    ],
)
def test_no_words_are_stronger_than_the_design(pair: Pair, told: Told, words: set[str]):
    said = _said(pair, told)

    assert {one for one in (CAUSED, CHANGED, REPORT) if one in said} == words


def test_an_effect_under_a_weaker_design_is_not_said_to_be_caused(pair: Pair):
    said = _said(pair, Told("before and after", "", LOTTERY.asked, effects=LOTTERY.effects))

    assert said == ""


def test_the_words_are_those_of_the_evidence():
    assert WORDS[Design.LOTTERY] == CAUSED[0].lower() + CAUSED[1:]


def test_what_the_objective_names_comes_first_and_all_else_is_exploratory(
    pair: Pair, carla: Person
):
    promise(pair.cohort, by=carla)
    released(pair.cohort, LOTTERY)

    summary = summary_of(pair.cohort)

    assert [one.measure for one in summary.found] == ["B6", "B3"]
    assert len(summary.others) == 8
    titles = [one.title for one in behind_it(summary, _detail(pair, carla))]
    assert titles[:2] == [
        "B6 · Wisdom and freshness combined",
        "B3 · Leadership in training",
    ]
    assert [one for one in titles if "B10" in one] == ["B10 · Unwavering support (exploratory)"]


def test_no_headline_stands_where_it_is_not_told_how_many_answered(pair: Pair):
    hidden = Told(
        "lottery",
        "",
        (Asked("mentee", 24, 20, None), Asked("mentor", 26, 22, None)),
        LOTTERY.figures,
        LOTTERY.changes,
        LOTTERY.effects,
    )

    said = _said(pair, hidden)

    assert said.strip() == ""


def test_no_share_is_told_of_fewer_than_five(pair: Pair):
    few = Told(
        "after",
        "",
        (Asked("mentee", 4, 4, 4),),
        (Figure("B10", "mentee", "", 4, 4.0, shares=(("4", 4),)),),
    )

    said = _said(pair, few)

    assert "%" not in said


def test_a_difference_that_chance_explains_is_not_called_caused(pair: Pair, carla: Person):
    promise(pair.cohort, by=carla, measure="B3", second_measure="")
    released(pair.cohort, LOTTERY)

    headline = summary_of(pair.cohort).found[0].said[0].headline

    assert headline.startswith("No difference that the offer caused can be told from chance")


def test_each_headline_has_its_interval_and_stands_with_invited_joined_and_answered(
    pair: Pair, carla: Person
):
    promise(pair.cohort, by=carla)
    released(pair.cohort, LOTTERY)

    said = [one for benefit in summary_of(pair.cohort).found for one in benefit.said]

    assert ["95 % interval" in one.headline for one in said] == [True, True]
    assert [one.basis for one in said] == [
        "Mentees: 24 invited, 20 joined, 16 answered.",
        "Mentors: 26 invited, 22 joined, 19 answered.",
    ]


def test_what_it_cost_stands_beside_the_benefits(pair: Pair, carla: Person):
    released(pair.cohort, LOTTERY)

    costs = summary_of(pair.cohort).costs

    assert [one.headline for one in costs] == [
        "It cost 4 of 19 quite a bit or a lot: 21 % (95 % interval 9 to 43 %).",
        "It cost 3 of 16 quite a bit or a lot: 19 % (95 % interval 7 to 43 %).",
    ]


def test_a_cost_that_may_not_be_told_is_not_called_nothing(pair: Pair):
    released(pair.cohort, NOTHING)

    chapter = first_page(summary_of(pair.cohort))[2]

    assert [one.text for one in chapter.sentences] == [
        "What it cost may not be told. That is not the same as nothing."
    ]


def test_other_rounds_stand_in_the_detail_with_what_they_rest_on(pair: Pair, carla: Person):
    released(pair.cohort, LOTTERY)
    released(pair.cohort, AFTER, number=1)
    summary = summary_of(pair.cohort)

    chapters = {one.title: one for one in behind_it(summary, _detail(pair, carla))}

    said = [one.text for one in chapters["In the middle (T1)"].sentences]
    assert said[:2] == [
        "Mentors: 26 invited, 22 joined, 19 answered.",
        "Mentees: 24 invited, 20 joined, 16 answered.",
    ]
    assert any("Mean about 4.0 on 1 to 5, in half steps, n = 16." in one for one in said)


def test_what_is_not_known_names_the_silent_the_volunteers_the_questions_and_the_smallest_effect(
    pair: Pair, carla: Person
):
    released(pair.cohort, LOTTERY)

    unknown = " ".join(summary_of(pair.cohort).unknown)

    wanted = ("4 of 20 who joined did not answer", "volunteered", "not validated", "d = 0.85")
    assert [one in unknown for one in wanted] == [True] * 4


def test_without_a_draw_no_smallest_effect_is_named(pair: Pair):
    released(pair.cohort, BEFORE_AND_AFTER)

    assert "d =" not in " ".join(summary_of(pair.cohort).unknown)


def test_why_something_is_missing_is_said(pair: Pair):
    released(pair.cohort, NOTHING)

    assert NOTHING.withheld[0] in summary_of(pair.cohort).unknown


def test_one_cohort_stands_alone_and_two_lotteries_are_weighed_as_one(pair: Pair, carla: Person):
    released(pair.cohort, LOTTERY)
    alone = compared(pair.cohort.program)
    other = _again(pair)
    released(other, LOTTERY)

    both = compared(pair.cohort.program)

    assert [len(row.chart.bars) for row in alone.rows if row.chart] == [1, 1]
    assert [len(row.chart.bars) for row in both.rows if row.chart] == [3, 3]
    last = next(row.chart.bars[-1] for row in both.rows if row.chart)
    found = [Found(one.g, variance_of(one), one.offered + one.others) for one in LOTTERY.effects]
    mean = pooled([found[1], found[1]]).mean
    assert last.label == "All 2 lotteries, 68 people"
    assert last.said == f"{mean.value:.1f} ({mean.low:.2f} to {mean.high:.2f})"


def test_a_cohort_without_a_draw_is_compared_but_never_pooled(pair: Pair):
    released(pair.cohort, LOTTERY)
    released(_again(pair), BEFORE_AND_AFTER)

    row = next(one for one in compared(pair.cohort.program).rows if one.title.startswith("Wisdom"))

    assert row.chart
    assert len(row.chart.bars) == 1
    assert [said.partition(":")[0] for _cohort, said in row.cells] == [
        "the offer caused a difference",
        "changed",
    ]


def test_side_by_side_an_effect_that_chance_explains_is_not_called_caused(pair: Pair):
    released(pair.cohort, LOTTERY)

    row = next(one for one in compared(pair.cohort.program).rows if "Leadership" in one.title)

    assert [said for _cohort, said in row.cells] == [
        "no difference can be told from chance: g = 0.1 (-0.5 to 0.7)"
    ]


def test_a_cohort_that_may_tell_nothing_has_no_cell(pair: Pair):
    released(pair.cohort, NOTHING)

    told = compared(pair.cohort.program)

    assert (len(told.columns), told.rows) == (1, [])


def _detail(pair: Pair, by: Person):  # noqa: ANN202
    return detail_of(pair.cohort, by=by, at=pair.published_at)


def _again(pair: Pair):  # noqa: ANN202
    cohort = pair.cohort
    cohort.pk, cohort.name, cohort._state.adding = None, "Autumn", True
    cohort.save()
    return cohort
