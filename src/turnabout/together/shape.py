"""The shape of a session: five parts, or those of a first meeting, in the minutes there are."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Part(NamedTuple):
    """A piece of a session: what it is, what happens in it, and for how many minutes."""

    title: str | Promise
    what: str | Promise
    minutes: int


class Placed(NamedTuple):
    """A piece of a session with when it starts and ends."""

    part: Part
    starts_at: dt.datetime
    ends_at: dt.datetime


USUAL = (
    Part(_("Check-in"), _("How are you, really? What is on your mind?"), 5),
    Part(_("Last action"), _("What happened with last time's action."), 10),
    Part(_("Topic"), _("The questions of the guide, one at a time."), 30),
    Part(_("Teach-back"), _("The mentee says it in own words."), 10),
    Part(_("Next step"), _("One next action, and the next date."), 5),
)

FIRST = (
    Part(_("Welcome"), _("Who leads: the mentor."), 5),
    Part(
        _("Two working lives"),
        _("Both tell a working-life story, with one thing that is not on the CV."),
        15,
    ),
    Part(_("Why we said yes"), _("Each says why."), 10),
    Part(_("Ground rules"), _("Read them together, change what you like, sign."), 10),
    Part(_("Two goals"), _("Pick two goals and the first topic."), 10),
    Part(_("How will you tell me I'm wrong?"), _("Each answers."), 5),
    Part(_("Next dates"), _("Book the next two dates."), 5),
)
"""The first meeting has a shape of its own."""


def shape_of(number: int, *, minutes: int) -> tuple[Part, ...]:
    """Return the parts of session `number`, in whole minutes that add up to these."""
    parts = FIRST if number == 1 else USUAL
    return tuple(
        part._replace(minutes=share)
        for part, share in zip(parts, _shares([p.minutes for p in parts], minutes), strict=True)
    )


def placed(parts: Sequence[Part], *, begin: dt.datetime) -> list[Placed]:
    """Return the parts one after the other, the first at this moment."""
    found = []
    for part in parts:
        end = begin + dt.timedelta(minutes=part.minutes)
        found.append(Placed(part, begin, end))
        begin = end
    return found


def _shares(weights: Sequence[int], total: int) -> list[int]:
    """Return whole shares of the total by weight: rounded down, what is left by largest rest."""
    whole = sum(weights)
    shares = [weight * total // whole for weight in weights]
    rests = sorted(range(len(weights)), key=lambda i: (-(weights[i] * total % whole), i))
    for index in rests[: total - sum(shares)]:
        shares[index] += 1
    return shares
