"""Is it valid, is it the best, who would rather swap: looked at from outside, knowing no solver.

Everything is taken from the people, the policy and the prices that came with the matching: the
rules and points from their plain versions, the bound from its definition.
"""

from collections import Counter

from turnabout.matchmaking.arrays import Ints
from turnabout.matchmaking.matching import Matching, Pair
from turnabout.matchmaking.people import Person
from turnabout.matchmaking.rules import Setting, broken_rules
from turnabout.matchmaking.scoring import Scores
from turnabout.matchmaking.wishes import wish_points


def faults(matching: Matching) -> list[str]:
    """Return a sentence for everything that is wrong with the pairs: none where they are valid."""
    setting = Setting.of(matching.pool, matching.policy)
    return [
        *_twice(matching.pairs),
        *_over_capacity(matching.pairs, "mentor"),
        *_over_capacity(matching.pairs, "mentee"),
        *(fault for pair in matching.pairs for fault in _of_pair(pair, setting)),
        *_pins(matching),
        *_left_out(matching),
    ]


def bound(scores: Scores, prices: Ints, reserve: int, placed: int) -> int:
    """Return what no matching that places so many mentees can exceed, given any prices of mentors.

    A matching costs each mentor's price for every place taken; what is left to a mentee is at most
    the highest scores less prices, and `reserve` for having a mentor at all (weak duality). Every
    pair is looked at. In thousandths of a point, pinned pairs included; `prices` by mentor's row.
    """
    left, right = scores.open_places
    most = int(left.max(initial=0))
    offers = scores.best(max(most, 1), prices=prices)
    mentees = len(left)
    total = int((prices * right).sum())
    for mentee in range(mentees):
        values = offers.value[offers.ptr[mentee] : offers.ptr[mentee + 1]][: left[mentee]]
        earned = reserve if scores.unplaced[mentee] else 0
        total += _most_left(values, earned)
    pinned_mentees = int((~scores.unplaced).sum())
    total += int(scores.of_pairs(*scores.pinned).sum())
    return total - reserve * (placed - pinned_mentees)


def _most_left(values: Ints, reserve: int) -> int:
    """Return the most that a mentee can keep of these offers, the best first."""
    if not len(values):
        return 0
    first, *others = (int(value) for value in values)
    return max(0, first + reserve + sum(value for value in others if value > 0))


def _twice(pairs: tuple[Pair, ...]) -> list[str]:
    counts = Counter((pair.mentor.id, pair.mentee.id) for pair in pairs)
    return [
        f"{one} and {other} are a pair {n} times" for (one, other), n in counts.items() if n > 1
    ]


def _over_capacity(pairs: tuple[Pair, ...], side: str) -> list[str]:
    people: list[Person] = [getattr(pair, side) for pair in pairs]
    counts = Counter(person.id for person in people)
    room = {person.id: person.capacity for person in people}
    return [
        f"{one} has {count} partners as {side} and room for {room[one]}"
        for one, count in counts.items()
        if count > room[one]
    ]


def _of_pair(pair: Pair, setting: Setting) -> list[str]:
    score = sum(wish.points for wish in wish_points(pair.mentor, pair.mentee, setting))
    found = [reason for _, reason in broken_rules(pair.mentor, pair.mentee, setting)]
    if score != pair.score:
        found.append(
            f"{pair.mentor.id} and {pair.mentee.id} score {score}, the matching says {pair.score}"
        )
    return found


def _pins(matching: Matching) -> list[str]:
    pairs = {(pair.mentor.id, pair.mentee.id) for pair in matching.pairs}
    missing = sorted(matching.policy.pinned - pairs)
    return [f"{mentor} and {mentee} are pinned but no pair" for mentor, mentee in missing]


def _left_out(matching: Matching) -> list[str]:
    """Return who is neither in a pair nor named as unmatched, or both."""
    sides = (
        ("mentor", matching.pool.mentors, matching.unmatched_mentors),
        ("mentee", matching.pool.mentees, matching.unmatched_mentees),
    )
    found = []
    for side, people, unmatched in sides:
        paired = {getattr(pair, side).id for pair in matching.pairs}
        alone = {person.id for person in unmatched}
        found += [
            f"{person.id} is both matched and unmatched, or neither, as {side}"
            for person in people
            if (person.id in paired) == (person.id in alone)
        ]
    return found
