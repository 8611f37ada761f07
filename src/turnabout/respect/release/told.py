"""What may be told of the answers of a cohort, as values that go into a snapshot and out again.

Everything here is for everyone who may read a report: no person, no pair, and no group of fewer
than five people, on either side, ever stands in it.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Asked:
    """How many people of one side were invited, joined, and answered: the n of every figure.

    `answered` is None where it would tell whether one of a few people answered.
    """

    side: str
    invited: int
    joined: int
    answered: int | None


@dataclass(frozen=True, slots=True)
class Figure:
    """What one group answered to one question.

    `side` is "mentor", "mentee", or "" for both; `group` a value of the one dimension of the wave,
    or "" for everyone. `mean` is in half steps of the question's scale, which goes from `low` to
    `high`; where nearly all answered alike, `edge` is "high" or "low" instead, and `bound` where
    that end begins: 4.5 for "4.5 or more". `shares` are counts by answer, kept where the oracle
    allows them.
    """

    question: str
    side: str
    group: str
    n: int
    mean: float | None = None
    edge: str = ""
    shares: tuple[tuple[str, int], ...] = ()
    bound: float | None = None
    low: int = 1
    high: int = 5


@dataclass(frozen=True, slots=True)
class Change:
    """How many who answered before and after are better, the same, or worse off on a measure."""

    measure: str
    side: str
    n: int
    improved: int
    same: int
    worse: int
    g: float | None = None
    g_low: float | None = None
    g_high: float | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """What the offer of a place caused, where a lottery drew who was offered one.

    Differences are in steps of the question's scale, intervals at 95 %. `p` is of the permutation
    within strata, `p_adjusted` after Holm where there are more than two primary measures.
    `worst` and `best` bound the difference, whatever those who did not answer would have said.
    """

    measure: str
    side: str
    primary: bool
    offered: int
    others: int
    difference: float
    low: float
    high: float
    g: float
    g_low: float
    g_high: float
    p: float
    p_adjusted: float | None = None
    taken: float | None = None
    worst: float | None = None
    best: float | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """Words that somebody left for the report, in an order that says nothing; for coordinators."""

    question: str
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """All of it.

    `design` is what the words of a report are bound to: "counts", "after", "before and after", or
    "lottery"; `dimension` what groups are by; `withheld` why what is missing is missing, in words.
    """

    design: str
    dimension: str = ""
    asked: tuple[Asked, ...] = ()
    figures: tuple[Figure, ...] = ()
    changes: tuple[Change, ...] = ()
    effects: tuple[Effect, ...] = ()
    comments: tuple[Comment, ...] = ()
    withheld: tuple[str, ...] = ()

    def as_plain(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        return asdict(self)

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> "Told":
        """Return what `as_plain` wrote."""
        return cls(
            design=plain["design"],
            dimension=plain["dimension"],
            asked=tuple(Asked(**one) for one in plain["asked"]),
            figures=tuple(_figure(one) for one in plain["figures"]),
            changes=tuple(Change(**one) for one in plain["changes"]),
            effects=tuple(Effect(**one) for one in plain["effects"]),
            comments=tuple(Comment(**one) for one in plain["comments"]),
            withheld=tuple(plain["withheld"]),
        )


def _figure(plain: Mapping[str, Any]) -> Figure:
    shares = tuple((answer, many) for answer, many in plain["shares"])
    return Figure(**{**plain, "shares": shares})
