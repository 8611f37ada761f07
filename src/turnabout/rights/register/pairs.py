"""Who meets whom, and how that came about."""

from django.utils.translation import gettext_lazy as _

from turnabout.rights.register.kept import DATES, PROGRAM
from turnabout.rights.register.people import IN_OFFICE
from turnabout.rights.register.table import Goes, Nobodys, Stays, Table
from turnabout.rights.register.whose import By

BOTH = By("mentor__person", "mentee__person")
POINTS = _("Points and places: they count what others said in confidence too")
A_RUN = _("Numbers of a run, by which it can be checked; they name nobody any more")

TABLES = (
    Table(
        model="pairs.Pair",
        title=_("Your pairs"),
        kept=DATES,
        erased=Stays(_("That two met, and from when to when, is the other one's as well")),
        whose=BOTH,
        told={
            "cohort": _("Cohort"),
            "mentor": _("Mentor"),
            "mentee": _("Mentee"),
            "published_at": _("Since"),
            "ended_at": _("Until"),
            "ending": _("How it ended"),
        },
        plain="id proposal",
    ),
    Table(
        model="pairs.Decline",
        title=_("That you would rather meet somebody else"),
        kept=PROGRAM,
        erased=Goes(),
        whose=By("person"),
        told={"cohort": _("Cohort")},
        kept_back={"proposal": _("Whom it was about is forgotten as soon as it is settled")},
        plain="id person",
    ),
    Table(
        model="pairs.Waiting",
        title=_("Your place in runs of the matching"),
        kept=PROGRAM,
        erased=Goes(),
        whose=By("enrollment__person"),
        kept_back={"facts": POINTS, "place": POINTS, "equal_with": POINTS, "side": POINTS},
        plain="id run enrollment",
    ),
    Table(
        model="pairs.Proposal",
        title=_("Proposals of the matching"),
        kept=PROGRAM,
        erased=Stays(A_RUN),
        whose=BOTH,
        kept_back=dict.fromkeys(
            ("mentor", "mentee", "score", "told_score", "wishes", "topics", "approved_by"), POINTS
        ),
        plain="id run winter_minutes summer_minutes approved_at preview",
    ),
    Table(
        model="pairs.Ruling",
        title=_("Rulings about two people"),
        kept=PROGRAM,
        erased=Goes(),
        whose=BOTH,
        kept_back=dict.fromkeys(
            ("mentor", "mentee", "kind", "by", "lifted_by"),
            _("What somebody in charge decided about two people: it may rest on the other's words"),
        ),
        plain="id cohort at lifted_at preview",
    ),
    Table(
        model="pairs.MatchRun",
        title=_("Runs of the matching that you asked for"),
        kept=PROGRAM,
        erased=Stays(IN_OFFICE),
        whose=By("asked_by"),
        told={"cohort": _("Cohort"), "asked_at": _("Asked"), "finished_at": _("Finished")},
        plain="id rulebook mode job asked_by print follows keeps showing publishing "
        "mentors mentees placed coverable total bound lowest told_total told_lowest swaps "
        "seen_pairs seen_mentees likely",
    ),
    Table(
        model="pairs.Publication",
        title=_("Pairs you published"),
        kept=PROGRAM,
        erased=Stays(IN_OFFICE),
        whose=By("by"),
        told={"at": _("On")},
        plain="id run by",
    ),
    Table(
        model="pairs.Preview",
        title=_("Previews you showed"),
        kept=PROGRAM,
        erased=Stays(IN_OFFICE),
        whose=By("by"),
        told={"cohort": _("Cohort"), "at": _("Shown"), "until": _("Until")},
        plain="id run by settled_at",
    ),
    Table(
        model="pairs.Short",
        title=_("Topics that are short in a run"),
        kept=PROGRAM,
        erased=Nobodys(),
        plain="id run skill wanted_by offered_by places points",
    ),
    Table(
        model="pairs.Proposal_skills",
        title=_("Topics of a proposal"),
        kept=PROGRAM,
        erased=Nobodys(),
        plain="id proposal skill",
    ),
)
