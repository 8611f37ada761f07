"""The pulse, and what was released of it."""

from django.utils.translation import gettext_lazy as _

from turnabout.rights.register.kept import DATES, LINKED, PROGRAM, RELEASED
from turnabout.rights.register.people import IN_OFFICE
from turnabout.rights.register.table import Goes, Nobodys, Stays, Table
from turnabout.rights.register.whose import By, OnSide

UNLINKED = _("an answer without a person, a day or an order: nobody can say whose it is")

TABLES = (
    Table(
        model="respect.Taken",
        title=_("That you answered the pulse after a session"),
        kept=DATES,
        erased=Goes(),
        whose=OnSide(),
        told={"round": _("Month")},
        plain="id pair meeting side learned",
        within="pair",
    ),
    Table(
        model="respect.Said",
        title=_("Answers to the pulse"),
        kept=LINKED,
        erased=Nobodys(UNLINKED),
        plain="id seal_id round answer waits",
    ),
    Table(
        model="respect.Round",
        title=_("Months of the pulse"),
        kept=LINKED,
        erased=Nobodys(_("the key of a month, destroyed when it is released")),
        plain="id seal_id cohort number month dimension secret frozen_at",
    ),
    Table(
        model="respect.PulsePlan",
        title=_("Pulses that you planned"),
        kept=PROGRAM,
        erased=Stays(IN_OFFICE),
        whose=By("set_by"),
        told={"cohort": _("Cohort"), "dimension": _("Groups"), "set_at": _("Set")},
        plain="id set_by",
    ),
    Table(
        model="respect.Snapshot",
        title=_("What was released of answers"),
        kept=RELEASED,
        erased=Nobodys(
            _("figures of five people or more: changing them would show what one of them said")
        ),
        plain="id cohort source number frozen_at rules told digest",
    ),
    Table(
        model="respect.Behind",
        title=_("How many stand behind a figure that was released"),
        kept=RELEASED,
        erased=Nobodys(
            _("numbers of sign-ups, never an answer: by them the next release names nobody either")
        ),
        plain="id snapshot question side group people",
    ),
)
