import json
from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turnabout.lottery.drawing import NEXT, OFFER, RESERVE, Share, drawn, new_seed, new_tickets
from turnabout.lottery.groups import LEAST, Kind, bands, shared_out, with_the_rest
from turnabout.lottery.records import canonical, commitment, digest, faults, outcomes_of, whole

SIZES = st.lists(st.integers(0, 30), min_size=1, max_size=6)
KINDS = st.lists(st.integers(1, 12), min_size=1, max_size=9).map(
    lambda sizes: [Kind(f"kind {number}", size) for number, size in enumerate(sizes)]
)


def _lottery(sizes: list[int], part: int) -> tuple[dict[str, int], dict[int, Share]]:
    tickets, shares = {}, {}
    for group, size in enumerate(sizes, start=1):
        offer = size * part // 10
        shares[group] = Share(offer, (size - offer) // 3)
        tickets |= {f"{group:02}-{number:03}": group for number in range(size)}
    return tickets, shares


@given(SIZES, st.integers(0, 10), st.text(max_size=20))
def test_a_draw_gives_each_group_exactly_its_shares(sizes: list[int], part: int, seed: str):
    tickets, shares = _lottery(sizes, part)

    outcomes = drawn(seed, tickets, shares)

    assert outcomes.keys() == tickets.keys()
    for group, size in enumerate(sizes, start=1):
        came = [outcomes[ticket] for ticket, where in tickets.items() if where == group]
        offer, reserve = shares[group]
        counts = (came.count(OFFER), came.count(RESERVE), came.count(NEXT))
        assert counts == (offer, reserve, size - offer - reserve)


@given(SIZES, st.integers(0, 10), st.text(max_size=20), st.randoms(use_true_random=False))
def test_a_draw_is_the_same_in_whatever_order_the_tickets_come(
    sizes: list[int], part: int, seed: str, random: Random
):
    tickets, shares = _lottery(sizes, part)
    rows = list(tickets.items())
    random.shuffle(rows)

    assert drawn(seed, dict(rows), shares) == drawn(seed, tickets, shares)


def test_what_one_group_draws_does_not_hang_on_another():
    tickets, shares = _lottery([8, 8], 5)
    alone = {ticket: group for ticket, group in tickets.items() if group == 1}

    outcomes = drawn("seed", tickets, shares)

    assert drawn("seed", alone, shares) == {ticket: outcomes[ticket] for ticket in alone}


def test_every_ticket_has_the_same_chance():
    """4,000 draws of 4 of 10: each is expected 1,600 times, with a standard error of 31."""
    tickets = {f"T{number}": 1 for number in range(10)}

    draws = [drawn(f"seed {number}", tickets, {1: Share(4, 0)}) for number in range(4_000)]

    for ticket in tickets:
        assert abs(sum(one[ticket] == OFFER for one in draws) - 1_600) < 4 * 31


def test_tickets_are_each_another_and_seeds_too():
    tickets = new_tickets(500)

    assert len(set(tickets)) == 500
    assert new_seed() != new_seed()


def test_a_known_draw_comes_out_as_it_always_has():
    """Whoever draws again with other software has this to begin with."""
    tickets = {"AAAA-2222": 1, "BBBB-3333": 1, "CCCC-4444": 1, "DDDD-5555": 2}

    outcomes = drawn("seed", tickets, {1: Share(1, 1), 2: Share(1, 0)})

    assert outcomes == {
        "AAAA-2222": NEXT,
        "BBBB-3333": RESERVE,
        "CCCC-4444": OFFER,
        "DDDD-5555": OFFER,
    }


@given(KINDS)
def test_bands_keep_the_order_leave_nobody_out_and_are_large_enough(kinds: list[Kind]):
    found = bands(kinds)

    _check_groups(kinds, found)
    assert [name for names in found for name in names] == [kind.name for kind in kinds]


@given(KINDS)
def test_departments_leave_nobody_out_and_are_large_enough(kinds: list[Kind]):
    _check_groups(kinds, with_the_rest(kinds))


def _check_groups(kinds: list[Kind], found: list[tuple[str, ...]]) -> None:
    sizes = {kind.name: kind.people for kind in kinds}
    assert sorted(name for names in found for name in names) == sorted(sizes)
    many = [sum(sizes[name] for name in names) for names in found]
    assert min(many) >= LEAST or len(found) == 1


@given(st.lists(st.integers(0, 40), min_size=1, max_size=8), st.data())
def test_places_are_shared_out_whole_in_proportion_and_to_nobody_twice(
    people: list[int], data: st.DataObject
):
    places = data.draw(st.integers(0, sum(people)))

    found = shared_out(places, people)

    assert sum(found) == places
    for share, many in zip(found, people, strict=True):
        assert 0 <= share <= many
        assert not many or abs(share - places * many / sum(people)) < 1


def _record() -> dict[str, Any]:
    seed = "5eed" * 16
    tickets = [{"ticket": f"T{number:03}", "group": 1 + number % 2} for number in range(12)]
    share = {"people": 6, "offer": 3, "reserve": 1, "next": 2}
    sealed = {
        "version": 1,
        "cohort": "Spring",
        "groups": [{"group": 1, "name": "One"} | share, {"group": 2, "name": "Two"} | share],
        "tickets": tickets,
        "seed_sha256": commitment(seed),
    }
    return whole(sealed, seed=seed, outcomes=outcomes_of(sealed, seed))


def test_a_record_that_nobody_touched_has_no_faults():
    record = _record()

    assert faults(record) == []
    assert faults(json.loads(canonical(record)), known=digest(record["sealed"])[:12]) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda record: record.update(seed="0" * 64), "The seed is another"),
        (lambda record: record.update(sealed_sha256="0" * 64), "and not to what the record says"),
        (lambda record: record["sealed"].update(cohort="Autumn"), "not to what the record says"),
        (lambda record: record["outcomes"].update(T000="offer", T001="offer"), "Drawn again"),
        (lambda record: record["outcomes"].pop("T003"), "Drawn again"),
        (lambda record: record["sealed"]["groups"][0].update(offer=4), "The shares of group 1"),
        (lambda record: record["sealed"]["groups"][0].update(reserve=-1), "below 0"),
        (lambda record: record["sealed"]["tickets"].pop(), "other numbers of tickets"),
        (
            lambda record: record["sealed"]["tickets"].append(record["sealed"]["tickets"][0]),
            "twice",
        ),
        (lambda record: record["sealed"].update(version=2), "another version"),
    ],
)
def test_whoever_changes_a_record_is_found_out(change: Callable, fault: str):
    record = _record()
    change(record)

    assert any(fault in told for told in faults(record))


def test_whoever_seals_anew_is_found_out_by_the_hash_of_before():
    before, record = digest(_record()["sealed"]), _record()
    record["sealed"]["cohort"] = "Autumn"
    record["sealed_sha256"] = digest(record["sealed"])

    assert faults(record) == []
    assert len(faults(record, known=before)) == 1


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    )
)
def test_anything_else_is_no_record(anything: object):
    assert faults(anything) != []


@given(st.data())
def test_any_other_value_anywhere_in_what_was_sealed_is_found_out(data: st.DataObject):
    record = deepcopy(_record())
    place = record["sealed"]["groups" if data.draw(st.booleans()) else "tickets"]
    row = place[data.draw(st.integers(0, len(place) - 1))]
    key = data.draw(st.sampled_from(sorted(row)))
    row[key] = data.draw(st.integers(-3, 99).filter(lambda new: new != row[key]))

    assert faults(record) != []
