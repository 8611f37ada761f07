"""The cast: a few people with names, who play in every test that needs no invented crowd.

Tests find `drawn` and `plain`, which stand beside them, by the path that is set here.
"""

import sys
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from turnabout.matchmaking import Offer, Person, Pool, Role, Slot, Want

sys.path.insert(0, str(Path(__file__).resolve().parent))

MORNINGS = (Slot(540, 660), Slot(1980, 2100))
"""Monday and Tuesday from nine to eleven."""


@pytest.fixture
def noor() -> Person:
    """Return the trainee in Marketing who knows social media."""
    return Person(
        id="noor",
        name="Noor",
        role=Role.MENTOR,
        level=1,
        department="Marketing",
        manager_id="iris",
        languages=("en",),
        offers=(Offer("Social media", 4), Offer("AI tools", 3)),
        slots=MORNINGS,
        values=("candour", "craft"),
        style=(3, 2, 2, 5),
    )


@pytest.fixture
def omar() -> Person:
    """Return the apprentice in Finance who knows spreadsheets."""
    return Person(
        id="omar",
        name="Omar",
        role=Role.MENTOR,
        level=2,
        department="Finance",
        manager_id="bo",
        languages=("en", "fr"),
        offers=(Offer("Excel", 4),),
        slots=MORNINGS,
    )


@pytest.fixture
def bo() -> Person:
    """Return the team lead in Finance who mentors one person and learns from another."""
    return Person(
        id="bo",
        name="Bo",
        role=Role.BOTH,
        level=5,
        department="Finance",
        languages=("en",),
        offers=(Offer("AI tools", 4),),
        wants=(Want("Social media", 1, 2),),
        slots=MORNINGS,
    )


@pytest.fixture
def iris() -> Person:
    """Return the head of Marketing, who did not sign up; Noor reports to her, and she to Grace."""
    return Person(id="iris", name="Iris", level=7, department="Marketing", manager_id="grace")


@pytest.fixture
def grace() -> Person:
    """Return the director who wants to learn about AI tools and spreadsheets."""
    return Person(
        id="grace",
        name="Grace",
        role=Role.MENTEE,
        level=8,
        department="Operations",
        languages=("en",),
        wants=(Want("AI tools", 0, 3), Want("Excel", 2, 1)),
        slots=MORNINGS,
    )


@pytest.fixture
def ada() -> Person:
    """Return the chief executive who wants to learn about social media and AI tools."""
    return Person(
        id="ada",
        name="Ada",
        role=Role.MENTEE,
        level=9,
        department="Executive",
        languages=("en", "fr"),
        wants=(Want("social media", 0, 3), Want("AI tools", 2, 1)),
        slots=MORNINGS,
        values=("Candour", "craft", "care"),
        style=(3, 2, 3, 1),
    )


@pytest.fixture
def office(
    noor: Person, omar: Person, bo: Person, iris: Person, grace: Person, ada: Person
) -> Pool:
    """Return the pool of the whole cast."""
    return Pool.of([noor, omar, bo, iris, grace, ada])


@pytest.fixture
def crowd(noor: Person, ada: Person) -> Pool:
    """Return sixty mentors and sixty mentees who differ a little."""
    chance = Random(1)
    mentors = [
        replace(noor, id=f"mentor {n:02}", prefers=(f"mentee {chance.randrange(60):02}",))
        for n in range(60)
    ]
    mentees = [
        replace(ada, id=f"mentee {n:02}", prefers=(f"mentor {chance.randrange(60):02}",))
        for n in range(60)
    ]
    return Pool.of([*mentors, *mentees])
