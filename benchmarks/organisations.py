"""Invented organisations of any size, the same for the same seed."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np
from numpy.random import Generator

from benchmarks.draws import Ints, Mask, choice, first_few, pick, tuples, where
from benchmarks.office_hours import office_hours
from benchmarks.surroundings import (
    DEPARTMENTS,
    FAMILY_NAMES,
    GIVEN_NAMES,
    PLACES,
    TOPICS,
    VALUES,
)
from turnabout.matchmaking.people import Offer, Person, Pool, Role, Want

BLOCK = 50_000
"""People drawn at once: few enough that the draws never weigh more than the people."""

ROLES = (Role.MENTOR, Role.MENTEE, Role.DIRECTORY)
MENTOR, MENTEE, DIRECTORY = range(3)

LEVEL_SHARES = {  # of the levels 1 to 10, most junior first
    MENTOR: (30, 25, 19, 12, 7, 4, 2, 1, 0, 0),
    MENTEE: (0, 0, 1, 3, 7, 13, 20, 24, 20, 12),
    DIRECTORY: (14, 17, 18, 16, 13, 9, 6, 4, 2, 1),
}

PER_DEPARTMENT = 0.4
"""How often a topic is drawn by what is common in the person's department."""

DEPARTMENT_TASTE = 0.4
"""How far a department's own order of topics strays from the order of all, in ranks' logarithm."""

OFFERED_LEVELS = (1, 2, 3, 3, 3, 4, 4, 4, 4, 4)
CURRENT_LEVELS = (0, 0, 0, 0, 0, 1, 1, 1, 2, 3)

CAPACITIES = (1, 1, 1, 1, 1, 1, 2, 2, 2, 3)


def organisation(
    mentors: int, mentees: int, *, seed: int, others: int = 0, mixed_capacity: bool = False
) -> Pool:
    """Return a pool of so many mentors and mentees, and `others` who did not sign up.

    Topics follow Zipf's law over 500, in part by department; levels run from 1 to 10, and about
    a quarter of all mentor-mentee pairs break no rule. Everyone takes one partner, or with
    `mixed_capacity` one, two or three (60, 30, 10 %).
    """
    if mentors < 1 or mentees < 1 or others < 0:
        raise ValueError(f"{mentors} mentors, {mentees} mentees, {others} others: give 1, 1, 0")
    rng = np.random.default_rng(seed)
    everyone = _everyone((mentors, mentees, others), rng)
    with _collector_at_rest():
        return Pool.of(
            person
            for start in range(0, len(everyone.role), BLOCK)
            for person in _people(everyone, start, rng, mixed_capacity=mixed_capacity)
        )


@dataclass(frozen=True)
class _Everyone:
    """What must be known of all before one can be drawn."""

    ids: list[str]
    role: Ints
    level: Ints
    manager: Ints
    mentors: Ints
    mentees: Ints
    topics_of: Ints


def _everyone(sizes: tuple[int, int, int], rng: Generator) -> _Everyone:
    people = sum(sizes)
    role = rng.permutation(np.repeat(np.arange(3, dtype=np.int8), sizes))
    level = np.empty(people, np.int8)
    for number, shares in LEVEL_SHARES.items():
        members = np.flatnonzero(role == number)
        level[members] = 1 + choice(shares, len(members), rng)
    width = len(str(people))
    return _Everyone(
        ids=[f"p{number:0{width}}" for number in range(1, people + 1)],
        role=role,
        level=level,
        manager=_managers(level, rng),
        mentors=np.flatnonzero(role == MENTOR),
        mentees=np.flatnonzero(role == MENTEE),
        topics_of=_tastes(rng),
    )


def _managers(level: Ints, rng: Generator) -> Ints:
    """Return each person's manager, -1 for the head: a random tree, seniors above juniors."""
    order = np.lexsort((rng.random(len(level)), -level.astype(int)))
    place = np.arange(1, len(level))
    above = (rng.random(len(place)) * ((place + 7) // 8)).astype(int)
    manager = np.full(len(level), -1)
    manager[order[1:]] = order[above]
    return manager


def _tastes(rng: Generator) -> Ints:
    """Return each department's own order of all topics: like that of all, yet not the same."""
    ranks = np.log(np.arange(1, len(TOPICS) + 1))
    strays = rng.normal(scale=DEPARTMENT_TASTE, size=(len(DEPARTMENTS), len(TOPICS)))
    return np.argsort(ranks + strays, axis=1)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keep the garbage collector from walking millions of people who are all here to stay."""
    working = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if working:
            gc.enable()


def _people(
    everyone: _Everyone, start: int, rng: Generator, *, mixed_capacity: bool
) -> Iterator[Person]:
    here = np.arange(start, min(start + BLOCK, len(everyone.role)))
    role, level = everyone.role[here], everyone.level[here]
    place = choice([country.share for country in PLACES], len(here), rng)
    department = rng.integers(len(DEPARTMENTS), size=len(here))
    signed_up = role != DIRECTORY
    columns = {
        "id": everyone.ids[start : start + len(here)],
        "name": pick(_NAMES, rng.integers(len(_NAMES), size=len(here))),
        "role": pick(ROLES, role),
        "level": level.tolist(),
        "job_title": pick(_TITLES, level),
        "department": pick(DEPARTMENTS, department),
        "grade": pick(_GRADES, level),
        "manager_id": _manager_ids(everyone, here),
        "timezone": pick([country.zone for country in PLACES], place),
        "languages": _languages(place, rng),
        "capacity": _capacities(len(here), rng) if mixed_capacity else [1] * len(here),
        "offers": _offers(role == MENTOR, _topics(department, 14, everyone, rng), rng),
        "wants": _wants(role == MENTEE, _topics(department, 9, everyone, rng), rng),
        "slots": office_hours(signed_up, rng),
        "not_with": _others(everyone, role, signed_up & (rng.random(len(here)) < 0.02), 1, rng),
        "prefers": _others(everyone, role, signed_up & (rng.random(len(here)) < 0.2), 3, rng),
        "values": where(signed_up, pick(_VALUES, rng.integers(len(_VALUES), size=len(here)))),
        "style": where(signed_up, pick(_STYLES, rng.integers(len(_STYLES), size=len(here)))),
    }
    for row in zip(*columns.values(), strict=True):
        yield Person(**dict(zip(columns, row, strict=True)))


_NAMES = [f"{given} {family}" for given, family in product(GIVEN_NAMES, FAMILY_NAMES)]
_GRADES = [f"Grade {level}" for level in range(11)]
_TITLES = [
    *("", "Apprentice", "Assistant", "Officer", "Analyst", "Specialist", "Lead", "Manager"),
    *("Head of Unit", "Director", "Director General"),
]
_VALUES = list(combinations(VALUES, 3))
_STYLES = list(product(range(1, 6), repeat=4))
_OFFERS = [Offer(topic, level) for topic in TOPICS for level in range(5)]
_WANTS = [Want(topic, level, by) for topic in TOPICS for level in range(4) for by in (1, 2, 3)]
_LANGUAGES = [  # of each country the language alone, then with English
    spoken
    for country in PLACES
    for spoken in ((country.language,), tuple(dict.fromkeys((country.language, "en"))))
]


def _manager_ids(everyone: _Everyone, here: Ints) -> list[str | None]:
    managers = everyone.manager[here].tolist()
    return [everyone.ids[manager] if manager >= 0 else None for manager in managers]


def _languages(place: Ints, rng: Generator) -> list[tuple[str, ...]]:
    return pick(_LANGUAGES, 2 * place + (rng.random(len(place)) < 0.97))


def _capacities(people: int, rng: Generator) -> list[int]:
    return pick(CAPACITIES, rng.integers(len(CAPACITIES), size=people))


def _topics(department: Ints, draws: int, everyone: _Everyone, rng: Generator) -> Ints:
    """Return so many drawn topics for each person, some of them twice."""
    drawn = choice(1 / np.arange(1, len(TOPICS) + 1), (len(department), draws), rng)
    local = rng.random(drawn.shape) < PER_DEPARTMENT
    return np.where(local, everyone.topics_of[department[:, None], drawn], drawn)


def _offers(mentors: Mask, topics: Ints, rng: Generator) -> list[tuple[Offer, ...]]:
    levels = rng.choice(OFFERED_LEVELS, size=topics.shape)
    kept = first_few(topics, rng.integers(4, 11, size=len(topics))) & mentors[:, None]
    return tuples(_OFFERS, 5 * topics + levels, kept)


def _wants(mentees: Mask, topics: Ints, rng: Generator) -> list[tuple[Want, ...]]:
    levels = rng.choice(CURRENT_LEVELS, size=topics.shape)
    urgency = rng.integers(3, size=topics.shape)
    kept = first_few(topics, rng.integers(2, 6, size=len(topics))) & mentees[:, None]
    return tuples(_WANTS, 12 * topics + 3 * levels + urgency, kept)


def _others(
    everyone: _Everyone, role: Ints, named: Mask, most: int, rng: Generator
) -> list[tuple[str, ...]]:
    """Return up to `most` ids of the other side for those who name somebody."""
    mentors, mentees = (
        side[rng.integers(len(side), size=(len(role), most))]
        for side in (everyone.mentors, everyone.mentees)
    )
    chosen = np.where((role == MENTOR)[:, None], mentees, mentors)
    kept = first_few(chosen, rng.integers(1, most + 1, size=len(role))) & named[:, None]
    return tuples(everyone.ids, chosen, kept)
