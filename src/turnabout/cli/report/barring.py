"""Why nobody at all can be paired, and what to do about it, in words."""

from turnabout.cli.report.wording import counted
from turnabout.matchmaking.barred import Barred, barred
from turnabout.matchmaking.matching import Matching


def why_no_pair(matching: Matching) -> str:
    """Return which rule forbids all pairs or most of them, and how to ease it; nothing otherwise.

    There is nothing to say where there is a pair, or nobody on one of the two sides.
    """
    if matching.pairs:
        return ""
    found = barred(matching)
    if not found.pairs:
        return ""
    if not found.by_rule[found.most]:
        return _NAMED
    return f"{_blame(found)} {_remedy(found.most, matching)}"


_ABOUT = {
    "level": "levels",
    "line": "reporting lines",
    "topic": "topics",
    "language": "languages",
    "time": "shared time",
}

_NAMED = (
    "No rule forbids a pair here, but somebody does: look at the pairs that you forbid, and at the "
    "columns not_with and past."
)

_SAMPLED = " that were looked at, of people spread evenly over the sheet"


def _blame(found: Barred) -> str:
    forbids = found.by_rule[found.most]
    if forbids == found.pairs == 1:
        return f"The rule on {_ABOUT[found.most]} forbids the one pair there could be."
    pairs = f"{found.pairs:,} pairs{'' if found.whole else _SAMPLED}"
    if forbids == found.pairs:
        return f"The rule on {_ABOUT[found.most]} alone forbids all {pairs}."
    return (
        f"No rule alone forbids all {pairs}; the one on {_ABOUT[found.most]} "
        f"forbids most, {forbids:,}."
    )


def _remedy(rule: str, matching: Matching) -> str:
    policy = matching.policy
    remedies = {
        "level": _smaller_gap(matching),
        "line": "Only somebody from another reporting line can be paired with these people.",
        "topic": "Ask for more offers, or give other names of a topic as aliases in a policy.toml.",
        "language": "Look at the column of languages.",
        "time": (
            f"Ask for more slots, or ask for less than {counted(policy.minutes, 'minute')} a week: "
            "minutes in a policy.toml."
        ),
    }
    return remedies[rule]


def _smaller_gap(matching: Matching) -> str:
    pool, gap = matching.pool, matching.policy.level_gap
    lowest = min(person.level for person in pool.mentors)
    widest = max(person.level for person in pool.mentees) - lowest
    if widest < 1:
        return "No mentor of this sheet is junior to a mentee: look at the column of levels."
    if widest < gap:
        return (
            f"The widest step up in this sheet is {counted(widest, 'level')}, and {gap:,} are "
            f"asked for: give --gap {widest} or less, or level_gap in a policy.toml."
        )
    return "Ask for a smaller step up: give --gap, or level_gap in a policy.toml."
