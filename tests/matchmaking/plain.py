"""The engine once more, in the plainest words: slow, obvious, what the tests hold it against."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import TypeVar

from turnabout.matchmaking import Pair, Person, Policy, Pool
from turnabout.matchmaking.named import choice_points
from turnabout.matchmaking.policy import POINT, PairIds
from turnabout.matchmaking.rules import Setting, broken_rules
from turnabout.matchmaking.wishes import wish_points

Thing = TypeVar("Thing")
Worth = tuple[int, ...]


def scores_of(pool: Pool, policy: Policy) -> dict[PairIds, int]:
    """Return the score of every pair that the rules allow, bonuses for existing pairs included."""
    setting = Setting.of(pool, policy)
    return {
        (mentor.id, mentee.id): score_of(mentor, mentee, setting)
        for mentor in pool.mentors
        for mentee in pool.mentees
        if not broken_rules(mentor, mentee, setting)
    }


def score_of(mentor: Person, mentee: Person, setting: Setting) -> int:
    """Return the points of all wishes, and the bonus of an existing pair."""
    kept = (mentor.id, mentee.id) in setting.policy.existing
    points = sum(wish.points for wish in wish_points(mentor, mentee, setting))
    return points + setting.policy.keep * POINT * kept


def best_of(pool: Pool, scores: Mapping[PairIds, int], *, cover: bool) -> tuple[int, int]:
    """Return the most mentees placed and the largest total then; without `cover` the total only."""
    worths = {pair: (0, score) for pair, score in scores.items()}
    placed, total = largest_of(pool, worths, (int(cover), 0)) or (0, 0)
    return placed, total


def fairest_of(pool: Pool, scores: Mapping[PairIds, int], step: int) -> Worth:
    """Return what the fairest matching reaches, each aim before the next.

    The most mentees placed, the most pairs, the fewest pairs in each level of so many points, the
    lowest level first, the largest total.
    """
    levels = -(-100 // step)
    worths = {
        pair: (
            0,
            1,
            *(-(min(score // (step * POINT), levels - 1) == n) for n in range(levels)),
            score,
        )
        for pair, score in scores.items()
    }
    return largest_of(pool, worths, (1, *[0] * (levels + 2)))


def largest_of(pool: Pool, worths: Mapping[PairIds, Worth], placed: Worth) -> Worth:
    """Return the largest sum of worths of any matching, `placed` added for each mentee in it."""
    room = {mentor.id: mentor.capacity for mentor in pool.mentors}
    return largest(room, [(one.id, one.capacity, placed) for one in pool.mentees], worths)


def largest(
    room: Mapping[str, int],
    people: Sequence[tuple[str, int, Worth]],
    worths: Mapping[PairIds, Worth],
) -> Worth:
    """Return the largest sum of worths, compared place by place: every choice is tried.

    Each of the people has an id, places, and what their first partner earns besides.
    """
    nothing = tuple(0 for _ in people[0][2]) if people else ()

    @cache
    def onward(at: int, left: tuple[int, ...]) -> Worth:
        if at == len(people):
            return nothing
        own, places, placed = people[at]
        fitting = [
            (place, worths[one, own])
            for place, one in enumerate(room)
            if left[place] and (one, own) in worths
        ]
        return max(
            _sum(
                [placed] * bool(chosen)
                + [worth for _, worth in chosen]
                + [onward(at + 1, _without(left, [place for place, _ in chosen]))]
            )
            for chosen in _subsets(fitting, places)
        )

    return onward(0, tuple(room.values()))


def swaps_of(
    pool: Pool, policy: Policy, pairs: Iterable[Pair], scores: Mapping[PairIds, int]
) -> dict[PairIds, tuple[int, int]]:
    """Return who would both rather swap, with the mentor's gain and the mentee's."""
    taken = {(pair.mentor.id, pair.mentee.id) for pair in pairs}

    def view(mine: Person, theirs: Person, score: int) -> int:
        return score - choice_points(theirs, mine.id, policy)

    views: dict[PairIds, tuple[int, int]] = {
        (mentor, mentee): (
            view(pool[mentor], pool[mentee], score),
            view(pool[mentee], pool[mentor], score),
        )
        for (mentor, mentee), score in scores.items()
    }
    gains = {
        pair: tuple(
            _gain(
                pool[pair[side]],
                own[side],
                [views[p][side] for p in taken if p[side] == pair[side]],
            )
            for side in (0, 1)
        )
        for pair, own in views.items()
        if pair not in taken
    }
    return {
        pair: (mine, theirs)
        for pair, (mine, theirs) in gains.items()
        if mine is not None and theirs is not None
    }


def _gain(person: Person, now: int, held: list[int]) -> int | None:
    """Return what this person would win, the whole by an empty place, None where nothing."""
    if len(held) < person.capacity:
        return now
    return now - min(held) if held and now > min(held) else None


def _without(left: tuple[int, ...], chosen: list[int]) -> tuple[int, ...]:
    return tuple(count - (place in chosen) for place, count in enumerate(left))


def _subsets(things: list[Thing], most: int) -> Iterator[tuple[Thing, ...]]:
    return (chosen for size in range(most + 1) for chosen in combinations(things, size))


def _sum(worths: list[Worth]) -> Worth:
    return tuple(map(sum, zip(*worths, strict=True)))
