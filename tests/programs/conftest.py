"""A program of Carla's, and what it takes to open sign-up for it."""

import datetime as dt

import pytest
from tests.cast import NOW, enter

from turnabout.people.models import Grade, Office, Person
from turnabout.people.offices import appoint
from turnabout.programs.audience import decide_who
from turnabout.programs.beginning import begin_program
from turnabout.programs.cohorts import plan_cohort
from turnabout.programs.invitations import settle_text, text_of
from turnabout.programs.models import Cohort, Decision, Part, Program, Side
from turnabout.programs.models.why import QUESTIONS
from turnabout.programs.objectives import settle_objective
from turnabout.programs.readiness import decide_readiness
from turnabout.programs.rhythm import keep_rhythm
from turnabout.programs.rulebooks import settle_rules
from turnabout.programs.seats import give_seat
from turnabout.programs.topics import add_topics, mark_objective
from turnabout.skills.models import Skill

YES = dict.fromkeys(QUESTIONS, True)
OBJECTIVE = {
    "by_date": dt.date(2026, 12, 1),
    "seniors": "our twelve directors",
    "change": "run one campaign on short video a quarter",
    "domain": "social media",
    "mentors": "trainees in marketing",
    "gain": "a view of how decisions are made",
    "measure": "B7",
    "not_for": "appraisal",
    "stop_if": "fewer than half have met three times by September",
}


@pytest.fixture
def upward(carla: Person) -> Program:
    """A program that Carla has just begun."""
    return begin_program("Upward", by=carla, at=NOW)


@pytest.fixture
def bo(carla: Person) -> Person:
    """Another coordinator, who has programs of his own."""
    person = enter("Bo Nyberg", "bo@kittiwake.example")
    appoint(person, Office.COORDINATOR, by=carla, at=NOW)
    return person


@pytest.fixture
def grades(db: None) -> list[Grade]:
    """The ladder: trainee, specialist, manager, director."""
    names = ["Trainee", "Specialist", "Manager", "Director"]
    return [Grade.objects.create(name=name, height=place) for place, name in enumerate(names)]


@pytest.fixture
def decided(upward: Program, carla: Person, ada: Person, grades: list[Grade]) -> Program:
    """Upward with everything decided; Ada is the sponsor, Ines the confidential contact."""
    by = {"by": carla, "at": NOW}
    decide_readiness(upward, YES, decision=Decision.START, **by)
    settle_objective(upward, OBJECTIVE, **by)
    add_topics(upward, Skill.objects.topics()[:3], **by)
    mark_objective(upward, upward.topics.all()[:1], **by)
    decide_who(upward, mentors_up_to=grades[1], mentees_from=grades[3], level_gap=2, **by)
    settle_rules(upward, upward.rulebook.values, after=upward.rulebook.number, **by)
    keep_rhythm(upward, minutes=60, weeks_between=4, sessions=6, months=6, **by)
    give_seat(upward, ada, Part.SPONSOR, **by)
    give_seat(upward, enter("Ines Duarte", "ines@kittiwake.example"), Part.CONTACT, **by)
    for side in Side:
        text = text_of(upward, side)
        settle_text(upward, side, subject=text.subject, body=text.body, **by)
    return upward


@pytest.fixture
def spring(upward: Program, carla: Person) -> Cohort:
    """A cohort of Upward that is planned."""
    return plan_cohort(
        upward,
        "Spring",
        sign_up_closes_on=dt.date(2026, 3, 23),
        starts_on=dt.date(2026, 4, 13),
        ends_on=dt.date(2026, 10, 13),
        by=carla,
        at=NOW,
    )
