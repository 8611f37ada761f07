"""Whom a match run leaves aside, though they are signed up: features above add theirs to ASIDE."""

from collections.abc import Callable
from dataclasses import replace

from turnabout.enrollment.pool import Candidates
from turnabout.programs.models import Cohort

ASIDE: list[Callable[[Cohort], set[int]]] = []
"""Each returns sign-ups of a cohort, by number, that nobody is to be proposed for just now."""


def without_those_aside(everyone: Candidates, cohort: Cohort) -> Candidates:
    """Return who can be paired now."""
    aside = set().union(*(these(cohort) for these in ASIDE))
    return replace(
        everyone,
        mentors=tuple(one for one in everyone.mentors if one.enrollment not in aside),
        mentees=tuple(one for one in everyone.mentees if one.enrollment not in aside),
    )
