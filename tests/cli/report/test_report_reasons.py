"""Each wish says why, also where it gave nothing."""

from dataclasses import replace

import pytest
from report_cast import AMARA, CHIEF, MARGIT, report_of

from turnabout.cli.report.reasons import in_one_line, reason
from turnabout.matchmaking.explain import PairExplanation, WishPoints

PAIR = report_of(pairs=(CHIEF,)).explanations[0]
TOLD = replace(
    PAIR,
    mentor=replace(AMARA, values=("care",), style=(1, 1, 1, 1), department="Board"),
    mentee=replace(MARGIT, values=("order",), style=(5, 5, 5, 1), department="Board"),
)


def test_a_wish_that_gave_points_keeps_its_reason():
    assert reason(WishPoints("time", 10, 10, "120 minutes"), PAIR) == "120 minutes"


@pytest.mark.parametrize(
    ("wish", "pair", "said"),
    [
        ("preferences", PAIR, "not chosen at sign-up"),
        ("time", PAIR, "120 minutes a week, no more than are needed"),
        ("values", PAIR, "values not known for both"),
        ("values", TOLD, "no work values in common"),
        ("style", PAIR, "styles not known for both"),
        ("style", TOLD, "styles that hardly go together"),
        ("distance", PAIR, "departments not known for both"),
        ("distance", TOLD, "the same department"),
    ],
)
def test_a_wish_that_gave_nothing_says_why(wish: str, pair: PairExplanation, said: str):
    assert reason(WishPoints(wish, 0, 5_000, ""), pair) == said


def test_a_wish_without_a_weight_says_so():
    assert reason(WishPoints("style", 0, 0, ""), TOLD) == "has no weight"


def test_a_pair_without_any_point_still_has_a_line():
    assert in_one_line(PAIR) == "teaches Social platforms; 120 shared minutes a week"
    assert in_one_line(replace(PAIR, wishes=())) == (
        "no rule forbids it, though no wish is fulfilled"
    )
