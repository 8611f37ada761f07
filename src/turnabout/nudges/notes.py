"""Ready mails for what needs a person: kind, short, and without a word of what anybody answered."""

from collections.abc import Mapping
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _

from turnabout.nudges.models import Need
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Side


class Ready(NamedTuple):
    """Words to begin with."""

    subject: str
    body: str


def ready_note(need: Need) -> Ready:
    """Return the words for a need; what stands in braces is filled in for each of the two."""
    subject, middle = _words(need)
    greeting, goodbye = _("Hello {first_name},"), _("If something makes it hard, write to me.")
    button = _("[Open your page with {other}]({link})")
    return Ready(subject, "\n\n".join([greeting, middle, button, goodbye, "{me}"]))


def facts_of_note(pair: Pair, side: Side, *, by: Person) -> Mapping[str, str]:
    """Return what is filled in for one of the two."""
    return {
        "first_name": pair.on(side).person.first_name,
        "other": pair.across_from(side).person.first_name,
        "link": f"{settings.SITE}/pairs/{pair.pk}/",
        "me": f"{by.name}, {by.email}",
    }


def _words(need: Need) -> tuple[str, str]:
    match need:
        case Need.QUIET:
            return _("A date with {other}?"), _(
                "you and {other} have not met for a while. It happens in every round, and nobody "
                "is at fault. Would this week be good to find a date?"
            )
        case Need.DIFFER:
            return _("Your last session with {other}"), _(
                "I am not sure whether your last session with {other} took place. Would you look "
                "at your page, and say so once more?"
            )
        case Need.BLANK:
            return _("Did you and {other} meet?"), _(
                "I do not know whether your last sessions with {other} took place. One tap on your "
                "page says so, whatever the answer is."
            )
        case Need.OVERDUE:
            return _("A good ending with {other}"), _(
                "your time in this round is over. A closing takes an hour: what changed, what "
                "stays, and thanks in your own words. Would you find a date for it?"
            )
