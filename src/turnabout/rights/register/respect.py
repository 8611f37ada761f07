"""The pulse, and what was released of it."""

from django.utils.translation import gettext_lazy as _

from turnabout.rights.register.kept import HERE, PROGRAM, RELEASED, UNTIL_RELEASE
from turnabout.rights.register.people import IN_OFFICE
from turnabout.rights.register.table import Goes, Nobodys, Stays, Table
from turnabout.rights.register.whose import By, OnSide

TABLES = (
    Table(
        model="respect.PulsePlan",
        title=_("Groups of a pulse that you settled"),
        kept=PROGRAM,
        erased=Stays(IN_OFFICE),
        whose=By("set_by"),
        told={"cohort": _("Cohort"), "dimension": _("Groups"), "set_at": _("Settled")},
        plain="id set_by",
    ),
    Table(
        model="respect.Round",
        title=_("Months of a pulse"),
        kept=PROGRAM,
        erased=Nobodys(_("a month of a cohort; its secret is destroyed when it is released")),
        plain="id seal_id cohort number month dimension secret frozen_at",
    ),
    Table(
        model="respect.Taken",
        title=_("Sessions after which you tapped: that you did, not what"),
        kept=HERE,
        erased=Goes(_("goes; what you tapped in a month that is not released is not counted")),
        whose=OnSide(),
        told={"meeting": _("Session")},
        plain="id round pair side learned",
        within="pair",
    ),
    Table(
        model="respect.Said",
        title=_("What was tapped after sessions, without a name"),
        kept=UNTIL_RELEASE,
        erased=Nobodys(_("an answer bears no name, and is destroyed when its month is released")),
        plain="id seal_id round answer waits",
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
