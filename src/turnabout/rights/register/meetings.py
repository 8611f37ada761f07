"""The dates of a pair, and what each side says of them."""

from django.utils.translation import gettext_lazy as _

from turnabout.rights.register.kept import DATES, HERE, INSTALLATION
from turnabout.rights.register.people import IN_OFFICE
from turnabout.rights.register.table import Emptied, Goes, Stays, Table
from turnabout.rights.register.whose import By, OfPair, OnSide

TABLES = (
    Table(
        model="meetings.Meeting",
        title=_("Your sessions"),
        kept=DATES,
        erased=Emptied({"link": "", "place": ""}, _("where goes; that two met, and when, stays")),
        whose=OfPair(),
        told={
            "number": _("Session"),
            "starts_at": _("Begins"),
            "minutes": _("Minutes"),
            "place": _("Place"),
            "link": _("Link"),
            "off_at": _("Called off"),
        },
        kept_back={
            "planned_by": _("An act of one of you: not told as such"),
            "off_by": _("An act of one of you: not told as such"),
        },
        plain="id pair planned_at moved_at uid sequence",
        within="pair",
    ),
    Table(
        model="meetings.DidMeet",
        title=_("Whether you met, as you said"),
        kept=DATES,
        erased=Stays(_("A yes or a no, by which the sessions of a cohort are counted")),
        whose=OnSide("meeting__pair"),
        told={"answer": _("Answer"), "at": _("Said")},
        plain="id meeting side",
        within="meeting__pair",
    ),
    Table(
        model="meetings.Reply",
        title=_("What your calendar answered"),
        kept=DATES,
        erased=Goes(),
        whose=OnSide("meeting__pair"),
        told={
            "coming": _("Answer"),
            "starts_at": _("To the date"),
            "proposed_at": _("Rather"),
            "at": _("Said"),
        },
        plain="id meeting side stamped_at",
        within="meeting__pair",
    ),
    Table(
        model="meetings.Away",
        title=_("Days away"),
        kept=HERE,
        erased=Goes(),
        whose=By("person"),
        told={"first_day": _("From"), "last_day": _("To"), "said_at": _("Said")},
        plain="id person",
    ),
    Table(
        model="meetings.Feed",
        title=_("Your calendar to subscribe to"),
        kept=HERE,
        erased=Goes(_("goes, and its address leads nowhere")),
        whose=By("person"),
        told={"made_at": _("Made")},
        kept_back={"seed": _("A secret: the address of your calendar is made from it")},
        plain="id person",
    ),
    Table(
        model="meetings.VideoTemplate",
        title=_("The video address you set"),
        kept=INSTALLATION,
        erased=Stays(IN_OFFICE),
        whose=By("set_by"),
        told={"address": _("Address"), "set_at": _("Set")},
        plain="id only set_by",
    ),
)
