"""What a run found, in sentences."""

import math
from collections.abc import Iterator

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from turnabout.matchmaking.policy import POINT, Mode
from turnabout.pairs.models import MatchRun
from turnabout.pairs.since import since
from turnabout.programs.sentences import listed

AIMS: dict[Mode, str | Promise] = {
    Mode.BEST: gettext_lazy(
        "The largest sum over all pairs. Now and then one pair is weak so that others are strong."
    ),
    Mode.FAIR: gettext_lazy(
        "The weakest pair is lifted as far as it goes, then the next. It costs a few points in "
        "all, and takes the longest."
    ),
    Mode.STABLE: gettext_lazy(
        "Nobody could find somebody better who wants them too. It costs points in all, and "
        "sometimes a place."
    ),
}
"""What each mode aims for and what that costs."""


def finding(run: MatchRun) -> str:
    """Return who has a mentor, in one line."""
    if not run.mentees:
        return _("Nobody asks for a mentor yet.")
    if not run.mentors:
        return _("Nobody offers to be a mentor yet.")
    if not run.placed:
        return _("Nobody can be paired: the rules leave no pair that is possible.")
    counts = {"placed": number_format(run.placed), "all": number_format(run.mentees)}
    if run.placed == run.mentees:
        told = ngettext(
            "The one mentee has a mentor.", "All %(all)s mentees have a mentor.", run.placed
        )
    else:
        told = ngettext(
            "%(placed)s of %(all)s mentees has a mentor.",
            "%(placed)s of %(all)s mentees have a mentor.",
            run.placed,
        )
    return told % counts


def proof(run: MatchRun) -> str:
    """Return how good that is, compared with all that could be."""
    return " ".join(_proof(run)) if run.mentors and run.mentees else ""


def outdated(run: MatchRun) -> str:
    """Return what is newer than a run, in a sentence; nothing where nothing is."""
    newer = since(run)
    counted = (
        (newer.sign_ups, ngettext("%(n)s sign-up", "%(n)s sign-ups", newer.sign_ups)),
        (
            newer.versions,
            ngettext("%(n)s version of the rules", "%(n)s versions of the rules", newer.versions),
        ),
        (newer.rulings, ngettext("%(n)s ruling", "%(n)s rulings", newer.rulings)),
        (newer.staff_lists, ngettext("%(n)s staff list", "%(n)s staff lists", newer.staff_lists)),
    )
    told = [words % {"n": number_format(n)} for n, words in counted if n]
    if not told:
        return ""
    return _("Newer than this run: %(things)s.") % {"things": listed(told)}


def points(thousandths: float) -> str:
    """Return a score in points with one decimal."""
    return number_format(thousandths / POINT, decimal_pos=1, force_grouping=True)


def _proof(run: MatchRun) -> Iterator[str]:
    more = run.coverable - run.placed
    if more:
        told = ngettext("%(n)s more could be placed.", "%(n)s more could be placed.", more)
        yield told % {"n": number_format(more)}
    elif run.placed < run.mentees:
        yield _("Under these rules nobody more can be placed.")
    yield _how_good(run)
    if run.likely is not None:
        yield from _looked_at(run, run.likely)
    elif run.mode == Mode.STABLE and not run.swaps:
        yield _("No two would both rather have each other: proved.")


def _how_good(run: MatchRun) -> str:
    if run.is_exact:
        return _("Nothing better exists: proved.")
    told = {"share": _share(run.total, run.bound)}
    if run.mode == Mode.BEST:
        return _("No other pairs have more than %(share)s %% more points: proved.") % told
    if run.mode == Mode.FAIR:
        return _("To lift the worst-off costs at most %(share)s %% of the points.") % told
    return _("To be free of swaps costs at most %(share)s %% of the points.") % told


def _looked_at(run: MatchRun, likely: int) -> Iterator[str]:
    """Yield what was looked at where all pairs were too many, and what that makes likely."""
    every = run.mentors * run.mentees
    yield _(
        "Not all of the %(pairs)s pairs were looked at, but %(seen)s %% of them, and every mentor "
        "for %(drawn)s mentees drawn by chance."
    ) % {
        "pairs": number_format(every, force_grouping=True),
        "seen": number_format(100 * (run.seen_pairs or 0) / every, decimal_pos=1),
        "drawn": number_format(run.seen_mentees or 0, force_grouping=True),
    }
    yield _(
        "By what these could gain, other pairs are not likely to have more than %(share)s %% more "
        "points."
    ) % {"share": _share(run.total, likely)}


def _share(total: int, most: int) -> str:
    """Return in per cent, rounded up, how far a total is from the most it could be."""
    share = math.ceil(max(most - total, 0) / most * 10_000) / 100 if most else 0
    return number_format(share, decimal_pos=2)
