"""Rounds of questions, and what people keep of their own growth."""

from django.utils.translation import gettext_lazy as _

from turnabout.rights.register.kept import DATES, HERE, PROGRAM, WORDS
from turnabout.rights.register.people import IN_OFFICE
from turnabout.rights.register.table import Goes, Nobodys, Stays, Table
from turnabout.rights.register.whose import By, OnSide

TABLES = (
    Table(
        model="growth.Jotting",
        title=_("Your own page: what you used to think, new tools, whom you met"),
        kept=HERE,
        erased=Goes(),
        whose=By("person"),
        told={
            "kind": _("Occasion"),
            "first": _("Text"),
            "second": _("And then"),
            "through": _("Through your partner"),
            "is_counted": _("Counts in figures"),
            "on": _("On"),
        },
        plain="id seal_id person",
    ),
    Table(
        model="growth.Rung",
        title=_("Where you stood and stand on your topics, as you said"),
        kept=HERE,
        erased=Goes(),
        whose=By("enrollment__person"),
        told={"skill": _("Topic"), "when": _("When"), "level": _("Level")},
        plain="id seal_id enrollment",
        within="enrollment",
    ),
    Table(
        model="growth.Shared",
        title=_("What you show the other of your growth"),
        kept=WORDS,
        erased=Goes(),
        whose=OnSide(),
        told={"content": _("Text"), "at": _("Since")},
        plain="id seal_id pair side",
        within="pair",
    ),
    Table(
        model="growth.Guess",
        title=_("What you guessed that drives the other"),
        kept=WORDS,
        erased=Goes(),
        whose=OnSide(),
        told={"time": _("When"), "values": _("Values")},
        plain="id seal_id pair side",
        within="pair",
    ),
    Table(
        model="growth.Demonstration",
        title=_("What you saw your mentee do"),
        kept=WORDS,
        erased=Goes(),
        whose=By("pair__mentor__person"),
        named_too=By("pair__mentee__person"),
        told={"skill": _("Topic"), "level": _("Level"), "is_sent": _("Sent to them")},
        plain="id seal_id pair",
        within="pair",
    ),
    Table(
        model="growth.WaveKey",
        title=_("The key to your answers in rounds of questions"),
        kept=PROGRAM,
        erased=Goes(_("goes: what you answered lies under a code that is nobody's from then on")),
        whose=By("enrollment__person"),
        kept_back={
            "code": _("A secret: your answers lie under it"),
            "done": _("You see on the page of the questions what you are through with"),
        },
        plain="enrollment seal_id",
        within="enrollment",
    ),
    Table(
        model="growth.Sheet",
        title=_("Answers in rounds of questions"),
        kept=PROGRAM,
        erased=Nobodys(_("under a code, without a name: without its key nobody can say whose")),
        plain="id seal_id wave code answers",
    ),
    Table(
        model="growth.Wave",
        title=_("Rounds of questions"),
        kept=DATES,
        erased=Nobodys(),
        plain="id cohort number opens_on closes_on opened_at closed_at frozen_at answered",
    ),
    Table(
        model="growth.Wave_scales",
        title=_("Which scales a round asks"),
        kept=PROGRAM,
        erased=Nobodys(),
        plain="id wave ownscale",
    ),
    Table(
        model="growth.OwnScale",
        title=_("Scales that you added"),
        kept=PROGRAM,
        erased=Stays(IN_OFFICE),
        whose=By("added_by"),
        told={
            "program": _("Program"),
            "name": _("Name"),
            "source": _("Source"),
            "rights": _("Right to use it"),
            "added_at": _("Added"),
        },
        plain="id side added_by frozen_at ended_at",
    ),
    Table(
        model="growth.ScaleItem",
        title=_("Sentences of scales"),
        kept=PROGRAM,
        erased=Nobodys(),
        plain="id scale place text",
    ),
)
