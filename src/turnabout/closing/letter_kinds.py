"""The letters of the way and the end."""

from django.utils.translation import gettext_lazy as _

from turnabout.core.mail.kinds import PROGRAM, READER, Kind, Place, address_place, declare
from turnabout.meetings.letter_kinds import WHEN, ZONE
from turnabout.pairs.letter_kinds import OTHER, OTHER_FIRST

_OF_A_CIRCLE = (
    READER,
    PROGRAM,
    WHEN,
    ZONE,
    Place("place", _("where the mentors meet"), _("Room 4, or by video")),
    address_place(_("the page of the circle")),
)

declare(
    Kind(
        "word",
        name=_("Somebody has left words"),
        occasion=_("Somebody directs words to the reader; they stand on a page, not in the mail."),
        places=(READER, OTHER, OTHER_FIRST, PROGRAM, address_place(_("the page of the words"))),
    )
)
declare(
    Kind(
        "pair_closed",
        name=_("A pair has finished"),
        occasion=_("Both have looked back and closed; each is thanked."),
        places=(
            READER,
            OTHER,
            OTHER_FIRST,
            PROGRAM,
            Place(
                "touch",
                _("where both want to stay in touch, a sentence that says so"),
                _("You both would like to stay in touch. Write to Noor whenever you like."),
            ),
            Place(
                "record",
                _("for mentors, a sentence about their record"),
                _("A record of what you contributed is there for you."),
            ),
            address_place(_("the page of the closing")),
        ),
    )
)
declare(
    Kind(
        "circle",
        name=_("The mentors' circle"),
        occasion=_("The mentors of a cohort have a date to meet each other."),
        places=_OF_A_CIRCLE,
    )
)
declare(
    Kind(
        "circle_moved",
        name=_("Another date for the mentors' circle"),
        occasion=_("The date on which mentors meet each other is another."),
        places=_OF_A_CIRCLE,
    )
)
