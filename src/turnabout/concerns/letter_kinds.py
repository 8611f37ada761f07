"""The two letters of this room, of which no page of mail tells that they were written."""

from django.utils.translation import gettext_lazy as _

from turnabout.core.mail.kinds import READER, Kind, address_place, declare

declare(
    Kind(
        "news",
        name=_("There is something new"),
        occasion=_("Something waits on a page of the reader; the mail does not say what."),
        places=(READER, address_place(_("the first page"))),
        of_program=False,
        is_discreet=True,
    )
)
declare(
    Kind(
        "desk",
        name=_("There is something to open"),
        occasion=_("Something waits that only the reader can open; the mail does not say what."),
        places=(READER, address_place(_("the page on which it is opened"), "/desk/")),
        of_program=False,
        is_discreet=True,
    )
)
