"""Words bound to the design: no sentence here says more than how the numbers came about allows."""

from dataclasses import dataclass
from enum import StrEnum

from turnabout.evidence.effects import OfferEffect
from turnabout.evidence.errors import NoFindingError
from turnabout.evidence.intervals import Interval
from turnabout.evidence.voice import ENGLISH, Voice
from turnabout.evidence.voice import marked as _

FEWEST = 5
"""People of whom a share is told in percent, at least."""


class Design(StrEnum):
    """How numbers came about, from the weakest to the strongest; a snapshot calls it so too."""

    COUNTS = "counts"
    AFTER = "after"
    CHANGE = "before and after"
    LOTTERY = "lottery"


WORDS = {
    Design.COUNTS: _("took part"),
    Design.AFTER: _("participants report"),
    Design.CHANGE: _("changed during the program"),
    Design.LOTTERY: _("the offer caused"),
}
"""The strongest words of each design."""


class RefusedError(NoFindingError):
    """A headline lacks what it would need."""

    sentence = _("A headline needs how many answered of how many, and what is left open.")


class FewerThanFiveError(NoFindingError):
    """A percentage of fewer than five people."""

    sentence = _("No percentage is told of fewer than five people.")


@dataclass(frozen=True, slots=True)
class Basis:
    """On whom a finding rests: how many were asked, and how many of them answered."""

    asked: int | None
    answered: int | None

    @property
    def is_whole(self) -> bool:
        """Whether both are known, and make sense."""
        known = self.asked is not None and self.answered is not None
        return known and 0 < (self.answered or 0) <= (self.asked or 0)


def claim(
    design: Design,
    measure: str,
    found: Interval | OfferEffect | None,
    basis: Basis,
    *,
    voice: Voice = ENGLISH,
) -> str:
    """Return a headline of one sentence on what was found, and one on whom it rests.

    A share (`Interval` from 0 to 1) for counts and for answers after; the mean change with its
    interval in steps for before and after; the effect for a lottery. `measure` is in words of the
    reader's language. RefusedError without n, interval and response rate, or where what was found
    does not belong to the design; FewerThanFiveError.
    """
    if found is None or not basis.is_whole or isinstance(found, OfferEffect) != _is_drawn(design):
        raise RefusedError
    if isinstance(found, OfferEffect):
        said = of_offer(measure, found, voice=voice)
    elif design == Design.CHANGE:
        said = _of_change(measure, found, voice)
    else:
        said = _of_share(design, measure, found, voice)
    return f"{said} {_of_basis(basis, voice)}"


def of_offer(measure: str, found: OfferEffect, *, voice: Voice = ENGLISH) -> str:
    """Return what a lottery allows to say: caused, nothing to be seen, or too few to tell."""
    if not found.can_tell:
        return voice.say(_TOO_FEW) % {"measure": measure}
    told = _in_steps(found.difference, found.low, found.high, voice)
    if not found.is_found:
        return voice.say(_NOT_SEEN) % {"measure": measure, **told}
    text = _CAUSED_MORE if found.difference > 0 else _CAUSED_LESS
    return voice.say(text) % {"measure": measure, **told}


def percent(found: Interval, *, voice: Voice = ENGLISH) -> str:
    """Return a share in percent with its interval. FewerThanFiveError."""
    if found.n < FEWEST:
        raise FewerThanFiveError
    told = {name: round(100 * getattr(found, name)) for name in ("value", "low", "high")}
    return voice.say(_PERCENT) % told


def _is_drawn(design: Design) -> bool:
    return design == Design.LOTTERY


def _of_share(design: Design, measure: str, found: Interval, voice: Voice) -> str:
    told = {
        "hits": round(found.value * found.n),
        "n": found.n,
        "percent": percent(found, voice=voice),
        "measure": measure,
    }
    return voice.say(_TOOK_PART if design == Design.COUNTS else _REPORT) % told


def _of_change(measure: str, found: Interval, voice: Voice) -> str:
    if found.n < FEWEST:
        raise FewerThanFiveError
    told = _in_steps(found.value, found.low, found.high, voice)
    text = _CHANGED if found.low > 0 or found.high < 0 else _NO_CHANGE
    return voice.say(text) % {"measure": measure, **told}


def _of_basis(basis: Basis, voice: Voice) -> str:
    return voice.say(_ANSWERED) % {"answered": basis.answered, "asked": basis.asked}


def _in_steps(value: float, low: float, high: float, voice: Voice) -> dict[str, str]:
    told = {"value": abs(value), "low": low, "high": high, "signed": value}
    return {name: voice.number(number) for name, number in told.items()}


_PERCENT = _("%(value)s %% (95 %% interval %(low)s to %(high)s %%)")
_TOOK_PART = _("%(hits)s of %(n)s took part: %(measure)s, %(percent)s.")
_REPORT = _("Participants report: %(measure)s, %(hits)s of %(n)s, %(percent)s.")
_CHANGED = _(
    "Changed during the program: %(measure)s, by %(signed)s steps on average "
    "(95 %% interval %(low)s to %(high)s). What else changed in that time is part of it."
)
_NO_CHANGE = _(
    "No clear change during the program: %(measure)s, %(signed)s steps on average "
    "(95 %% interval %(low)s to %(high)s)."
)
_CAUSED_MORE = _(
    "The offer caused an increase of %(value)s steps: %(measure)s (95 %% interval %(low)s to "
    "%(high)s)."
)
_CAUSED_LESS = _(
    "The offer caused a decrease of %(value)s steps: %(measure)s (95 %% interval %(low)s to "
    "%(high)s)."
)
_NOT_SEEN = _(
    "No difference that the offer caused can be told from chance: %(measure)s, %(signed)s steps "
    "(95 %% interval %(low)s to %(high)s). That is not the same as no difference."
)
_TOO_FEW = _(
    "Too few were drawn to tell any difference from chance, however large it is: %(measure)s."
)
_ANSWERED = _("%(answered)s of %(asked)s asked answered.")
