"""Many questions at once: one in twenty finds something where nothing is."""

from collections.abc import Sequence

from turnabout.evidence.library import by_holm

PRIMARIES = 2
"""Primary measures that a cohort may have without a correction."""


def holm(ps: Sequence[float]) -> tuple[float, ...]:
    """Return p-values adjusted by Holm, in the order given."""
    return by_holm(ps) if ps else ()


def adjusted(ps: Sequence[float]) -> tuple[float | None, ...]:
    """Return them for the primary measures of a cohort: None for each of two or fewer."""
    return holm(ps) if len(ps) > PRIMARIES else (None,) * len(ps)
