"""Concerns: nobody's to gather, not even for their author, who alone has what opens them.

So a download is the same whether or not there is a concern, and whether or not it was named.
"""

from django.utils.translation import gettext_lazy as _

from turnabout.rights.register.kept import CLOSED_CONCERNS, HERE, INSTALLATION, PROGRAM
from turnabout.rights.register.table import NOW, Emptied, Nobodys, Stays, Table
from turnabout.rights.register.whose import By

SEALED = _("Sealed to its contact and to its author: the receipt opens it, and nothing else does")
TWO_LOOKED = _(
    "Two people of trust looked at a name; its author is told, on the page of the concern"
)

TABLES = (
    Table(
        model="concerns.Concern",
        title=_("Concerns"),
        kept=CLOSED_CONCERNS,
        erased=Emptied(
            {"author": None}, _("the name goes; what was written stays sealed until it is closed")
        ),
        whose=By("author"),
        kept_back=dict.fromkeys(
            ("author", "naming", "name_box", "half", "half_for_author", "tag", "public"), SEALED
        ),
        plain="id program key raised_on acknowledged_on answered_on closed_on waits_for_contact "
        "waits_for_author",
    ),
    Table(
        model="concerns.Entry",
        title=_("What is written in concerns"),
        kept=CLOSED_CONCERNS,
        erased=Nobodys(_("sealed: the database cannot say whose it is")),
        plain="id concern number party for_contact for_author on is_told",
    ),
    Table(
        model="concerns.Half",
        title=_("Halves of names in second envelopes"),
        kept=CLOSED_CONCERNS,
        erased=Nobodys(_("sealed: the database cannot say whose it is")),
        plain="id seal_id concern text",
    ),
    Table(
        model="concerns.Opening",
        title=_("Names that two people opened"),
        kept=CLOSED_CONCERNS,
        erased=Stays(_("That two looked at a name stays, for its author")),
        whose=By("asked_by", "asked_of"),
        kept_back=dict.fromkeys(("asked_by", "asked_of", "text"), TWO_LOOKED),
        plain="id seal_id concern asked_at agreed_at declined_at opened_at",
    ),
    Table(
        model="concerns.Passing",
        title=_("Concerns passed on to another contact"),
        kept=CLOSED_CONCERNS,
        erased=Nobodys(_("keys and dates")),
        plain="id concern came_from to asked_on agreed_on declined_on passed_on",
    ),
    Table(
        model="concerns.Key",
        title=_("Your key as a confidential contact"),
        kept=HERE,
        erased=Emptied(
            {"person": None, "by_passphrase": "", "by_recovery": "", "ended_at": NOW},
            _("name and locks go: nobody opens with it any more, authors are asked to choose anew"),
        ),
        whose=By("person"),
        told={"made_at": _("Made"), "ended_at": _("Until")},
        kept_back=dict.fromkeys(
            ("by_passphrase", "by_recovery"), _("A secret: it opens what others sealed to you")
        ),
        plain="id person public",
    ),
    Table(
        model="concerns.Tally",
        title=_("Years with five concerns or more"),
        kept=PROGRAM,
        erased=Nobodys(),
        plain="id program year",
    ),
    Table(
        model="concerns.ReceiptSalt",
        title=_("The salt of receipts"),
        kept=INSTALLATION,
        erased=Nobodys(),
        plain="id only value passes kib",
    ),
)
