import numpy as np
from drawn import FEW, Case, cases
from hypothesis import given
from hypothesis import strategies as st

from turnabout.matchmaking.kernels.bits import fill_cells, mark_cells
from turnabout.matchmaking.kernels.pairs import (
    BLOCKED,
    LANGUAGE,
    LEVEL,
    LINE,
    TIME,
    TOPIC,
    broken_bits,
)
from turnabout.matchmaking.rules import Setting, broken_rules
from turnabout.matchmaking.scoring import Scores

BIT_OF = {
    "level": LEVEL,
    "line": LINE,
    "topic": TOPIC,
    "language": LANGUAGE,
    "time": TIME,
    "oneself": BLOCKED,
    "apart": BLOCKED,
    "past": BLOCKED,
    "forbidden": BLOCKED,
}

SPANS = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 14), st.integers(0, 14)), max_size=5
).map(lambda rows: np.array(rows, dtype=np.int64).reshape(-1, 3))


@FEW
@given(cases())
def test_broken_bits_are_the_rules_that_the_plain_version_breaks(case: Case):
    pool, policy = case
    scores, setting = Scores.of(pool, policy), Setting.of(pool, policy)
    mentors, mentees = scores.people.mentors, scores.people.mentees
    rows, columns = np.indices((len(mentors), len(mentees))).reshape(2, -1).astype(np.int64)

    bits = broken_bits(scores.facts, rows, columns)

    for row, column, found in zip(rows, columns, bits.tolist(), strict=True):
        broken = broken_rules(mentors[row], mentees[column], setting)
        assert found == sum({BIT_OF[rule.name] for rule, _ in broken})


@FEW
@given(SPANS)
def test_marked_cells_are_those_of_all_spans_round_the_week(spans: np.ndarray):
    free = np.zeros((3, 7), dtype=np.bool_)

    mark_cells(free, spans[:, 0].copy(), spans[:, 1:].copy())

    marked = {(row, cell % 7) for row, start, end in spans.tolist() for cell in range(start, end)}
    assert {(row, cell) for row, cell in np.argwhere(free).tolist()} == marked


@FEW
@given(SPANS, st.lists(st.booleans(), min_size=7, max_size=7))
def test_filled_bits_are_the_places_of_the_cells(spans: np.ndarray, counted: list[bool]):
    places = np.where(counted, np.cumsum(counted) + 62, -1)
    masks = np.zeros((3, 2), dtype=np.uint64)

    fill_cells(masks, spans[:, 0].copy(), spans[:, 1:].copy(), places)

    for row in range(3):
        cells = {
            cell % 7
            for own, start, end in spans.tolist()
            if own == row
            for cell in range(start, end)
        }
        bits = sum(1 << int(places[cell]) for cell in cells if counted[cell])
        assert int(masks[row, 0]) + (int(masks[row, 1]) << 64) == bits
