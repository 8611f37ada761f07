"""The letters of nudges, and the ready mails to pairs that need a person."""

from functools import partial

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from turnabout.core.mail.kinds import READER, Kind, Place, address_place, declare
from turnabout.nudges.models import Need
from turnabout.nudges.notes import kind_of_note, ready_note
from turnabout.pairs.letter_kinds import OTHER_FIRST

declare(
    Kind(
        "digest",
        name=_("What waits in your pair"),
        occasion=_("Something waits in a pair: a date, an answer. One such letter a day at most."),
        places=(
            READER,
            Place("waits", _("what waits, a sentence each"), _("Your next session has no date.")),
            address_place(_("the page of the pair")),
        ),
        is_nudge=True,
        of_program=False,
    )
)
for need in Need:
    declare(
        Kind(
            kind_of_note(need),
            name=format_lazy("{}: {}", _("A word from who coordinates"), need.label),
            occasion=_("A pair needs a person; whoever coordinates sends this or changes it."),
            places=(
                READER,
                OTHER_FIRST,
                Place("me", _("who coordinates, with their address"), _("Kim, kim@example.org")),
                address_place(_("the page of the two")),
            ),
            ours=partial(ready_note, need),
        )
    )
