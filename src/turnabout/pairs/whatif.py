"""What would happen: pinning, forbidding or swapping, worked out by the engine before it is done.

The people and rules are read anew. Where they are no longer those of the run, an answer would
speak of other pairs than the board shows: RunOutdatedError.
"""

from typing import NamedTuple

from turnabout.enrollment.models import Enrollment
from turnabout.matchmaking import Matching, explain, match
from turnabout.matchmaking.explain import Loss, WhyNot
from turnabout.pairs.draws import Draw, draw
from turnabout.pairs.models import MatchRun


class RunOutdatedError(Exception):
    """Somebody's sign-up or a rule changed since the run."""


class WhatIf(NamedTuple):
    """A run, played again: the people, and the same pairs as on the board."""

    drawn: Draw
    matching: Matching


def play_again(run: MatchRun) -> WhatIf:
    """Return the run as the engine sees it. RunOutdatedError where it would see something else."""
    drawn = draw(run)
    if drawn.print != run.print:
        raise RunOutdatedError
    return WhatIf(drawn, match(drawn.pool, drawn.policy))


def why_not(again: WhatIf, mentor: Enrollment, mentee: Enrollment) -> WhyNot:
    """Return what forbids these two, or what the whole would lose if they were a pair."""
    return explain.why_not(again.matching, *_ids(mentor, mentee))


def cost_of_pinning(again: WhatIf, mentor: Enrollment, mentee: Enrollment) -> Loss:
    """Return what the whole would lose if these two were a pair."""
    return explain.cost_of_pinning(again.matching, *_ids(mentor, mentee))


def cost_of_forbidding(again: WhatIf, mentor: Enrollment, mentee: Enrollment) -> Loss:
    """Return what the whole would lose if these two were no pair."""
    return explain.cost_of_forbidding(again.matching, *_ids(mentor, mentee))


def _ids(mentor: Enrollment, mentee: Enrollment) -> tuple[str, str]:
    return str(mentor.person_id), str(mentee.person_id)
