"""Why somebody has nobody: in sentences, from the facts of a run.

What people said in confidence is one reason among these, and names nobody: see `pairs.telling`.
"""

from collections.abc import Mapping
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from turnabout.pairs.models import Waiting
from turnabout.pairs.telling import CONFIDENCE, Alone, told_by
from turnabout.programs.models import Side
from turnabout.web.matching.remedies import remedy, where_taken

NONE_THERE: dict[Side, Promise] = {
    Side.MENTEE: gettext_lazy("Nobody offers to be a mentor."),
    Side.MENTOR: gettext_lazy("Nobody asks for a mentor."),
}

NONE_FITS = {
    Side.MENTEE: ngettext_lazy("The one mentor does not fit", "None of %(n)s mentors fits", "n"),
    Side.MENTOR: ngettext_lazy("The one mentee does not fit", "None of %(n)s mentees fits", "n"),
}

TAKEN = {
    Side.MENTEE: ngettext_lazy(
        "The one mentor who fits is taken.", "The %(n)s mentors who fit are taken.", "n"
    ),
    Side.MENTOR: ngettext_lazy(
        "The one mentee who fits is taken.", "The %(n)s mentees who fit are taken.", "n"
    ),
}

LEFT_EMPTY = {
    Side.MENTEE: ngettext_lazy(
        "One mentor who fits has a place that was left empty.",
        "%(n)s mentors who fit have a place that was left empty.",
        "n",
    ),
    Side.MENTOR: ngettext_lazy(
        "One mentee who fits has a place that was left empty.",
        "%(n)s mentees who fit have a place that was left empty.",
        "n",
    ),
}

SAID_OF_ALL = {
    "line": ngettext_lazy("%(n)s is in the reporting line", "%(n)s are in the reporting line", "n"),
    "forbidden": ngettext_lazy("%(n)s is kept apart", "%(n)s are kept apart", "n"),
    CONFIDENCE: ngettext_lazy(
        "%(n)s is ruled out by what was said in confidence",
        "%(n)s are ruled out by what was said in confidence",
        "n",
    ),
}

TOO_SENIOR = ngettext_lazy("%(n)s is too senior", "%(n)s are too senior", "n")
TOO_JUNIOR = ngettext_lazy("%(n)s is too junior", "%(n)s are too junior", "n")

FAILS = {
    Side.MENTEE: SAID_OF_ALL
    | {
        "level": TOO_SENIOR,
        "reversal": TOO_SENIOR,
        "topic": ngettext_lazy(
            "%(n)s can teach nothing that is wanted", "%(n)s can teach nothing that is wanted", "n"
        ),
    },
    Side.MENTOR: SAID_OF_ALL
    | {
        "level": TOO_JUNIOR,
        "reversal": TOO_JUNIOR,
        "topic": ngettext_lazy(
            "%(n)s wants nothing that is offered", "%(n)s want nothing that is offered", "n"
        ),
    },
}
"""What is said of so many on the other side, by the rule that keeps them away."""


class Told(NamedTuple):
    """Why somebody has nobody, and what would help them."""

    why: str
    remedy: str


def told(waiting: Waiting, *, names: Mapping[int, str], topics: Mapping[str, str]) -> Told:
    """Return what is said of somebody whom a run left without a partner.

    `names` are those of the people that the facts speak of, `topics` what topics are called here.
    """
    side, facts = Side(waiting.side), waiting.facts
    if not facts:
        return _of_old_run(waiting)
    if "unplaced" in facts:
        return Told(
            _("Their grade has no place on the ladder, so nobody is junior or senior to them."),
            _("Give the grade its place, on the page of grades."),
        )
    alone = told_by(facts)
    if alone.fits:
        left, taken = LEFT_EMPTY[side] % {"n": alone.free}, TAKEN[side] % {"n": alone.fits}
        return Told(left if alone.free else taken, where_taken(alone, side))
    return Told(why(alone, side), remedy(alone, side, names=names, topics=topics))


def why(alone: Alone, side: Side) -> str:
    """Return how many of the other side each rule keeps away, the strictest first."""
    if not alone.everyone:
        return str(NONE_THERE[side])
    fails: dict[str, int] = {}
    for rule, count in alone.counts.items():
        words = "level" if rule == "reversal" else rule
        fails[words] = fails.get(words, 0) + count
    return _("%(none)s: %(why)s.") % {
        "none": NONE_FITS[side] % {"n": alone.everyone},
        "why": "; ".join(FAILS[side][rule] % {"n": count} for rule, count in fails.items()),
    }


def _of_old_run(waiting: Waiting) -> Told:
    """Return what is said where a run is older than the facts that are kept."""
    is_in_line = waiting.place is not None
    said = _("Everybody who fits is taken.") if is_in_line else _("The rules leave nobody.")
    return Told(said, _("Match again: the next run says it exactly."))
