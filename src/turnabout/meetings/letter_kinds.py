"""The letters about the dates of sessions."""

from django.utils.translation import gettext_lazy as _

from turnabout.core.mail.kinds import READER, Kind, Place, address_place, declare
from turnabout.pairs.letter_kinds import OTHER, OTHER_FIRST

WHEN = Place("when", _("day and time of the session"), _("Thursday, 15 April, 10:00"))
MINUTES = Place("minutes", _("how many minutes it takes"), 60)
ZONE = Place("zone", _("the clock that these times are on"), "Europe/London")
PAGE = address_place(_("the page of the two"))

declare(
    Kind(
        "meeting_planned",
        name=_("A date for a session"),
        occasion=_("One of a pair finds a date; the other one is told."),
        places=(READER, OTHER, OTHER_FIRST, WHEN, MINUTES, ZONE, PAGE),
    )
)
declare(
    Kind(
        "meeting_moved",
        name=_("Another date for a session"),
        occasion=_("One of a pair moves a session; the other one is told."),
        places=(
            READER,
            OTHER,
            OTHER_FIRST,
            WHEN,
            Place("was", _("day and time before"), _("Wednesday, 14 April, 9:00")),
            MINUTES,
            ZONE,
            PAGE,
        ),
    )
)
declare(
    Kind(
        "meeting_off",
        name=_("A session is called off"),
        occasion=_("One of a pair calls a session off; the other one is told."),
        places=(READER, OTHER, OTHER_FIRST, WHEN, ZONE, PAGE),
    )
)
