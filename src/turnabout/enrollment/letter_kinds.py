"""The letters about signing up."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from turnabout.core.mail.kinds import PROGRAM, READER, Kind, Place, address_place, declare

declare(
    Kind(
        "manager_note",
        name=_("Note to a line manager"),
        occasion=_("A mentor signs up, and wishes that their manager knows of the hours."),
        places=(
            Place("manager", _("the first name of the manager"), _("Mo")),
            Place("name", _("the name of the mentor"), _("Noor Haddad")),
            Place("hours", _("how many hours of working time in all"), 7),
            Place("ends", _("the last day of the cohort"), dt.date(2027, 10, 13)),
        ),
    )
)
declare(
    Kind(
        "place_offer",
        name=_("A place that became free"),
        occasion=_("A place is free, and somebody on the waitlist is next."),
        places=(
            READER,
            PROGRAM,
            Place("until", _("the last day to answer"), dt.date(2027, 3, 3)),
            address_place(_("the page where they answer")),
        ),
    )
)
declare(
    Kind(
        "signed_up",
        name=_("Signed up from a sheet"),
        occasion=_("A coordinator signs somebody up from a sheet."),
        places=(
            READER,
            PROGRAM,
            Place("role", _("mentor or mentee"), _("mentee")),
            Place("until", _("the last day to sign up"), dt.date(2027, 3, 23)),
            address_place(_("their sign-up")),
        ),
    )
)
