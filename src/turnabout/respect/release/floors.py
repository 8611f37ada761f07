"""How many there must be. These numbers are no settings: nobody can lower them, for no reason."""

from collections.abc import Iterable
from typing import Final

from turnabout.respect.release.questions import Heard

PEOPLE: Final = 5
"""So many answered, and so many distinct mentors and mentees are behind it."""

COMMENTS: Final = 10
"""So many left words of their own, before any of them is read."""

ALIKE: Final = 3
"""So many gave an answer, and so many gave another, before answers are counted one by one.

With two, whoever answered otherwise would learn from missing counts that all others agree.
"""

STEP: Final = 0.5
"""Means come in such steps."""


def are_enough(people: Iterable[Heard]) -> bool:
    """Return whether so many answered, with so many people on each side behind them."""
    known = list(people)
    mentors = {one for person in known for one in person.mentors}
    mentees = {one for person in known for one in person.mentees}
    return min(len(known), len(mentors), len(mentees)) >= PEOPLE


def is_near(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two groups differ by one to four people, so that both would tell of these."""
    return 0 < len(one ^ other) < PEOPLE


def are_spread(counts: Iterable[int]) -> bool:
    """Return whether counts may be told: two answers at least were given by three people each."""
    return sum(count >= ALIKE for count in counts) > 1
