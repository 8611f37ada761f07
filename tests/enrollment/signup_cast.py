"""A cohort that people can sign up for, and people who say everything that is asked."""

import datetime as dt

from django.utils import timezone
from tests.cast import enter

from turnabout.enrollment.answering import (
    accept_rules,
    answer,
    hold,
    keep_hours,
    offer,
    tell_more,
    want,
)
from turnabout.enrollment.models import Enrollment
from turnabout.enrollment.rules import HOUR
from turnabout.enrollment.signing_up import begin, submit
from turnabout.people.models import Grade, Person
from turnabout.programs.audience import decide_who
from turnabout.programs.beginning import begin_program
from turnabout.programs.cohorts import close_sign_up, plan_cohort
from turnabout.programs.models import Cohort, Side
from turnabout.skills.choices import Choice
from turnabout.skills.ladder import Level
from turnabout.skills.models import Skill

TEN_TO_NOON = [(10 * HOUR, 12 * HOUR)]
"""Monday, ten to twelve."""

TOPIC = "Short video and creators"


def open_cohort(carla: Person, *, at: dt.datetime, name: str = "Upward") -> Cohort:
    """Return a cohort of a new program of Carla's , open for three weeks."""
    program = begin_program(name, by=carla, at=at)
    today = timezone.localdate(at)
    cohort = plan_cohort(
        program,
        "Spring",
        sign_up_closes_on=today + dt.timedelta(weeks=3),
        starts_on=today + dt.timedelta(weeks=6),
        ends_on=today + dt.timedelta(weeks=34),
        by=carla,
        at=at,
    )
    Cohort.objects.filter(pk=cohort.pk).update(opened_by=carla, opened_at=at)
    cohort.refresh_from_db()
    return cohort


def by_grade(
    cohort: Cohort, *, mentors: Grade, mentees: Grade, by: Person, at: dt.datetime
) -> None:
    """Let one grade and those below mentor, the other and those above be mentored."""
    decide_who(
        cohort.program, mentors_up_to=mentors, mentees_from=mentees, level_gap=1, by=by, at=at
    )


def choice(name: str = TOPIC, level: Level = Level.ALONE) -> Choice:
    """Return a topic with how well somebody knows it."""
    return Choice(name, level)


def draft(cohort: Cohort, person: Person, role: Side, *, at: dt.datetime) -> Enrollment:
    """Return a sign-up with everything said and nothing sent off."""
    one = begin(cohort, person, role, by=person, at=at)
    who = {"by": person, "at": at}
    said = {"values": ["learning", "craft", "variety"], "languages": ["en"]}
    keep_hours(one, TEN_TO_NOON, **who)
    if one.mentors:
        answer(one, said | {"manager_time": "yes"}, **who)
        offer(one, [choice()], personal="no", **who)
        tell_more(one, {1: "A clip a week for the harbour"}, **who)
    else:
        answer(one, said | {"decision": "How we tell guests of delays"}, **who)
        want(one, [choice(level=Level.NEW)], **who)
        hold(one, some_dates(cohort), **who)
        accept_rules(one, is_yes=True, **who)
    return load(one)


def signed_up(cohort: Cohort, person: Person, role: Side, *, at: dt.datetime) -> Enrollment:
    """Return a sign-up that was sent off."""
    one = draft(cohort, person, role, at=at)
    submit(one, by=person, at=at)
    return load(one)


def closed(cohort: Cohort, *, by: Person, at: dt.datetime) -> Cohort:
    """Return the cohort after its sign-up has closed."""
    close_sign_up(cohort, by=by, at=at)
    cohort.refresh_from_db()
    return cohort


def load(one: Enrollment) -> Enrollment:
    """Return the sign-up as it stands in the database, with its answers."""
    return Enrollment.objects.with_answers().get(pk=one.pk)


def some_dates(cohort: Cohort) -> dict[int, dt.datetime]:
    """Return six dates, four weeks apart."""
    first = dt.datetime.combine(cohort.starts_on, dt.time(10), tzinfo=dt.UTC)
    return {number: first + dt.timedelta(weeks=4 * number) for number in range(1, 7)}


def lived_topic() -> str:
    """Return a topic of personal experience."""
    return Skill.objects.topics().filter(group="lived")[0].name


def crew(many: int, **facts: object) -> list[Person]:
    """Return so many people."""
    return [enter(f"Crew {n}", f"crew{n}@kittiwake.example", **facts) for n in range(many)]
