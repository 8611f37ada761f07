"""Making a ruling, and what is said of it afterwards."""

import datetime as dt
from typing import NamedTuple

from django.contrib import messages
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from turnabout.pairs.models import Kind, Proposal
from turnabout.pairs.rulings import CannotBePinnedError, pin, rule, swap
from turnabout.pairs.whatif import NotInRunError, Two
from turnabout.people.models import Person
from turnabout.web.rulings.reasons import why_not
from turnabout.web.rulings.words import not_taking_part

DONE: dict[Kind, Promise] = {
    Kind.PIN: gettext_lazy("They stay together in every run from now on. Match again to see it."),
    Kind.FORBID: gettext_lazy("They stay apart in every run from now on. Match again to see it."),
}


class Told(NamedTuple):
    """What happened, and how it is to be taken."""

    level: int
    words: str


def kind_of(sent: QueryDict) -> Kind | None:
    """Return what a form asks to rule, where it asks for something."""
    kind = sent.get("kind")
    return Kind(kind) if kind in Kind.values else None


def decide(two: Two, kind: Kind, *, by: Person, at: dt.datetime) -> Told:
    """Rule of two people, and return what happened."""
    try:
        if kind == Kind.PIN:
            pin([two], by=by, at=at)
        else:
            rule(*two, kind, by=by, at=at)
    except (CannotBePinnedError, NotInRunError) as error:
        return _refused(error)
    return Told(messages.SUCCESS, str(DONE[kind]))


def exchange(one: Proposal, other: Proposal, *, by: Person, at: dt.datetime) -> Told:
    """Let two pairs exchange their partners in every run to come, and return what happened."""
    try:
        swap((one.mentor, one.mentee), (other.mentor, other.mentee), by=by, at=at)
    except (CannotBePinnedError, NotInRunError) as error:
        return _refused(error)
    return Told(messages.SUCCESS, _("Swapped, for every run from now on. Match again to see it."))


def _refused(error: CannotBePinnedError | NotInRunError) -> Told:
    if isinstance(error, NotInRunError):
        return Told(messages.ERROR, not_taking_part(error.enrollment))
    return Told(messages.ERROR, " ".join(why_not(reason) for reason in error.reasons))
