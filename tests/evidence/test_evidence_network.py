import pytest

from turnabout.evidence.network import betweenness, reach

LEVELS = {"chief": 6, "head": 5, "lead": 3, "junior": 1, "trainee": 1}
LINE = [("chief", "head"), ("head", "lead"), ("lead", "junior"), ("junior", "trainee")]


def test_who_stands_between_all_others_is_on_all_their_ways():
    """Of a star of five, the middle is between all: 1; networkx documents the line of five too."""
    star = [("head", other) for other in LEVELS if other != "head"]

    assert betweenness(LEVELS, star)["head"] == 1
    assert betweenness(LEVELS, star)["chief"] == 0
    assert betweenness(LEVELS, LINE)["lead"] == pytest.approx(4 / 6)


def test_a_tie_across_levels_shortens_the_ways():
    found = reach(LEVELS, LINE, [*LINE, ("chief", "trainee")])

    assert (found.before.ties, found.before.across, found.before.parts) == (4, 2, 1)
    assert (found.after.ties, found.after.across, found.new_across) == (5, 3, 1)
    assert found.after.within_two == 4
    assert found.before.within_two == pytest.approx(2.8)


def test_people_of_a_level_are_told_together():
    shape = reach(LEVELS, LINE, LINE).before

    assert [(rung.level, rung.people) for rung in shape.rungs] == [(1, 2), (3, 1), (5, 1), (6, 1)]
    assert shape.rungs[1].betweenness == pytest.approx(4 / 6)


def test_ties_to_oneself_twice_and_of_strangers_do_not_count():
    ties = [*LINE, ("head", "chief"), ("chief", "chief"), ("chief", "nobody known")]

    assert reach(LEVELS, LINE, ties).after == reach(LEVELS, LINE, LINE).before


def test_a_tie_one_level_up_is_not_across():
    found = reach(LEVELS, [], [("chief", "head")])

    assert (found.after.across, found.new_across, found.before.parts) == (0, 0, 5)


def test_nobody_is_a_network_too():
    shape = reach({}, [], []).after

    assert (shape.people, shape.ties, shape.parts, shape.within_two, shape.rungs) == (
        0,
        0,
        0,
        0,
        (),
    )
