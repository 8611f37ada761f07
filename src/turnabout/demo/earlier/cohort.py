"""The third program of the demo, whose first cohort has ended: from its why to its report.

What decides and what releases is done by those who would have done it, on the day on which they
would have. What many people did alike, week after week, is written at once: the demo begins in
seconds.
"""

import datetime as dt
from typing import NamedTuple

from turnabout.closing.circles import proposed_day, set_date
from turnabout.closing.models.circles import WEEKS
from turnabout.core.models import Job
from turnabout.demo.earlier.answering import Rounds
from turnabout.demo.earlier.gains import let_gain
from turnabout.demo.earlier.inviting import let_invite
from turnabout.demo.earlier.lot import let_draw
from turnabout.demo.earlier.meeting import let_meet
from turnabout.demo.earlier.parting import let_part
from turnabout.demo.earlier.pulse import let_pulse
from turnabout.demo.people import enter_people
from turnabout.demo.personas import SPONSOR
from turnabout.demo.program import choose_topics, decide
from turnabout.demo.sign_ups import sign_up
from turnabout.example import earlier_sheet
from turnabout.growth.items import Number
from turnabout.growth.waves import Days as OpenDays
from turnabout.growth.waves import dates_of
from turnabout.matchmaking import Mode
from turnabout.matchmaking import Person as Told
from turnabout.matchmaking.sheets import read_sheet
from turnabout.pairs.models import Pair
from turnabout.pairs.publishing import publish
from turnabout.pairs.review import approve_all
from turnabout.pairs.runs import ask_for_run, carry_out
from turnabout.people.models import Person
from turnabout.programs.beginning import begin_program
from turnabout.programs.cohorts import close_sign_up, finish_cohort, open_sign_up, plan_cohort
from turnabout.programs.measures import Measure
from turnabout.programs.models import Cohort
from turnabout.programs.models.verdict import Way
from turnabout.programs.verdicts import decide as verdict

NAME = "First hand: new tools and plain words"

OBJECTIVE = {
    "seniors": "our leads, managers and heads",
    "change": "use one new way of working for real, and hear from the quay before they decide",
    "domain": "how meetings feel from below, shared pages, dashboards and everyday AI",
    "mentors": "trainees, officers and specialists",
    "gain": "a look at how decisions are made, and practice in leading a conversation",
    "measure": Measure.B7,
    "second_measure": Measure.B6,
    "not_for": "appraisal, recruitment or representation statistics",
    "stop_if": "fewer than half of the pairs have met twice by the middle",
}

OBJECTIVE_TOPICS = ("AI assistants for drafting", "Shared documents and async work")

REASON = (
    "Again, with two changes: first sessions before the summer timetable, and the hours on the "
    "roster. We do not yet know whether decisions are made otherwise, and will say so."
)
"""What the sponsor decided, three weeks after the last round had closed."""

CIRCLES_AT = "The canteen on pier 3, upstairs"

DAY, WEEK = dt.timedelta(days=1), dt.timedelta(weeks=1)


class Days(NamedTuple):
    """When what happened, counted back from the moment at which the demo begins."""

    decided: dt.datetime
    opened: dt.datetime
    signed_up: dt.datetime
    closed: dt.datetime
    drawn: dt.datetime
    published: dt.datetime
    starts: dt.datetime
    ends: dt.datetime
    finished: dt.datetime


def days_before(at: dt.datetime) -> Days:
    """Return the days of a cohort that ended five weeks ago, after half a year."""
    ends = at - 5 * WEEK
    starts = ends - 28 * WEEK
    return Days(
        decided=starts - 9 * WEEK,
        opened=starts - 7 * WEEK,
        signed_up=starts - 5 * WEEK,
        closed=starts - 4 * WEEK,
        drawn=starts - 3 * WEEK + DAY,
        published=starts - WEEK,
        starts=starts,
        ends=ends,
        finished=ends + 4 * DAY,
    )


def tell_of_earlier(known: dict[str, Person], *, by: Person, at: dt.datetime) -> Cohort:
    """Return the cohort, finished and reported; its people join those that are `known`."""
    days = days_before(at)
    told = read_sheet(earlier_sheet()).pool.people
    people = enter_people(told, known, at=days.decided)
    everybody = known | people
    cohort = _signed_up(everybody, told, days, by=by)
    let_invite(cohort, everybody, by=by, at=days.opened, until=days.signed_up)
    rounds = Rounds(cohort)
    before, middle, end, _after = dates_of(cohort).values()
    rounds.hold(Number.BEFORE, **_moments(before))
    let_draw(cohort, by=by, at=days.drawn)
    pairs = _paired(cohort, days, by=by)
    let_meet(pairs, at=days.published)
    _gather_mentors(cohort, by=by, at=days.published)
    rounds.hold(Number.MIDDLE, **_moments(middle))
    stayed = let_part(pairs, at=days.ends)
    let_gain(stayed, at=days.ends)
    let_pulse(cohort)
    finish_cohort(cohort, by=by, at=days.finished)
    rounds.hold(Number.END, **_moments(end))
    verdict(cohort, Way.CHANGE, REASON, by=known[SPONSOR], at=at - WEEK)
    return cohort


def _moments(days: OpenDays) -> dict[str, dt.datetime]:
    """Return when a round opened and closed: at night, as the clock does it."""
    opens, closes = (dt.datetime.combine(day, dt.time(4), tzinfo=dt.UTC) for day in days)
    return {"opens": opens, "closes": closes + DAY}


def _signed_up(
    people: dict[str, Person], told: tuple[Told, ...], days: Days, *, by: Person
) -> Cohort:
    program = begin_program(NAME, by=by, at=days.decided)
    decide(program, OBJECTIVE, people, by=by, at=days.decided)
    choose_topics(program, told, OBJECTIVE_TOPICS, by=by, at=days.decided)
    cohort = plan_cohort(
        program,
        f"{days.starts:%B %Y}",
        sign_up_closes_on=days.closed.date(),
        starts_on=days.starts.date(),
        ends_on=days.ends.date(),
        by=by,
        at=days.decided,
    )
    open_sign_up(cohort, by=by, at=days.opened, today=days.opened.date())
    cohort.refresh_from_db()
    everybody = {one.id for one in told}
    sign_up(cohort, everybody, told=earlier_sheet(), by=by, at=days.signed_up)
    close_sign_up(cohort, by=by, at=days.closed)
    cohort.refresh_from_db()
    return cohort


def _paired(cohort: Cohort, days: Days, *, by: Person) -> list[Pair]:
    """Return the pairs of those whom the lottery offered a place, told of each other."""
    at = days.published - 3 * DAY
    run = ask_for_run(cohort, mode=Mode.BEST, by=by, at=at)
    carry_out(run, tell=lambda *_: None, at=at)
    Job.objects.filter(match_run=run).update(started_at=at, finished_at=at)
    approve_all(run, by=by, at=at)
    publish(run, by=by, at=days.published)
    return list(Pair.objects.filter(cohort=cohort).with_people().order_by("pk"))


def _gather_mentors(cohort: Cohort, *, by: Person, at: dt.datetime) -> None:
    """Let the mentors' circles have a date."""
    for number in WEEKS:
        noon = dt.datetime.combine(proposed_day(cohort, number), dt.time(12), tzinfo=dt.UTC)
        set_date(cohort, number, noon, place=CIRCLES_AT, by=by, at=at)
