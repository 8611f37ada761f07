"""The figures are plain numbers that add up to what they show."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from report_cast import AMARA, AMPLE, CHIEF, MARGIT, SHORT, report_of

from turnabout.cli.report import figures
from turnabout.matchmaking.matching import Pair
from turnabout.matchmaking.policy import Weights


def test_every_mentee_has_a_seat_of_their_kind():
    row = figures.mentee_seats(report_of())
    assert [(seats.kind, seats.people, seats.drawn) for seats in row.seats] == [
        ("taken", 2, 2),
        ("free", 0, 0),
        ("shut", 1, 1),
    ]


def test_places_are_counted_and_not_people():
    people = (replace(AMARA, capacity=3), MARGIT)
    row = figures.mentor_seats(report_of(pairs=(CHIEF,), people=people).matching)
    assert [(seats.kind, seats.people) for seats in row.seats] == [("taken", 1), ("free", 2)]


def test_a_large_pool_shares_seats_and_says_how_many_each_stands_for():
    people = tuple(replace(AMARA, id=f"M{number:03}") for number in range(190))
    row = figures.mentor_seats(report_of(pairs=(), people=people).matching)
    assert (row.each, row.seats[1].people, row.seats[1].drawn) == (5, 190, 38)


@given(st.lists(st.integers(0, 100_000), min_size=1, max_size=50))
def test_the_bars_of_the_histogram_hold_every_pair_once(scores: list[int]):
    pairs = tuple(Pair(AMARA, MARGIT, score) for score in scores)
    figure = figures.histogram(report_of(pairs=pairs).matching)
    assert figure is not None
    assert sum(bar.pairs for bar in figure.bars) == len(scores)
    assert max(bar.height for bar in figure.bars) <= 100
    assert (figure.bars[0].low, figure.bars[-1].high, len(figure.bars)) == (0, 100, 20)
    assert figure.lowest <= figure.middle <= 100


def test_without_pairs_there_is_no_histogram():
    assert figures.histogram(report_of(pairs=()).matching) is None


def test_the_topics_come_in_order_of_what_one_more_mentor_adds():
    bars = figures.topic_bars((AMPLE, SHORT))
    assert [(bar.topic, bar.adds) for bar in bars] == [
        ("Condition-monitoring data", "+ 1 mentee placed"),
        ("Social platforms", "nothing"),
    ]
    assert [(round(bar.wanted_width), round(bar.offered_width)) for bar in bars] == [
        (33, 33),
        (67, 100),
    ]


def test_the_ruler_has_a_cell_for_each_wish_with_a_weight():
    weights = Weights(topics=60, preferences=0, values=40, time=0, distance=0, style=0)
    assert figures.ruler(weights) == (
        "var(--line) 0% 59.2%, transparent 59.2% 60%, var(--line) 60% 99.2%, transparent 99.2% 100%"
    )


def test_a_cell_is_filled_as_far_as_its_wish_is_earned():
    behind = report_of(pairs=(replace_score(CHIEF, 30_000),)).explanations[0]
    assert figures.earned(behind, Weights()) == "M0 0h19.6v8h-19.6zM80 0h9.2v8h-9.2z"


def test_the_average_of_a_wish_counts_all_pairs():
    pairs = (replace_score(CHIEF, 20_000), replace_score(CHIEF, 40_000))
    earned = figures.average_earned(report_of(pairs=pairs))
    assert (earned["topics"], earned["time"], earned["style"]) == (20_000, 10_000, 0)


def replace_score(pair: Pair, score: int) -> Pair:
    return pair._replace(score=score)
