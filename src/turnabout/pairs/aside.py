"""Whom a match run leaves aside, though they are signed up: features above add theirs to ASIDE."""

from collections.abc import Callable
from dataclasses import replace

from turnabout.enrollment.pool import Candidates
from turnabout.pairs.models import MatchRun

ASIDE: list[Callable[[MatchRun], set[int]]] = []
"""Each returns sign-ups, by number, for whom a run is to propose nobody."""


def without_those_aside(everyone: Candidates, run: MatchRun) -> Candidates:
    """Return whom a run can pair."""
    aside = set().union(*(these(run) for these in ASIDE))
    return replace(
        everyone,
        mentors=tuple(one for one in everyone.mentors if one.enrollment not in aside),
        mentees=tuple(one for one in everyone.mentees if one.enrollment not in aside),
    )
