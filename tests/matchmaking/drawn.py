"""Small organisations, for hypothesis: everything that a sheet can say about people, by chance.

Hypothesis draws how many people there are and what the policy is; chance, from a seed that
hypothesis draws too, fills in the people, so that rules allow about every second pair.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from random import Random

import plain
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from turnabout.matchmaking import Offer, Person, Policy, Pool, Role, Slot, Want, Weights
from turnabout.matchmaking.policy import PairIds

FEW = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
"""How hard a test of whole pools tries."""

Case = tuple[Pool, Policy]

TOPICS = ("Data", "DATA ", "Excel", "Spreadsheets", "social-media", "SoMe", "Social media")
ZONES = (*("UTC",) * 9, "Europe/London", "Asia/Kolkata", "America/New_York", "Australia/Sydney")
LANGUAGES = (*(("en",),) * 7, ("EN", "fr"), ("en", "fr"), ("cy", "en"), ("fr",), ())
VALUES = ((), ("candour",), ("Candour", "craft"), ("craft", "care", "candour"))
STYLES = ((), (1, 1, 1, 5), (5, 3, 2, 1), (2, 2, 2, 2))
WEEKS = (
    (Slot(0, 900),),
    (Slot(0, 500), Slot(400, 1200)),
    (Slot(540, 740), Slot(300, 480)),
    (Slot(9900, 10290), Slot(480, 600)),
    (Slot(45, 1208),),
    (Slot(0, 300), Slot(600, 660), Slot(2040, 2160)),
    (Slot(-120, 700),),
    (),
)
AMPLE_WEEKS = ((Slot(0, 900), Slot(1440, 2400)), (Slot(9900, 11000),))
"""Weeks with enough time for everyone who has such a week in UTC."""

WEIGHTS = (
    Weights(),
    Weights(topics=0, preferences=100, values=0, time=0, distance=0, style=0),
    Weights(topics=15, preferences=5, values=20, time=20, distance=20, style=20),
)
LEVELS = {Role.MENTOR: (0, 3), Role.MENTEE: (3, 9), Role.BOTH: (1, 5), Role.DIRECTORY: (0, 9)}


@st.composite
def pools(
    draw: st.DrawFn,
    most: int = 6,
    *,
    fewest: int = 0,
    capacity: int = 3,
    weeks: Sequence[tuple[Slot, ...]] = WEEKS,
    zones: Sequence[str] = ZONES,
) -> Pool:
    """Draw a pool with up to so many mentors, so many mentees, and a few others."""
    chance = draw(st.randoms(use_true_random=True))
    roles = [Role.MENTOR] * draw(st.integers(fewest, most))
    roles += [Role.MENTEE] * draw(st.integers(fewest, most))
    roles += [Role.BOTH] * draw(st.integers(0, 2)) + [Role.DIRECTORY] * draw(st.integers(0, 2))
    ids = [f"p{number:02}" for number in range(len(roles))]
    chance.shuffle(roles)
    return Pool.of(
        person_of(chance, own, role, ids, capacity=capacity, weeks=weeks, zones=zones)
        for own, role in zip(ids, roles, strict=True)
    )


@st.composite
def cases(
    draw: st.DrawFn, people: st.SearchStrategy[Pool] | None = None, *, cover: bool | None = None
) -> Case:
    """Draw a pool and a policy for it, without pins."""
    pool = draw(pools() if people is None else people)
    minutes = draw(st.sampled_from([60, 0, 95]))
    near = {("Excel", "Spreadsheets"): 0.5, ("Data", "Excel"): 0.2}
    policy = Policy(
        level_gap=draw(st.sampled_from([1, 1, 2])),
        minutes=minutes,
        ample_minutes=minutes + draw(st.sampled_from([120, 1])),
        again=draw(st.booleans()),
        forbidden=draw(_named_pairs(pool)),
        existing=draw(_named_pairs(pool)),
        keep=draw(st.sampled_from([5, 0, 100])),
        weights=draw(st.sampled_from(WEIGHTS)),
        objective=draw(st.sampled_from([(), ("Data", "some")])),
        aliases=draw(st.sampled_from([{}, {"SoMe": "Social media"}])),
        near=draw(st.sampled_from([{}, near])),
        cover=draw(st.booleans()) if cover is None else cover,
    )
    return pool, policy


@st.composite
def pinned_cases(draw: st.DrawFn) -> Case:
    """Draw a pool and a policy with pins that the rules and the places allow."""
    pool, policy = draw(cases(pools(5, fewest=2)))
    allowed = sorted(plain.scores_of(pool, policy))
    wished = draw(st.lists(st.sampled_from(allowed), max_size=3)) if allowed else []
    mentors: Counter[str] = Counter()
    mentees: Counter[str] = Counter()
    pinned: set[PairIds] = set()
    for mentor, mentee in dict.fromkeys(wished):
        if mentors[mentor] < pool[mentor].capacity and mentees[mentee] < pool[mentee].capacity:
            pinned.add((mentor, mentee))
            mentors[mentor] += 1
            mentees[mentee] += 1
    return pool, replace(policy, pinned=frozenset(pinned))


def _named_pairs(pool: Pool) -> st.SearchStrategy[frozenset[PairIds]]:
    mentors, mentees = (
        [person.id for person in side] or ["gone"] for side in (pool.mentors, pool.mentees)
    )
    return st.frozensets(st.tuples(st.sampled_from(mentors), st.sampled_from(mentees)), max_size=3)


def person_of(
    chance: Random,
    own: str,
    role: Role,
    ids: list[str],
    *,
    capacity: int,
    weeks: Sequence[tuple[Slot, ...]] = WEEKS,
    zones: Sequence[str] = ZONES,
) -> Person:
    """Return a person by chance, who may name any of these ids."""

    def some(most: int) -> tuple[str, ...]:
        return tuple(chance.sample([*ids, "gone"], min(chance.randint(0, most), len(ids))))

    return Person(
        id=own,
        name=own.upper(),
        role=role,
        level=chance.randint(*LEVELS[role]),
        department=chance.choice(["", "Finance", "finance", "People"]),
        manager_id=chance.choice([*[None] * 3 * len(ids), *ids, "gone"]),
        timezone=chance.choice(zones),
        languages=chance.choice(LANGUAGES),
        capacity=chance.randint(1, capacity),
        offers=_offers(chance),
        wants=_wants(chance),
        slots=chance.choice(weeks),
        not_with=some(1) if chance.random() < 0.2 else (),
        past=some(1) if chance.random() < 0.2 else (),
        prefers=some(3),
        values=chance.choice(VALUES),
        style=chance.choice(STYLES),
    )


def _offers(chance: Random) -> tuple[Offer, ...]:
    return tuple(
        Offer(chance.choice(TOPICS), chance.choice([4, 4, 3, 2, 0]))
        for _ in range(chance.randint(1, 5))
    )


def _wants(chance: Random) -> tuple[Want, ...]:
    return tuple(
        Want(chance.choice(TOPICS), chance.choice([0, 0, 1, 2, 4]), chance.randint(1, 3))
        for _ in range(chance.randint(1, 4))
    )
