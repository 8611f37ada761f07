"""Reminders, and what needs a person."""

from django.utils.translation import gettext_lazy as _

from turnabout.rights.register.kept import DATES, HERE, TRACES
from turnabout.rights.register.table import Goes, Stays, Table
from turnabout.rights.register.whose import By, OfPair

ABOUT = _("What a coordinator noted about two people, from dates alone")

TABLES = (
    Table(
        model="nudges.Nudge",
        title=_("What you were nudged about"),
        kept=TRACES,
        erased=Goes(),
        whose=By("person"),
        told={"kind": _("About"), "at": _("On")},
        plain="id person pair occasion",
        within="pair",
    ),
    Table(
        model="nudges.QuietHours",
        title=_("When you want no reminders"),
        kept=HERE,
        erased=Goes(),
        whose=By("person"),
        told={"begins": _("From"), "ends": _("To"), "at_weekends": _("At weekends too")},
        plain="id person",
    ),
    Table(
        model="nudges.Decision",
        title=_("What a coordinator did about a pair"),
        kept=DATES,
        erased=Stays(_("A date and a choice about a pair that is over")),
        whose=OfPair(),
        kept_back=dict.fromkeys(("need", "choice", "until", "by", "at"), ABOUT),
        plain="id pair occasion",
    ),
)
