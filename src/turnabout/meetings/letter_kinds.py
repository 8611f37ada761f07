"""The letters about the dates of sessions."""

from django.utils.translation import gettext_lazy as _

from turnabout.core.mail.kinds import READER, Kind, Place, address_place, declare
from turnabout.pairs.letter_kinds import OTHER, OTHER_FIRST

TITLE = Place("title", _("which session it is"), _("Session 2 with Noor"))
WHEN = Place("when", _("day and time of the session"), _("Thursday, 15 April, 10:00"))
WAS = Place("was", _("day and time before"), _("Wednesday, 14 April, 9:00"))
MINUTES = Place("minutes", _("how many minutes it takes"), 60)
ZONE = Place("zone", _("the clock that these times are on"), "Europe/London")
WHERE = Place("where", _("where they meet, as a sentence"), _("You meet in person: room 4."))
PAGE = address_place(_("the page of the two"))
MOVE = address_place(_("the page where it is moved"))

declare(
    Kind(
        "meeting_planned",
        name=_("A date for a session"),
        occasion=_("A session has a date; both are told, with an entry for their calendars."),
        places=(READER, OTHER, OTHER_FIRST, WHEN, MINUTES, ZONE, WHERE, PAGE),
    )
)
declare(
    Kind(
        "meeting_moved",
        name=_("Another date for a session"),
        occasion=_("One of a pair moves a session; both are told, and their calendars."),
        places=(READER, OTHER, OTHER_FIRST, WHEN, WAS, MINUTES, ZONE, WHERE, PAGE),
    )
)
declare(
    Kind(
        "meeting_where",
        name=_("Where a session is"),
        occasion=_("One of a pair says where they meet; both are told, and their calendars."),
        places=(READER, OTHER, OTHER_FIRST, WHEN, MINUTES, ZONE, WHERE, PAGE),
    )
)
declare(
    Kind(
        "meeting_off",
        name=_("A session is called off"),
        occasion=_("One of a pair calls a session off; both are told, and their calendars."),
        places=(READER, OTHER, OTHER_FIRST, WHEN, ZONE, PAGE),
    )
)
declare(
    Kind(
        "meeting_over",
        name=_("A date of a pair that no longer meets"),
        occasion=_("A pair has ended; its dates to come leave the calendars."),
        places=(READER, OTHER, OTHER_FIRST, TITLE, WHEN, ZONE),
    )
)
declare(
    Kind(
        "meeting_refused",
        name=_("Somebody cannot come to a session"),
        occasion=_("Somebody declines in their calendar; the other one is told."),
        places=(READER, OTHER, OTHER_FIRST, WHEN, ZONE, MOVE),
    )
)
declare(
    Kind(
        "meeting_asks",
        name=_("Somebody asks for another time"),
        occasion=_("Somebody proposes another time in their calendar; the other one is told."),
        places=(
            READER,
            OTHER,
            OTHER_FIRST,
            WHEN,
            Place("proposed", _("day and time that is asked for"), _("Friday, 16 April, 9:00")),
            ZONE,
            MOVE,
        ),
    )
)
declare(
    Kind(
        "meeting_in_days",
        name=_("A session in three days"),
        occasion=_("Three days before a session, both are reminded."),
        places=(READER, OTHER, OTHER_FIRST, TITLE, WHEN, MINUTES, ZONE, WHERE, PAGE),
    )
)
declare(
    Kind(
        "meeting_in_an_hour",
        name=_("A session in an hour"),
        occasion=_("An hour before a session, both are reminded."),
        places=(READER, OTHER, OTHER_FIRST, TITLE, WHEN, MINUTES, ZONE, WHERE, PAGE),
    )
)
