"""The demo's program: decided as a coordinator would, and everyone of the example signed up."""

import datetime as dt
from collections.abc import Iterable

from turnabout.demo.personas import SPONSOR
from turnabout.demo.sign_ups import sign_up
from turnabout.example import example_sheet
from turnabout.matchmaking import Person as Told
from turnabout.people.models import Grade, Person
from turnabout.programs.audience import decide_who
from turnabout.programs.beginning import begin_program
from turnabout.programs.changes import Values
from turnabout.programs.cohorts import plan_cohort
from turnabout.programs.invitations import settle_text, text_of
from turnabout.programs.measures import Measure
from turnabout.programs.models import Cohort, Decision, Part, Program, Side
from turnabout.programs.models.why import QUESTIONS
from turnabout.programs.objectives import settle_objective
from turnabout.programs.readiness import decide_readiness
from turnabout.programs.rhythm import keep_rhythm
from turnabout.programs.rulebooks import settle_rules
from turnabout.programs.seats import give_seat
from turnabout.programs.topics import add_topics, mark_objective
from turnabout.skills.additions import add_skill

NAME = "Upwards: what the crew knows"

OBJECTIVE = {
    "seniors": "our directors and heads",
    "change": "answer passengers in their own voice, and drop one rule that slows the crew down",
    "domain": "social media, everyday AI and how work feels on deck",
    "mentors": "trainees, officers and specialists",
    "gain": "a look at how decisions are made, and practice in leading a conversation",
    "measure": Measure.B6,
    "second_measure": Measure.B3,
    "not_for": "appraisal, recruitment or representation statistics",
    "stop_if": "fewer than half of the pairs have met twice by the middle",
}

OBJECTIVE_TOPICS = ("Social platforms and audiences", "An executive's own online voice")

CONTACT = "K59"
"""The treasurer, outside the lines of the sponsor and the coordinator."""

LOWEST_MENTEE, HIGHEST_MENTOR = "Lead", "Lead"


def make_program(
    people: dict[str, Person], told: Iterable[Told], *, by: Person, at: dt.datetime
) -> Cohort:
    """Return the spring cohort: sign-up has just closed, and nobody is paired yet."""
    signed_up = [one for one in told if one.role]
    program = begin_program(NAME, by=by, at=at - dt.timedelta(weeks=6))
    decide(program, OBJECTIVE, people, by=by, at=at - dt.timedelta(weeks=6))
    choose_topics(program, signed_up, OBJECTIVE_TOPICS, by=by, at=at)
    cohort = _open_cohort(program, by=by, at=at)
    who = [one.id for one in signed_up]
    sign_up(cohort, who, told=example_sheet(), by=by, at=at - dt.timedelta(days=3))
    Cohort.objects.filter(pk=cohort.pk).update(closed_by=by, closed_at=at)
    cohort.refresh_from_db()
    return cohort


def decide(
    program: Program,
    objective: Values,
    people: dict[str, Person],
    *,
    by: Person,
    at: dt.datetime,
) -> None:
    """Let everything be decided but the topics and the dates."""
    answers = dict.fromkeys(QUESTIONS, True)
    decide_readiness(program, answers, decision=Decision.START, reason="", by=by, at=at)
    by_date = (at + dt.timedelta(weeks=40)).date()
    settle_objective(program, {**objective, "by_date": by_date}, by=by, at=at)
    decide_who(
        program,
        mentors_up_to=Grade.objects.get(name=HIGHEST_MENTOR),
        mentees_from=Grade.objects.get(name=LOWEST_MENTEE),
        level_gap=program.rulebook.values["level_gap"],
        by=by,
        at=at,
    )
    rulebook = program.rulebook
    settle_rules(program, rulebook.values, after=rulebook.number, by=by, at=at)
    keep_rhythm(program, minutes=60, weeks_between=4, sessions=6, months=6, by=by, at=at)
    for side in Side:
        text = text_of(program, side)
        settle_text(program, side, subject=text.subject, body=text.body, by=by, at=at)
    give_seat(program, people[SPONSOR], Part.SPONSOR, by=by, at=at)
    give_seat(program, people[CONTACT], Part.CONTACT, by=by, at=at)


def choose_topics(
    program: Program, told: Iterable[Told], heart: Iterable[str], *, by: Person, at: dt.datetime
) -> None:
    """Let the program have every topic that anybody names; what the catalogue lacks is added.

    `heart` are those that the objective is for.
    """
    everybody = list(told)
    offered = {offer.topic for one in everybody for offer in one.offers}
    wanted = {want.topic for one in everybody for want in one.wants}
    skills = {name: add_skill(name, by=by, at=at) for name in sorted(offered | wanted)}
    add_topics(program, skills.values(), by=by, at=at)
    at_heart = program.topics.filter(skill__in=[skills[name] for name in heart])
    mark_objective(program, at_heart, by=by, at=at)


def _open_cohort(program: Program, *, by: Person, at: dt.datetime) -> Cohort:
    today = at.date()
    cohort = plan_cohort(
        program,
        f"Spring {today.year + 1}",
        sign_up_closes_on=today,
        starts_on=today + dt.timedelta(weeks=2),
        ends_on=today + dt.timedelta(weeks=30),
        by=by,
        at=at,
    )
    Cohort.objects.filter(pk=cohort.pk).update(opened_by=by, opened_at=at - dt.timedelta(weeks=3))
    cohort.refresh_from_db()
    return cohort
