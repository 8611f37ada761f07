"""Programs: what people in charge of them decided. All of it is an act in office."""

from django.utils.translation import gettext_lazy as _

from turnabout.rights.register.enrollment import OTHERS
from turnabout.rights.register.kept import HERE, PROGRAM
from turnabout.rights.register.people import IN_OFFICE
from turnabout.rights.register.table import Goes, Nobodys, Stays, Table
from turnabout.rights.register.whose import By

TABLES = (
    Table(
        model="programs.Seat",
        title=_("Your seats in programs"),
        kept=HERE,
        erased=Goes(),
        whose=By("person"),
        told={
            "program": _("Program"),
            "part": _("Seat"),
            "at": _("Since"),
            "ended_at": _("Until"),
        },
        kept_back={"by": OTHERS, "ended_by": OTHERS},
        plain="id person",
    ),
    Table(
        model="programs.Program",
        title=_("Programs you began"),
        kept=PROGRAM,
        erased=Stays(IN_OFFICE),
        whose=By("begun_by"),
        told={"name": _("Name"), "begun_at": _("Begun")},
        kept_back={"archived_by": OTHERS, "rhythm_by": OTHERS, "rules_by": OTHERS},
        plain="id begun_by archived_at mentors_up_to mentees_from minutes weeks_between sessions "
        "months rhythm_at rules_at",
    ),
    Table(
        model="programs.Cohort",
        title=_("Cohorts you opened"),
        kept=PROGRAM,
        erased=Stays(IN_OFFICE),
        whose=By("opened_by"),
        told={"name": _("Name"), "opened_at": _("Opened")},
        kept_back={"closed_by": OTHERS, "finished_by": OTHERS},
        plain="id program sign_up_closes_on starts_on ends_on opened_by closed_at finished_at",
    ),
    Table(
        model="programs.Rulebook",
        title=_("Rules you set"),
        kept=PROGRAM,
        erased=Stays(IN_OFFICE),
        whose=By("by"),
        told={
            "program": _("Program"),
            "number": _("Version"),
            "note": _("Note"),
            "at": _("Written"),
        },
        plain="id values by",
    ),
    Table(
        model="programs.Readiness",
        title=_("Whether a program was ready, as you said"),
        kept=PROGRAM,
        erased=Stays(IN_OFFICE),
        whose=By("by"),
        told={
            "program": _("Program"),
            "decision": _("Answer"),
            "reason": _("Why"),
            "at": _("Said"),
        },
        plain="id problem executive time refuge work change by",
    ),
    Table(
        model="programs.Verdict",
        title=_("What you said follows: continue, change or stop"),
        kept=PROGRAM,
        erased=Stays(IN_OFFICE),
        whose=By("by"),
        told={
            "cohort": _("Cohort"),
            "way": _("Answer"),
            "reason": _("Why"),
            "at": _("Said"),
        },
        plain="id by",
    ),
    Table(
        model="programs.Objective",
        title=_("The why of a program"),
        kept=PROGRAM,
        erased=Nobodys(),
        plain="id program by_date seniors outcome change domain mentors gain measure "
        "second_measure not_for stop_if",
    ),
    Table(
        model="programs.ProgramTopic",
        title=_("Topics of a program"),
        kept=PROGRAM,
        erased=Nobodys(),
        plain="id program skill objective",
    ),
)
