"""What people answer in waves, and what they keep of their own growth."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from turnabout.growth.models import WaveKey
from turnabout.people.models import Person
from turnabout.rights.register.kept import HERE, LINKED, PROGRAM
from turnabout.rights.register.people import IN_OFFICE
from turnabout.rights.register.table import Goes, Nobodys, Stays, Table
from turnabout.rights.register.whose import Across, By, OnSide


@dataclass(frozen=True)
class UnderTheirCode:
    """The row stands under a code; whose it is, a sealed key says until it is destroyed."""

    def of(self, person: Person) -> Q:
        """Return what is true of the rows of this person."""
        keys = WaveKey.objects.filter(enrollment__person=person)
        return Q(code__in=[key.code for key in keys])


TABLES = (
    Table(
        model="growth.Sheet",
        title=_("What you answered in rounds of questions"),
        kept=LINKED,
        erased=Goes(_("goes, as long as anybody can say which is yours; what was released stays")),
        whose=UnderTheirCode(),
        told={"wave": _("Round"), "answers": _("Answers")},
        kept_back={"code": _("It links your answers of several rounds, and is destroyed after")},
        plain="seal_id id",
    ),
    Table(
        model="growth.WaveKey",
        title=_("The key to which answers are yours"),
        kept=LINKED,
        erased=Goes(),
        whose=By("enrollment__person"),
        told={"done": _("Rounds you are through with")},
        kept_back={"code": _("It links your answers of several rounds, and is destroyed after")},
        plain="seal_id enrollment",
        within="enrollment",
    ),
    Table(
        model="growth.Rung",
        title=_("Where you said you stand on your topics"),
        kept=HERE,
        erased=Goes(),
        whose=By("enrollment__person"),
        told={"skill": _("Topic"), "when": _("When"), "level": _("Level")},
        plain="id seal_id enrollment",
        within="enrollment",
    ),
    Table(
        model="growth.Jotting",
        title=_("What you jotted down of your growth"),
        kept=HERE,
        erased=Goes(),
        whose=By("person"),
        told={
            "kind": _("Kind"),
            "first": _("Text"),
            "second": _("And"),
            "through": _("Through the other one"),
            "is_counted": _("Counts in the figures"),
            "on": _("On"),
        },
        plain="id seal_id person",
    ),
    Table(
        model="growth.Shared",
        title=_("Growth that you showed each other"),
        kept=HERE,
        erased=Goes(),
        whose=OnSide(),
        told_too=Across(),
        told={"side": _("From"), "content": _("Text"), "at": _("Shown")},
        plain="id seal_id pair",
        within="pair",
    ),
    Table(
        model="growth.Guess",
        title=_("What you took the other one to value"),
        kept=HERE,
        erased=Goes(),
        whose=OnSide(),
        told={"time": _("When"), "values": _("Answer")},
        plain="id seal_id pair side",
        within="pair",
    ),
    Table(
        model="growth.Demonstration",
        title=_("Where you saw your mentee stand"),
        kept=HERE,
        erased=Goes(),
        whose=By("pair__mentor__person"),
        told={"skill": _("Topic"), "level": _("Level"), "is_sent": _("Sent to them")},
        plain="id seal_id pair",
        within="pair",
    ),
    Table(
        model="growth.OwnScale",
        title=_("Scales you added"),
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
    Table(
        model="growth.Wave",
        title=_("Rounds of questions"),
        kept=PROGRAM,
        erased=Nobodys(),
        plain="id cohort number opens_on closes_on opened_at closed_at frozen_at answered",
    ),
    Table(
        model="growth.Wave_scales",
        title=_("Scales of a round"),
        kept=PROGRAM,
        erased=Nobodys(),
        plain="id wave ownscale",
    ),
)
