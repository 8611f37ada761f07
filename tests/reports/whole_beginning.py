"""How a whole program begins: decided, signed up for, drawn by lot, matched, published."""

import datetime as dt
from typing import NamedTuple

from tests.cast import enter
from tests.pairs.preview_cast import carried_out
from tests.programs.conftest import OBJECTIVE, YES
from tests.reports.whole_people import TOPICS, everybody, sign_everybody_up
from tests.reports.whole_time import START, WEEK

from turnabout.core.organisations import found
from turnabout.lottery.planning import Within, plan
from turnabout.lottery.sealing import draw, seal
from turnabout.matchmaking import Mode
from turnabout.pairs.models import Pair
from turnabout.pairs.publishing import publish
from turnabout.pairs.review import approve_all
from turnabout.pairs.runs import ask_for_run
from turnabout.people.models import Grade, Office, Person
from turnabout.people.offices import appoint
from turnabout.programs.audience import decide_who
from turnabout.programs.beginning import begin_program
from turnabout.programs.cohorts import open_sign_up, plan_cohort
from turnabout.programs.invitations import settle_text, text_of
from turnabout.programs.measures import Measure
from turnabout.programs.models import Cohort, Decision, Part, Program, Side
from turnabout.programs.objectives import settle_objective
from turnabout.programs.readiness import decide_readiness
from turnabout.programs.rhythm import keep_rhythm
from turnabout.programs.rulebooks import settle_rules
from turnabout.programs.seats import give_seat
from turnabout.programs.topics import add_topics, mark_objective
from turnabout.skills.models import Skill

PLACES = 100
"""Of each side, for two hundred who sign up."""

PRIMARY = (Measure.B3, Measure.B8)
"""By what the objective says, before anybody signs up, that the program will be seen."""


class Lead(NamedTuple):
    """Who runs the program, and who pays for it."""

    coordinator: Person
    sponsor: Person


def open_program(*, at: dt.datetime = START) -> tuple[Lead, Cohort]:
    """Return who leads a program of which everything is decided, and its cohort: sign-up opens."""
    found("Kittiwake Ferries", time_zone="Europe/London", at=at)
    names = ("Carla Reyes", "Ada Lindqvist", "Ines Duarte")
    carla, ada, ines = (enter(one, f"{one[:3].lower()}@kittiwake.example") for one in names)
    appoint(carla, Office.COORDINATOR, by=None, at=at)
    people = everybody(at=at)
    program = begin_program("Upward", by=carla, at=at)
    _decide(program, sponsor=ada, contact=ines, by=carla, at=at)
    cohort = plan_cohort(
        program,
        "Spring",
        sign_up_closes_on=(at + 3 * WEEK).date(),
        starts_on=(at + 6 * WEEK).date(),
        ends_on=(at + 32 * WEEK).date(),
        by=carla,
        at=at,
    )
    open_sign_up(cohort, by=carla, at=at, today=at.date())
    cohort.refresh_from_db()
    sign_everybody_up(cohort, people, by=carla, at=at)
    return Lead(carla, ada), cohort


def draw_places(cohort: Cohort, *, by: Person, at: dt.datetime) -> None:
    """Let a lottery on each side offer a hundred a place, and a hundred the next cohort."""
    for side in Side:
        planned = plan(cohort, side, places=PLACES, reserve=0, within=Within.LEVEL)
        draw(seal(cohort, planned, by=by, at=at), by=by, at=at)


def pair_everybody(cohort: Cohort, *, by: Person, at: dt.datetime) -> list[Pair]:
    """Return the pairs: matched by the engine, looked through, published."""
    run = carried_out(ask_for_run(cohort, mode=Mode.BEST, by=by, at=at), at=at)
    approve_all(run, by=by, at=at)
    publish(run, by=by, at=at)
    return list(Pair.objects.filter(cohort=cohort).with_people().order_by("pk"))


def _decide(
    program: Program, *, sponsor: Person, contact: Person, by: Person, at: dt.datetime
) -> None:
    """Let everything be decided but the dates."""
    who = {"by": by, "at": at}
    measure, second = PRIMARY
    promised = {"by_date": (at + 40 * WEEK).date(), "measure": measure, "second_measure": second}
    decide_readiness(program, YES, decision=Decision.START, **who)
    settle_objective(program, OBJECTIVE | promised, **who)
    add_topics(program, Skill.objects.filter(name__in=TOPICS), **who)
    mark_objective(program, program.topics.all()[:1], **who)
    low, high = (Grade.objects.get(height=height) for height in (2, 4))
    decide_who(program, mentors_up_to=low, mentees_from=high, level_gap=2, **who)
    settle_rules(program, program.rulebook.values, after=program.rulebook.number, **who)
    keep_rhythm(program, minutes=60, weeks_between=4, sessions=6, months=6, **who)
    give_seat(program, sponsor, Part.SPONSOR, **who)
    give_seat(program, contact, Part.CONTACT, **who)
    for side in Side:
        text = text_of(program, side)
        settle_text(program, side, subject=text.subject, body=text.body, **who)
