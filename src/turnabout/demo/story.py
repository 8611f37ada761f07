"""The demo's second program, in the middle of its life: pairs that have met, and who waits.

Everything is done by those who would have done it, on the day on which they would have.
"""

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _

from turnabout.core.models import Job
from turnabout.demo.program import choose_topics, decide
from turnabout.demo.sign_ups import sign_up
from turnabout.enrollment.places import put_on_waitlist
from turnabout.matchmaking import Mode
from turnabout.matchmaking import Person as Told
from turnabout.meetings.answering import say
from turnabout.meetings.models import Answer, Meeting
from turnabout.meetings.planning import plan
from turnabout.meetings.suggesting import suggested_dates
from turnabout.pairs.models import MatchRun, Pair
from turnabout.pairs.publishing import publish
from turnabout.pairs.review import approve_all
from turnabout.pairs.runs import ask_for_run, carry_out
from turnabout.people.models import Person
from turnabout.programs.beginning import begin_program
from turnabout.programs.cohorts import close_sign_up, open_sign_up, plan_cohort
from turnabout.programs.measures import Measure
from turnabout.programs.models import Cohort, Program, Side

NAME = "Fresh eyes: figures, feeds and first drafts"

OBJECTIVE = {
    "seniors": "our directors and heads",
    "change": "read figures and machine-written drafts critically, and hear bad news sooner",
    "domain": "social media, dashboards, everyday AI and speaking up",
    "mentors": "trainees, officers and specialists",
    "gain": "a look at how decisions are made, and practice in leading a conversation",
    "measure": Measure.B6,
    "second_measure": Measure.B8,
    "not_for": "appraisal, recruitment or representation statistics",
    "stop_if": "fewer than half of the pairs have met twice by the middle",
}

OBJECTIVE_TOPICS = ("Social platforms and audiences", "Checking AI output")

MENTORS = ("K04", "K07", "K35", "K37", "K39", "K44", "K46")
MENTEES = ("K02", "K03", "K06", "K10", "K15", "K16", "K21", "K24", "K28")
"""Two more than there are mentors: they wait."""

WITHOUT_NEXT_DATE, QUIET = "K10", "K16"
"""Mentees of the pair that has to find its next date, and of the one that went quiet."""

WEEK = dt.timedelta(weeks=1)
OPENED, CLOSED, BEGUN = 12 * WEEK, 10 * WEEK, 8 * WEEK
"""How long ago sign-up opened and closed, and the pairs were told of each other."""


def tell_story(
    people: dict[str, Person], told: Sequence[Told], *, by: Person, at: dt.datetime
) -> Cohort:
    """Return the cohort: its pairs were told eight weeks ago and have met, most of them twice."""
    cohort = _sign_everybody_up(people, told, by=by, at=at)
    run = _match(cohort, by=by, at=at - CLOSED + WEEK)
    publish(run, by=by, at=at - BEGUN)
    for waiting in run.waiting.filter(side=Side.MENTEE).select_related("enrollment__cohort"):
        reason = _("Everybody who fits is taken.")
        put_on_waitlist(waiting.enrollment, reason=reason, by=by, at=at - BEGUN)
    for pair in Pair.objects.filter(cohort=cohort).with_people().order_by("pk"):
        _meet(pair, sessions=_sessions_of(pair), at=at)
    return cohort


def _sign_everybody_up(
    people: dict[str, Person], told: Sequence[Told], *, by: Person, at: dt.datetime
) -> Cohort:
    taking_part = [one for one in told if one.id in {*MENTORS, *MENTEES}]
    opened = at - OPENED
    program = begin_program(NAME, by=by, at=opened - 2 * WEEK)
    decide(program, OBJECTIVE, people, by=by, at=opened - 2 * WEEK)
    choose_topics(program, taking_part, OBJECTIVE_TOPICS, by=by, at=opened)
    cohort = _planned(program, by=by, at=at)
    open_sign_up(cohort, by=by, at=opened, today=opened.date())
    cohort.refresh_from_db()
    sign_up(cohort, {*MENTORS, *MENTEES}, by=by, at=opened + WEEK)
    close_sign_up(cohort, by=by, at=at - CLOSED)
    cohort.refresh_from_db()
    return cohort


def _planned(program: Program, *, by: Person, at: dt.datetime) -> Cohort:
    starts = (at - BEGUN).date()
    return plan_cohort(
        program,
        f"{starts:%B %Y}",
        sign_up_closes_on=(at - CLOSED).date(),
        starts_on=starts,
        ends_on=starts + 28 * WEEK,
        by=by,
        at=at - OPENED,
    )


def _match(cohort: Cohort, *, by: Person, at: dt.datetime) -> MatchRun:
    """Return a run that was carried out on that day, by no worker, and all of it approved."""
    run = ask_for_run(cohort, mode=Mode.BEST, by=by, at=at)
    carry_out(run, tell=lambda *_: None, at=at)
    Job.objects.filter(match_run=run).update(started_at=at, finished_at=at)
    approve_all(run, by=by, at=at)
    return run


def _sessions_of(pair: Pair) -> int:
    """Return how many dates a pair has had: two, and the third is planned; or fewer."""
    return {QUIET: 1, WITHOUT_NEXT_DATE: 2}.get(str(pair.mentee.person.staff_id), 3)


def _meet(pair: Pair, *, sessions: int, at: dt.datetime) -> None:
    """Let a pair plan and hold its sessions in the rhythm of the program."""
    meeting: Meeting | None = None
    now = at - BEGUN
    for number in range(1, sessions + 1):
        meeting = plan(pair, number, _date(pair, meeting, at=now), by=pair.mentor.person, at=now)
        now = meeting.ends_at
        if now < at:
            for side in Side:
                say(meeting, Answer.YES, side=side, at=now)


def _date(pair: Pair, after: Meeting | None, *, at: dt.datetime) -> dt.datetime:
    """Return the date that suits both and comes nearest to the rhythm."""
    dates = suggested_dates(pair, at=at, after=after)
    if after is None:
        return dates[0]
    asked = after.starts_at + pair.cohort.program.weeks_between * WEEK
    return min(dates, key=lambda date: abs(date - asked))
