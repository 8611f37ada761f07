"""More people than places: a cohort whose sign-up has closed, and lotteries of it."""

import datetime as dt

from tests.cast import NOW
from tests.enrollment.signup_cast import closed, crew, open_cohort

from turnabout.enrollment.models import Enrollment
from turnabout.lottery.models import Lottery, Ticket
from turnabout.lottery.planning import Plan, Within, plan
from turnabout.lottery.sealing import draw, seal
from turnabout.people.models import Grade, Person
from turnabout.programs.models import Cohort, Side

LATER = NOW + dt.timedelta(hours=1)
LATER_STILL = NOW + dt.timedelta(hours=2)


def oversubscribed(carla: Person, *, mentors: int = 24, at: dt.datetime = NOW) -> Cohort:
    """Return a cohort with so many mentors of two grades and four departments, sign-up closed."""
    cohort = open_cohort(carla, at=at)
    grades = [Grade.objects.create(name=f"Grade {n}", height=n) for n in (1, 2)]
    people = crew(mentors)
    for number, person in enumerate(people):
        person.grade, person.department = grades[number % 2], f"Dept {number % 4}"
    Person.objects.bulk_update(people, ["grade", "department"])
    Enrollment.objects.bulk_create(sign_up(cohort, person, at=at) for person in people)
    return closed(cohort, by=carla, at=at)


def sign_up(
    cohort: Cohort, person: Person, *, role: Side = Side.MENTOR, at: dt.datetime = NOW
) -> Enrollment:
    """Return a sign-up, not saved yet, that was sent off and says nothing."""
    return Enrollment(
        cohort=cohort,
        person=person,
        role=role,
        begun_at=at,
        saved_at=at,
        submitted_at=at,
        time_zone="UTC",
    )


def planned(cohort: Cohort, *, places: int = 12, reserve: int = 4) -> Plan:
    """Return a plan for the mentors, drawn within levels."""
    return plan(cohort, Side.MENTOR, places=places, reserve=reserve, within=Within.LEVEL)


def sealed(cohort: Cohort, *, by: Person, places: int = 12, reserve: int = 4) -> Lottery:
    """Return a lottery of the mentors that is sealed."""
    return seal(cohort, planned(cohort, places=places, reserve=reserve), by=by, at=LATER)


def drawn(cohort: Cohort, *, by: Person, places: int = 12, reserve: int = 4) -> Lottery:
    """Return a lottery of the mentors that is drawn."""
    lottery = sealed(cohort, by=by, places=places, reserve=reserve)
    draw(lottery, by=by, at=LATER_STILL)
    return lottery


def with_outcome(lottery: Lottery, outcome: str) -> list[Ticket]:
    """Return the tickets of which this came."""
    told = lottery.tickets.filter(outcome=outcome)
    return list(told.select_related("enrollment__person", "enrollment__cohort__program"))
