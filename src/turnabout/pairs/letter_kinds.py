"""The letters about pairs."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from turnabout.core.mail.kinds import PROGRAM, READER, Kind, Place, address_place, declare

OTHER = Place("other", _("the name of the other one"), _("Noor Haddad"))
OTHER_FIRST = Place("other_first", _("the first name of the other one"), _("Noor"))

_OF_A_PAIR = (
    READER,
    OTHER,
    OTHER_FIRST,
    Place("who", _("the other one, with their job"), _("Noor Haddad (trainee in marketing)")),
    PROGRAM,
    Place("minutes", _("minutes a session"), 60),
    Place("rhythm", _("how often they meet"), _("every 4 weeks")),
    Place("starts", _("the day from which on they meet"), dt.date(2027, 4, 13)),
    address_place(_("the page of the two")),
)

declare(
    Kind(
        "preview",
        name=_("Somebody is proposed"),
        occasion=_("Before a pair is announced, each of the two looks first."),
        places=(
            READER,
            PROGRAM,
            Place("until", _("the last day to decline"), dt.date(2027, 4, 1), form="l, j F"),
            Place("zone", _("the clock that counts"), "Europe/London"),
            address_place(_("the page where they look")),
        ),
    )
)
declare(
    Kind(
        "pair_mentee",
        name=_("Your pair, for mentees"),
        occasion=_("Pairs are published: the mentee is told who mentors them."),
        places=_OF_A_PAIR,
    )
)
declare(
    Kind(
        "pair_mentor",
        name=_("Your pair, for mentors"),
        occasion=_("Pairs are published: the mentor is told whom they mentor."),
        places=_OF_A_PAIR,
    )
)
declare(
    Kind(
        "pair_end",
        name=_("A pair has ended"),
        occasion=_("One of a pair leaves, and the other one stays."),
        places=(READER, OTHER, PROGRAM, address_place(_("the page of the two"))),
    )
)
declare(
    Kind(
        "pair_finished",
        name=_("A cohort is over"),
        occasion=_("A cohort is finished while two still meet; both are thanked."),
        places=(READER, OTHER, OTHER_FIRST, PROGRAM, address_place(_("the page of the two"))),
    )
)
