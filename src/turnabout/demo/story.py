"""The demo's second program, in the middle of its life: pairs that have met, and who waits.

Everything is done by those who would have done it, on the day on which they would have.
"""

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _

from turnabout.core.models import Job
from turnabout.demo.closing import EAGER, ENDED, live_on
from turnabout.demo.program import choose_topics, decide
from turnabout.demo.sign_ups import sign_up
from turnabout.demo.talk import let_talk
from turnabout.demo.together import live_together
from turnabout.enrollment.places import put_on_waitlist
from turnabout.example import example_sheet
from turnabout.matchmaking import Mode
from turnabout.matchmaking import Person as Told
from turnabout.meetings.answering import say
from turnabout.meetings.away import away_from, be_away
from turnabout.meetings.models import Answer, Meeting
from turnabout.meetings.planning import hold, plan
from turnabout.meetings.series import held_at_sign_up, proposed_series
from turnabout.meetings.suggesting import suggested_dates
from turnabout.meetings.where import set_template
from turnabout.pairs.models import MatchRun, Pair
from turnabout.pairs.publishing import publish
from turnabout.pairs.review import approve_all
from turnabout.pairs.runs import ask_for_run, carry_out
from turnabout.people.models import Office, Person
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

IN_TOUCH = "K02"
"""Mentee of the pair that can be read in full."""

WITHOUT_NEXT_DATE, QUIET = "K10", "K16"
"""Mentees of the pair that has to find its next date, and of the one that went quiet."""

AWAY = "K28"
"""A mentee who is away for a week, in the middle of the dates that are held."""

VIDEO = "https://meet.kittiwake.example/{pair}-{number}"

WEEK = dt.timedelta(weeks=1)
OPENED, CLOSED, BEGUN = 12 * WEEK, 10 * WEEK, 8 * WEEK
"""How long ago sign-up opened and closed, and the pairs were told of each other."""

KEEP_THE_RHYTHM = 3
"""How many dates a pair has had that meets as the program says."""

HELD = 2 * WEEK
"""How long ago those who keep their rhythm held all their other dates."""


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
    administrator = Person.objects.holding(Office.ADMINISTRATOR)[0]
    set_template(VIDEO, by=administrator, at=at - CLOSED)
    be_away(people[AWAY], (at + 5 * WEEK).date(), (at + 6 * WEEK).date(), at=at - BEGUN)
    for pair in Pair.objects.filter(cohort=cohort).with_people().order_by("pk"):
        sessions = _sessions_of(pair)
        _meet(pair, sessions=sessions, at=at)
        if sessions == KEEP_THE_RHYTHM:
            _hold_the_rest(pair, at=at - HELD)
        live_together(pair, at=at)
        if pair.mentee.person.staff_id != QUIET:
            let_talk(pair, in_full=pair.mentee.person.staff_id == IN_TOUCH, at=at)
    live_on(cohort, by=by, at=at)
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
    sign_up(cohort, {*MENTORS, *MENTEES}, told=example_sheet(), by=by, at=opened + WEEK)
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
    return {QUIET: 1, EAGER: 1, ENDED: 1, WITHOUT_NEXT_DATE: 2}.get(
        str(pair.mentee.person.staff_id), KEEP_THE_RHYTHM
    )


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


def _hold_the_rest(pair: Pair, *, at: dt.datetime) -> None:
    """Let a pair hold all sessions that have no date yet, and the closing, as they are proposed."""
    series = proposed_series(
        pair,
        Meeting.objects.standing().filter(pair=pair),
        held=held_at_sign_up(pair),
        away=away_from(pair, at=at),
        at=at,
    )
    dates = {one.number: one.starts_at for one in series if one.starts_at}
    hold(pair, dates, by=pair.mentor.person, at=at)


def _date(pair: Pair, after: Meeting | None, *, at: dt.datetime) -> dt.datetime:
    """Return the date that suits both and comes nearest to the rhythm."""
    dates = suggested_dates(pair, at=at, after=after)
    if after is None:
        return dates[0]
    asked = after.starts_at + pair.cohort.program.weeks_between * WEEK
    return min(dates, key=lambda date: abs(date - asked))
