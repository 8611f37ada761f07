"""Invented cohorts, and what they answer: of one mind, nearly so, or as people are."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from turnabout.respect.release.groups import Published
from turnabout.respect.release.questions import Answer, Question
from turnabout.respect.release.releasing import release
from turnabout.respect.release.told import Figure

WORTH = Question("worth")
GROUPS = ["Finance", "Harbour", "Law", "Sales", "Staff", "Ships"]

Told = list[tuple[Figure, Published]]


@dataclass(frozen=True, slots=True)
class Cohort:
    """Mentors, each with the mentees they have, a group, and how they are minded."""

    mentees: dict[str, tuple[str, ...]]
    groups: dict[str, str]
    values: dict[str, int]

    def answers(self, values: dict[str, int]) -> list[Answer]:
        """Return what mentors answer: once for each mentee they have."""
        return [
            Answer(who, who, mentee, "mentor", self.groups[who], value, WORTH.name)
            for who, value in values.items()
            for mentee in self.mentees[who]
        ]


def cohorts(many: int, *, seed: int) -> Iterator[tuple[Cohort, random.Random]]:
    """Yield so many cohorts of 6 to 40 mentors in 1 to 6 groups."""
    for number in range(many):
        draw = random.Random(f"{seed}/{number}")
        names = [f"m{at:02}" for at in range(draw.randint(6, 40))]
        groups, mind = draw.sample(GROUPS, draw.randint(1, 6)), _mind(draw)
        yield (
            Cohort(
                {one: _mentees(one, draw) for one in names},
                {one: draw.choice(groups) for one in names},
                {one: mind(draw) for one in names},
            ),
            draw,
        )


def months(
    cohort: Cohort, draw: random.Random, *, most: int = 3
) -> Iterator[tuple[dict[str, int], Told]]:
    """Yield who answered what, and what is told of it, in one to three months in a row.

    From month to month some more answer and some no longer do; whoever does is of the same mind.
    """
    names, earlier = sorted(cohort.values), []
    here = {one for one in names if draw.random() < 0.9}
    for _month in range(draw.randint(1, most)):
        values = {one: cohort.values[one] for one in sorted(here)}
        found = release([WORTH], cohort.answers(values), earlier=earlier, draw=draw)
        earlier += found.published
        yield values, list(zip(found.figures, found.published, strict=True))
        here ^= set(draw.sample(names, draw.randint(0, 6)))


def _mentees(mentor: str, draw: random.Random) -> tuple[str, ...]:
    return (f"{mentor}a", f"{mentor}b") if draw.random() < 0.2 else (f"{mentor}a",)


def _mind(draw: random.Random) -> Callable[[random.Random], int]:
    """Return how this cohort answers: all alike, but for one, but for few, or as it comes."""
    liked, kind = draw.randint(1, 5), draw.randrange(5)
    stray = (0.0, 0.05, 0.15, 0.4, 1.0)[kind]
    return lambda draw: draw.randint(1, 5) if draw.random() < stray else liked
