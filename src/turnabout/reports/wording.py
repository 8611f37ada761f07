"""What may be said of what was released: in words that its design allows, with what it leaves open.

A headline stands only where there is how many were invited, joined and answered, and an interval.
"""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from turnabout.evidence.effects import OfferEffect
from turnabout.evidence.intervals import Interval, wilson
from turnabout.evidence.voice import Voice
from turnabout.evidence.words import FEWEST, Design, of_offer
from turnabout.evidence.words import percent as percent_of
from turnabout.programs.models import Side
from turnabout.respect.release.told import Asked, Change, Effect, Figure


def voice() -> Voice:
    """Return how sentences of the evidence are put in the language that is spoken just now."""
    return Voice(say=_, number=number)


def number(value: float) -> str:
    """Return a number as it was released, no finer and no coarser."""
    return str(number_format(value))


def basis(asked: Asked | None) -> str:
    """Return on whom something rests; nothing where it is not told how many answered."""
    if asked is None or asked.answered is None:
        return ""
    told = {"invited": asked.invited, "joined": asked.joined, "answered": asked.answered}
    if asked.side == Side.MENTOR:
        return _("Mentors: %(invited)s invited, %(joined)s joined, %(answered)s answered.") % told
    return _("Mentees: %(invited)s invited, %(joined)s joined, %(answered)s answered.") % told


def of_effect(effect: Effect, measure: str) -> str:
    """Return what the lottery allows to say."""
    said = of_offer(measure, as_drawn(effect), voice=voice())
    n = {"offered": effect.offered, "others": effect.others}
    return f"{said} " + _("%(offered)s who were offered a place, %(others)s who were not.") % n


def of_change(change: Change, measure: str) -> str:
    """Return how many are better, the same and worse off, and how far that is from nothing."""
    told = {
        "measure": measure,
        "better": change.improved,
        "same": change.same,
        "worse": change.worse,
        "n": change.n,
    }
    said = ngettext(
        "Changed during the program: %(measure)s. Of %(n)s who answered both times, %(better)s is "
        "better off, %(same)s the same, %(worse)s worse off.",
        "Changed during the program: %(measure)s. Of %(n)s who answered both times, %(better)s are "
        "better off, %(same)s the same, %(worse)s worse off.",
        change.improved,
    )
    return f"{said % told} {_open_of(change)}".strip()


def of_figure(figure: Figure, measure: str, *, yes: tuple[str, ...]) -> str:
    """Return how many report it; nothing where the answers are not counted one by one."""
    hits = sum(many for answer, many in figure.shares if answer in yes)
    if not (figure.shares and yes) or figure.n < FEWEST:
        return ""
    told = {"measure": measure, "hits": hits, "n": figure.n, "share": percent(hits, figure.n)}
    return _("Participants report: %(measure)s, %(hits)s of %(n)s, %(share)s.") % told


def of_mean(figure: Figure) -> str:
    """Return the mean as it was released: in half steps, or near which end of the scale it is."""
    told: dict[str, object] = {"n": figure.n, "low": figure.low, "high": figure.high}
    if figure.edge and figure.bound is not None:
        told |= {"bound": number(figure.bound)}
        if figure.edge == "high":
            return _("Mean %(bound)s or more on %(low)s to %(high)s, n = %(n)s.") % told
        return _("Mean %(bound)s or less on %(low)s to %(high)s, n = %(n)s.") % told
    if figure.mean is None:
        return _("%(n)s answered; what, may not be told.") % told
    told |= {"mean": number(figure.mean)}
    return _("Mean about %(mean)s on %(low)s to %(high)s, in half steps, n = %(n)s.") % told


def percent(hits: int, n: int) -> str:
    """Return a share in percent with its interval, or nothing where fewer than five answered."""
    return percent_of(wilson(hits, n), voice=voice()) if n >= FEWEST else ""


def share(hits: int, n: int) -> Interval | None:
    """Return a share with its interval, where so many answered that it may be told."""
    return wilson(hits, n) if n >= FEWEST else None


def as_drawn(effect: Effect) -> OfferEffect:
    """Return an effect as the evidence knows it; after Holm where that was needed."""
    return OfferEffect(
        difference=effect.difference,
        low=effect.low,
        high=effect.high,
        g=effect.g,
        g_low=effect.g_low,
        g_high=effect.g_high,
        p=effect.p if effect.p_adjusted is None else effect.p_adjusted,
        offered=effect.offered,
        others=effect.others,
        variance=variance_of(effect),
        least_p=0.0,
    )


def variance_of(effect: Effect) -> float:
    """Return the variance of g, as its interval has it."""
    return ((effect.g_high - effect.g_low) / (2 * 1.96)) ** 2


def design_in_words(design: str) -> str:
    """Return how the numbers came about, and what that leaves open."""
    return {
        Design.COUNTS: _("Counts alone: they say who took part, not what came of it."),
        Design.AFTER: _(
            "Asked at the end only: participants report it. Whether anything changed is not known."
        ),
        Design.CHANGE: _(
            "Asked before and at the end, with nobody to compare: what else changed in that time "
            "is part of it, and those who stay are those for whom it went well."
        ),
        Design.LOTTERY: _(
            "A lottery drew who was offered a place. Everybody is compared as they were drawn, "
            "whether they took the place or not."
        ),
    }[Design(design)]


def _open_of(change: Change) -> str:
    """Return what a change leaves open: g with its interval, or the share of those better off."""
    if change.g is None or change.g_low is None or change.g_high is None:
        told = percent(change.improved, change.n)
        return _("Better off: %(share)s.") % {"share": told} if told else ""
    told_g = {name: number(getattr(change, name)) for name in ("g", "g_low", "g_high")}
    return _("g = %(g)s (95 %% interval %(g_low)s to %(g_high)s).") % told_g
