"""How many have answered, as it may be told: in fives, and never that all of them have."""

GROUP = 5
"""Nothing is told of fewer people than these."""


def answered_in_bands(answered: int, *, of: int) -> int:
    """Return at least how many have answered: 5, 10, 15 ...; 0 says nothing.

    At least five of those who are asked always may be among those who have not.
    """
    return max(0, min(_in_fives(answered), _in_fives(of - GROUP)))


def _in_fives(count: int) -> int:
    return count - count % GROUP
