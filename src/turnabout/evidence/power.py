"""What a draw could find at all, said before it is drawn: 80 % power, two-sided 5 %."""

from math import sqrt

from turnabout.evidence.errors import TooFewError
from turnabout.evidence.library import chance_to_find, people_needed, smallest_effect

CORRELATION = 0.6
"""How closely the same question is answered before and after, where nobody has measured it."""

FEWEST = 4
"""With fewer on a side, no draw can ever tell a difference from chance."""


def detectable(offered: int, others: int, correlation: float = CORRELATION) -> float:
    """Return the smallest d that so many on each side can find, with the answers before.

    TooFewError with fewer than two on a side.
    """
    if min(offered, others) < 2:
        raise TooFewError
    return smallest_effect(offered, others) * _left(correlation)


def needed(d: float, *, correlation: float = CORRELATION) -> int:
    """Return how many each side needs to find d; with a correlation of 0, without answers before.

    ValueError where d is no effect.
    """
    return people_needed(_effect(d) / _left(correlation))


def needed_for_differences(d: float, *, correlation: float = CORRELATION) -> int:
    """Return the same where the changes of both sides are compared: never fewer after a draw."""
    return people_needed(_effect(d) / sqrt(2 * (1 - correlation)))


def chance(d: float, offered: int, others: int, correlation: float = CORRELATION) -> float:
    """Return with which probability so many on each side find d. TooFewError as above."""
    if min(offered, others) < 2:
        raise TooFewError
    return chance_to_find(abs(d) / _left(correlation), offered, others)


def can_never_tell(offered: int, others: int) -> bool:
    """Return whether so few are on a side that no difference reaches 5 %, however large it is."""
    return min(offered, others) < FEWEST


def _left(correlation: float) -> float:
    """Return what is left of the spread once the answers before are known."""
    if not 0 <= correlation < 1:
        raise ValueError("A correlation with the answers before lies between 0 and 1")
    return sqrt(1 - correlation**2)


def _effect(d: float) -> float:
    if not d:
        raise ValueError("No number of people finds an effect of 0")
    return abs(d)
