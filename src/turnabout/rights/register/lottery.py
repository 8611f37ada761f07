"""Who was drawn for a place: sealed before, to be checked by anybody after."""

from django.utils.translation import gettext_lazy as _

from turnabout.rights.register.enrollment import OTHERS
from turnabout.rights.register.kept import PROGRAM
from turnabout.rights.register.people import IN_OFFICE
from turnabout.rights.register.table import Stays, Table
from turnabout.rights.register.whose import By

RECORD = _("A draw can be checked as long as every ticket is there; yours leads to nobody any more")

TABLES = (
    Table(
        model="lottery.Ticket",
        title=_("Your tickets in lotteries"),
        kept=PROGRAM,
        erased=Stays(RECORD),
        whose=By("enrollment__person"),
        told={"code": _("Ticket"), "group": _("Group"), "outcome": _("What came of it")},
        plain="id lottery enrollment",
        within="enrollment",
    ),
    Table(
        model="lottery.Lottery",
        title=_("Lotteries that you sealed"),
        kept=PROGRAM,
        erased=Stays(IN_OFFICE),
        whose=By("sealed_by"),
        told={"cohort": _("Cohort"), "sealed_at": _("Sealed"), "drawn_at": _("Drawn")},
        kept_back={"drawn_by": OTHERS},
        plain="id seal_id side sealed digest seed sealed_by outcomes",
    ),
)
