"""What a sheet does not say earns nothing, and the sheet is told so once."""

from dataclasses import replace

import pytest
from report_cast import AMARA, MARGIT, MIKKEL, OLUMIDE, report_of

from turnabout.cli.report.earnable import earnable, missing, most_points, shortfall
from turnabout.matchmaking.matching import Matching
from turnabout.matchmaking.people import Person
from turnabout.matchmaking.policy import Policy, Weights

TOLD = {"values": ("learning",), "style": (1, 2, 3, 4)}
MENTOR = replace(AMARA, department="Foundation", prefers=("K02",), **TOLD)
MENTEE = replace(MARGIT, department="Board", prefers=("K04",), **TOLD)


def matching_of(*people: Person, policy: Policy | None = None) -> Matching:
    return report_of(pairs=(), people=people, policy=policy).matching


def test_a_whole_sheet_can_earn_all_points():
    matching = matching_of(MENTOR, MENTEE)
    assert (most_points(matching), missing(matching), shortfall(matching)) == (100, (), "")
    assert earnable(matching) == (
        "Points are out of 100, and this sheet holds what it takes to earn them all."
    )


def test_a_sheet_is_told_what_it_does_not_say():
    matching = matching_of(AMARA, MIKKEL, MARGIT, OLUMIDE)
    assert shortfall(matching) == (
        "This sheet can earn at most 67.5 of 100 points: "
        "it has no preferences of mentees, values or style."
    )
    assert earnable(matching) == shortfall(matching)


@pytest.mark.parametrize(
    ("absent", "points"),
    [
        ({"prefers": ()}, 87.5),
        ({"values": ()}, 85),
        ({"style": ()}, 95),
        ({"department": ""}, 95),
    ],
)
def test_what_one_side_does_not_say_is_out_of_reach(absent: dict[str, object], points: float):
    assert most_points(matching_of(MENTOR, replace(MENTEE, **absent))) == points
    assert most_points(matching_of(replace(MENTOR, **absent), MENTEE)) == points


def test_one_department_is_no_distance():
    matching = matching_of(MENTOR, replace(MENTEE, department="foundation"))
    assert shortfall(matching) == (
        "This sheet can earn at most 95 of 100 points: it has no different departments."
    )


def test_what_has_no_weight_is_not_missed():
    policy = Policy(weights=Weights(topics=45, style=0))
    assert missing(matching_of(MENTOR, replace(MENTEE, style=()), policy=policy)) == ()
