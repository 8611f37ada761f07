"""The letter about messages."""

from django.utils.translation import gettext_lazy as _

from turnabout.core.mail.kinds import READER, Kind, address_place, declare
from turnabout.pairs.letter_kinds import OTHER_FIRST

declare(
    Kind(
        "message_news",
        name=_("A new message"),
        occasion=_("One of a pair has written; one letter for a burst, and none while one reads."),
        places=(READER, OTHER_FIRST, address_place(_("the page of the messages"))),
    )
)
