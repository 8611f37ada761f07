"""The runs of a cohort: which there are, what a new one could aim for, and two side by side."""

from typing import Any, NamedTuple

from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from turnabout.clock import current_day
from turnabout.enrollment.models import Enrollment
from turnabout.matchmaking.policy import Mode
from turnabout.pairs.comparing import compare
from turnabout.pairs.keeping import standing_preview, that_stand
from turnabout.pairs.models import MatchRun
from turnabout.pairs.models.proposal import ProposalQuerySet
from turnabout.pairs.models.run import MODES
from turnabout.programs.models import Cohort, Side
from turnabout.web.matching.words import AIMS, points

ON_A_PAGE = 50


class Aim(NamedTuple):
    """What a run could aim for, what that costs, and whether the rules say so."""

    mode: str
    title: str
    words: str
    is_usual: bool


class Row(NamedTuple):
    """A run in the list: how it stands, and how good it is."""

    run: MatchRun
    state: str
    total: str
    lowest: str


class Differs(NamedTuple):
    """A mentee, with whom in one run, with whom in the other."""

    mentee: Enrollment
    before: str
    after: str


def runs_of(cohort: Cohort) -> dict[str, Any]:
    """Return the runs of a cohort, and what the next could aim for."""
    runs = [_row(run) for run in cohort.runs.with_what_stands_behind()]
    usual = cohort.program.rulebook.values["mode"]
    people = Enrollment.objects.submitted().in_cohort(cohort)
    shown = standing_preview(cohort)
    return {
        "cohort": cohort,
        "program": cohort.program,
        "rows": runs,
        "may_compare": sum(bool(row.run.finished_at) for row in runs) > 1,
        "aims": [
            Aim(mode, str(title), str(AIMS[Mode(mode)]), mode == usual) for mode, title in MODES
        ],
        "mentees": people.on(Side.MENTEE).count(),
        "mentors": people.on(Side.MENTOR).count(),
        "stand": that_stand(shown).count() if shown else 0,
        "is_open": cohort.is_open_on(current_day()),
        "may_ask": bool(cohort.opened_at and not cohort.finished_at),
    }


def compared(one: MatchRun, other: MatchRun, number: str | None) -> dict[str, Any]:
    """Return two runs side by side, and a page of the mentees whose mentor differs."""
    found = compare(one, other)
    mentees = found.mentees().select_related("person__grade")
    page = Paginator(mentees, ON_A_PAGE).get_page(number)
    before, after = (_mentors(run.proposals.filter(mentee__in=list(page))) for run in (one, other))
    nobody = _("nobody")
    return {
        "cohort": one.cohort,
        "program": one.cohort.program,
        "rows": [_row(one), _row(other)],
        "before": _named(one),
        "after": _named(other),
        "same": found.same,
        "page": page,
        "differing": [
            Differs(each, before.get(each.pk, nobody), after.get(each.pk, nobody)) for each in page
        ],
    }


def _row(run: MatchRun) -> Row:
    lowest = "" if run.told_lowest is None else points(run.told_lowest)
    return Row(run, state_of(run), points(run.told_total), lowest)


def state_of(run: MatchRun) -> str:
    """Return how a run stands, in words."""
    if run.is_published:
        return _("Published")
    if run.finished_at:
        return _("Proposed")
    if run.is_open:
        return _("Under way")
    return _("Cancelled") if run.job and run.job.cancelled_at else _("Came to nothing")


def _named(run: MatchRun) -> str:
    when = date_format(timezone.localtime(run.asked_at), "j F, H:i")
    return f"{run.get_mode_display()}, {when}"


def _mentors(proposals: ProposalQuerySet) -> dict[int, str]:
    """Return whom each mentee would have, in words, by the mentee's number."""
    found: dict[int, str] = {}
    for one in proposals.select_related("mentor__person").order_by("mentor__person__name"):
        told = _("%(name)s (%(points)s)") % {
            "name": one.mentor.person.name,
            "points": points(one.told_score),
        }
        found[one.mentee_id] = ", ".join(filter(None, [found.get(one.mentee_id), told]))
    return found
