"""The points of a pair that may be told: all but what choices, values and ways of working gave.

Whom somebody starred is nobody else's business. Nor can it be hidden in a sum: where choices alone
weigh, the sum is the stars, and elsewhere its fractions give them away. So the points that pages
show are those of the other wishes, and so are their sums, costs and comparisons.
"""

from collections.abc import Iterable

from turnabout.matchmaking import Matching, explain
from turnabout.matchmaking.explain import Cost, WishPoints
from turnabout.matchmaking.matching import Pair
from turnabout.pairs.models import MatchRun

IN_CONFIDENCE = ("preferences", "values", "style")
"""The wishes whose points are never told."""


def told(wishes: Iterable[WishPoints]) -> list[WishPoints]:
    """Return the wishes whose points may be told."""
    return [wish for wish in wishes if wish.wish not in IN_CONFIDENCE]


def told_points(wishes: Iterable[WishPoints]) -> int:
    """Return their points, in thousandths."""
    return sum(wish.points for wish in told(wishes))


def most_told(run: MatchRun) -> int:
    """Return how many points a pair of this run can be told to have at most."""
    weights = run.rulebook.values["weights"]
    return sum(weight for wish, weight in weights.items() if wish not in IN_CONFIDENCE)


def told_loss(matching: Matching, cost: Cost) -> int:
    """Return what the whole would lose of these points, in thousandths; never that it would gain.

    Where it would, something that is not told weighs more, and who could read how much more could
    read whom somebody chose.
    """
    return max(0, _sum(matching, cost.gone) - _sum(matching, cost.come))


def _sum(matching: Matching, pairs: Iterable[Pair]) -> int:
    return sum(
        told_points(explain.why(matching, pair.mentor.id, pair.mentee.id).wishes) for pair in pairs
    )
