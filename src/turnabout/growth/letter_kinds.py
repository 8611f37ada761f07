"""The letters of waves."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from turnabout.core.mail.kinds import PROGRAM, READER, Kind, Place, address_place, declare

_PLACES = (
    READER,
    PROGRAM,
    Place("until", _("the last day to answer"), dt.date(2027, 3, 3)),
    address_place(_("the page of the questions")),
)

declare(
    Kind(
        "wave_opens",
        name=_("A round of questions opens"),
        occasion=_("Everyone who is asked: before, in the middle, at the end, half a year after."),
        places=_PLACES,
    )
)
declare(
    Kind(
        "wave_closes",
        name=_("A round of questions closes soon"),
        occasion=_("Everyone who is asked, whether they have answered or not: once a round."),
        places=_PLACES,
        is_nudge=True,
    )
)
