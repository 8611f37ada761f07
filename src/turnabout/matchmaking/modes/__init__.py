"""The three aims that a matching can have: best, fair, stable."""

from collections.abc import Callable

from turnabout.matchmaking.arrays import Ints
from turnabout.matchmaking.modes.best import best
from turnabout.matchmaking.modes.fair import fair
from turnabout.matchmaking.modes.near import is_large, near
from turnabout.matchmaking.modes.optimum import Optimum, Sample
from turnabout.matchmaking.modes.stable import stable
from turnabout.matchmaking.modes.vast import is_vast, vast
from turnabout.matchmaking.policy import Mode, TooManyPairsError
from turnabout.matchmaking.progress import Stages
from turnabout.matchmaking.scoring import Scores

__all__ = ["Optimum", "Sample", "matched"]


def matched(scores: Scores, stages: Stages) -> tuple[Optimum, Ints, Ints]:
    """Return the optimum that bounds every total, and the mentors and mentees paired, by row.

    Fair always places as many mentees as possible, the worst-off being those without a mentor.
    Raises TooManyPairsError where fair or stable would take hours and is not asked for exactly.
    """
    mode = scores.policy.mode
    _refuse_hours(scores, mode)
    cover = mode == Mode.FAIR or (scores.policy.cover and mode == Mode.BEST)
    optimum = _road(scores, mode)(scores, cover=cover, stages=stages)
    if mode == Mode.FAIR:
        return optimum, *fair(scores, optimum, stages)
    if mode == Mode.STABLE:
        return optimum, *stable(scores, stages)
    return optimum, optimum.mentors, optimum.mentees


def _refuse_hours(scores: Scores, mode: Mode) -> None:
    if mode == Mode.BEST or not is_vast(scores):
        return
    pairs = len(scores.people.mentors) * len(scores.people.mentees)
    sentence = (
        f"the mode {mode} looks at every pair again and again, and for {pairs:,} that takes hours: "
        "take the mode best, match part by part, or set exact to true and wait"
    )
    raise TooManyPairsError([sentence])


def _road(scores: Scores, mode: Mode) -> Callable[..., Optimum]:
    """Return the way to the largest total for so many people; fair starts from an exact one."""
    if mode == Mode.FAIR:
        return best
    if is_vast(scores):
        return vast
    return near if is_large(scores) else best
