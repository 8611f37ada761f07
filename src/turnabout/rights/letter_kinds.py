"""The letters about what somebody asked for themselves."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from turnabout.core.mail.kinds import READER, Kind, Place, address_place, declare

declare(
    Kind(
        "erasure",
        name=_("Everything about you is erased soon"),
        occasion=_("Somebody asked to be erased; for a week they can stop it."),
        places=(
            READER,
            Place("day", _("the day on which it happens"), dt.date(2027, 3, 3)),
            address_place(_("the page where it is stopped")),
        ),
        of_program=False,
    )
)
declare(
    Kind(
        "correction",
        name=_("What you asked to have corrected"),
        occasion=_("Somebody asked to have a fact corrected, and it is answered."),
        places=(READER, address_place(_("the page with the answer"))),
        of_program=False,
    )
)
