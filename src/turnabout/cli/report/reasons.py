"""Why a wish gave a pair its points, in words also where it gave none."""

from turnabout.matchmaking.explain import PairExplanation, WishPoints


def reason(wish: WishPoints, pair: PairExplanation) -> str:
    """Return why this wish gave the pair what it gave; never empty."""
    if wish.reason:
        return wish.reason
    if not wish.out_of:
        return "has no weight"
    return _why_nothing(wish.wish, pair)


def in_one_line(pair: PairExplanation) -> str:
    """Return the reasons of the pair in one line, the strongest first; never empty."""
    return pair.sentence or "no rule forbids it, though no wish is fulfilled"


def _why_nothing(wish: str, pair: PairExplanation) -> str:
    told = {
        "topics": "no topic in common",
        "preferences": "not chosen at sign-up",
        "values": _for_both(pair, "values", "no work values in common", "values"),
        "time": f"{pair.shared_minutes:,} minutes a week, no more than are needed",
        "distance": _for_both(pair, "department", "the same department", "departments"),
        "style": _for_both(pair, "style", "styles that hardly go together", "styles"),
    }
    return told.get(wish, "nothing")


def _for_both(pair: PairExplanation, column: str, otherwise: str, what: str) -> str:
    known = getattr(pair.mentor, column) and getattr(pair.mentee, column)
    return otherwise if known else f"{what} not known for both"
