"""What is asked of whom: as few questions as the handbook promises, and in its words."""

import pytest
from tests.growth.growth_cast import pair_up, wave_of

from turnabout.growth.asking import is_asked, questions_for, who_is_asked
from turnabout.growth.items import ITEMS, SCALES, Number, items_for
from turnabout.pairs.models import Ending
from turnabout.programs.measures import Measure
from turnabout.programs.models import Cohort, Side

BURDEN = {
    (Number.BEFORE, Side.MENTOR): ["B1", "B2", "B3", "B5", "B9", "B10"],
    (Number.BEFORE, Side.MENTEE): ["B5", "B6", "B7", "B9", "B10", "B8", "B8", "B8"],
    (Number.MIDDLE, Side.MENTOR): ["T1", "T1", "T1", "T1", "T1"],
    (Number.MIDDLE, Side.MENTEE): ["T1", "T1", "T1", "T1", "T1"],
    (Number.AFTER, Side.MENTOR): ["T3", "T3", "T3"],
    (Number.AFTER, Side.MENTEE): ["T3", "T3", "T3"],
}
"""Section 3.1 of the handbook."""

MOST_AT_THE_END = 12
CORROBORATING = (3, 4)


def _asked(cohort: Cohort, number: Number, side: Side) -> list[str]:
    wave = wave_of(cohort, number)
    one = cohort.enrollments.get(role=side)
    asked = is_asked(wave, one)
    return [question.key for question in questions_for(wave, asked)] if asked else []


@pytest.mark.parametrize(("number", "side"), BURDEN)
def test_no_more_is_asked_than_the_handbook_promises(cohort: Cohort, number: Number, side: Side):
    if number != Number.BEFORE:
        pair_up(cohort)

    asked = _asked(cohort, number, side)

    assert [key.split(".")[0] for key in asked][: len(BURDEN[number, side])] == (
        BURDEN[number, side][: len(asked)]
    )
    assert len(asked) <= len(BURDEN[number, side])


def test_a_mentee_with_three_topics_is_asked_eight_questions_before(cohort: Cohort):
    asked = _asked(cohort, Number.BEFORE, Side.MENTEE)
    ladders = [key for key in asked if key.startswith("B8")]

    assert len(asked) - len(ladders) + 3 == 8
    assert len(ladders) == 1  # she wants one topic, and the program has no others


@pytest.mark.parametrize("side", list(Side))
def test_at_the_end_the_same_is_asked_again_with_three_or_four_more_and_the_cost(
    cohort: Cohort, side: Side
):
    before = _asked(cohort, Number.BEFORE, side)
    pair_up(cohort)

    asked = _asked(cohort, Number.END, side)

    added = [key for key in asked if key not in before]
    assert set(before) <= set(asked)
    assert asked[-1] == "harm"
    assert len(added) - 1 in CORROBORATING
    assert len(asked) <= MOST_AT_THE_END


@pytest.mark.parametrize("number", [Number.MIDDLE, Number.END, Number.AFTER])
def test_who_has_no_partner_and_was_in_no_lottery_is_asked_only_before(
    cohort: Cohort, number: Number
):
    assert who_is_asked(wave_of(cohort, number)) == []
    assert len(who_is_asked(wave_of(cohort, Number.BEFORE))) == 2


def test_without_a_partner_the_same_is_asked_as_before_and_nothing_of_a_partner():
    for side in Side:
        alone = items_for(Number.END, side, has_partner=False)
        assert alone == items_for(Number.BEFORE, side, has_partner=False)
        assert not any("partner" in str(item.words) for item in alone)
        assert not any("mentor" in str(item.words).lower() for item in alone)


def test_whose_pair_has_ended_is_asked_at_the_end_and_not_in_the_middle(cohort: Cohort):
    pair = pair_up(cohort)
    type(pair).objects.filter(pk=pair.pk).update(ended_at=pair.published_at, ending=Ending.EXIT)

    asked = [len(who_is_asked(wave_of(cohort, number))) for number in Number]

    assert asked == [2, 0, 2, 2]


def test_every_benefit_is_asked_or_seen():
    asked = {item.measure for item in ITEMS.values() if item.measure and item.waves}

    assert set(Measure) - asked == {Measure.B4, Measure.B8}  # teach-backs, and the ladders


def test_every_scale_goes_up_step_by_step():
    for scale in SCALES.values():
        values = [value for value, _words in scale.answers]
        assert values == list(range(values[0], values[0] + len(values)))
