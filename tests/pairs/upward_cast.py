"""Three who could mentor two, so that it matters who mentors whom.

Noor can show what Nils can do alone. Ada is new to it, Bo has begun: so Nils goes to Ada (30 points
for the topic) and Noor to Bo (40). The other way round Noor has 40 and Nils 20: ten points less.
Lars reports to Bo, and values other things than everybody else.
"""

import datetime as dt

from tests.cast import enter
from tests.enrollment.signup_cast import closed, open_cohort, signed_up

from turnabout.core.models import Job
from turnabout.enrollment.models import Enrollment, Offer, Want
from turnabout.matchmaking import Mode
from turnabout.pairs.models import MatchRun, Proposal
from turnabout.pairs.runs import ask_for_run, carry_out
from turnabout.people.models import Grade, Person
from turnabout.programs.models import Cohort, Side

TRAINEE, DIRECTOR = "Trainee", "Director"


def upward(carla: Person, *, at: dt.datetime) -> Cohort:
    """Return a cohort of Carla's for which they all signed up, and whose sign-up has closed."""
    junior, senior = (
        Grade.objects.create(name=name, height=place)
        for place, name in enumerate((TRAINEE, DIRECTOR), start=1)
    )
    cohort = open_cohort(carla, at=at)
    noor, nils, lars = (_person(name, junior) for name in ("Noor", "Nils", "Lars"))
    ada, bo = (_person(name, senior) for name in ("Ada", "Bo"))
    Person.objects.filter(pk=lars.pk).update(manager=bo)
    for person in (noor, nils, lars):
        signed_up(cohort, person, Side.MENTOR, at=at)
    for person in (ada, bo):
        signed_up(cohort, person, Side.MENTEE, at=at)
    Offer.objects.filter(enrollment__person=noor).update(level=4)
    Want.objects.filter(enrollment__person=bo).update(level=2)
    cohort.enrollments.filter(person=lars).update(values=["status", "security", "fairness"])
    return closed(cohort, by=carla, at=at)


def one(cohort: Cohort, name: str) -> Enrollment:
    """Return the sign-up of somebody by first name."""
    return cohort.enrollments.select_related("person__grade", "cohort__program").get(
        person__name=name
    )


def matched(cohort: Cohort, *, by: Person, at: dt.datetime) -> MatchRun:
    """Return a run of the cohort that is carried out."""
    run = ask_for_run(cohort, mode=Mode.BEST, by=by, at=at)
    later = at + dt.timedelta(minutes=1)
    carry_out(run, tell=lambda *_: None, at=later)
    Job.objects.filter(match_run=run).update(finished_at=later)
    return MatchRun.objects.with_what_stands_behind().get(pk=run.pk)


def proposal(run: MatchRun, mentee: str) -> Proposal:
    """Return the pair of a run in which somebody learns."""
    return run.proposals.with_people().get(mentee__person__name=mentee)


def _person(name: str, grade: Grade) -> Person:
    return enter(name, f"{name.lower()}@kittiwake.example", grade=grade)
