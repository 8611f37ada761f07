"""The letters of a lottery: that there is one, and what came of one's ticket."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from turnabout.core.mail.kinds import PROGRAM, READER, Kind, Place, address_place, declare

TICKET = Place("ticket", _("the ticket of whoever reads it"), "K7MQ-4XZ2")
ADDRESS = address_place(_("their sign-up"))

declare(
    Kind(
        "lottery_sealed",
        name=_("A lottery decides"),
        occasion=_("More signed up than there are places; the plan of the lottery is sealed."),
        places=(
            READER,
            PROGRAM,
            TICKET,
            Place("people", _("how many take part in the draw"), 40),
            Place("places", _("how many places are drawn for"), 24),
            Place("seal", _("the hash by which everybody can check the draw"), "9f2c51…"),
            ADDRESS,
        ),
    )
)
declare(
    Kind(
        "lottery_offer",
        name=_("The lottery: a place now"),
        occasion=_("Somebody was drawn for a place of this cohort."),
        places=(
            READER,
            PROGRAM,
            TICKET,
            Place("starts", _("the first day of sessions"), dt.date(2027, 4, 13)),
            ADDRESS,
        ),
    )
)
declare(
    Kind(
        "lottery_reserve",
        name=_("The lottery: reserve"),
        occasion=_("Somebody was drawn as reserve."),
        places=(READER, PROGRAM, TICKET, ADDRESS),
    )
)
declare(
    Kind(
        "lottery_next",
        name=_("The lottery: the next cohort"),
        occasion=_("Somebody was drawn for the next cohort."),
        places=(READER, PROGRAM, TICKET, ADDRESS),
    )
)
