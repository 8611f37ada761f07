"""Four mentors, four mentees, and a run that pairs them: each of them could meet each."""

import datetime as dt

from tests.cast import NOW, enter
from tests.enrollment.signup_cast import closed, open_cohort, signed_up

from turnabout.core.models import Job
from turnabout.matchmaking import Mode
from turnabout.pairs.models import MatchRun, Pair, Preview, Proposal
from turnabout.pairs.previews import show
from turnabout.pairs.review import approve_all
from turnabout.pairs.runs import ask_for_run, carry_out
from turnabout.people.models import Grade, Person
from turnabout.programs.models import Side

FRIDAY = NOW.date() + dt.timedelta(days=4)
SATURDAY = NOW + dt.timedelta(days=5)
"""The last day to look, and the morning after."""

MENTORS = ("Noor Haddad", "Max Ito", "Zoe Quist", "Tom Vale")
MENTEES = ("Ada Lindqvist", "Bea Moss", "Carl Nye", "Dina Orr")


def matched(carla: Person, *, at: dt.datetime = NOW) -> MatchRun:
    """Return a finished run of a cohort of Carla's, over four people on each side."""
    cohort = open_cohort(carla, at=at)
    for names, role, height in ((MENTORS, Side.MENTOR, 1), (MENTEES, Side.MENTEE, 3)):
        grade = Grade.objects.create(name=f"Grade {height}", height=height)
        for name in names:
            signed_up(cohort, _person(name, grade), role, at=at)
    closed(cohort, by=carla, at=at)
    return carried_out(ask_for_run(cohort, mode=Mode.BEST, by=carla, at=at), at=at)


def shown(carla: Person, *, until: dt.date = FRIDAY, at: dt.datetime = NOW) -> Preview:
    """Return the preview in which all eight look at whom they would meet."""
    run = matched(carla, at=at)
    approve_all(run, by=carla, at=at)
    return show(run, until=until, by=carla, at=at)


def carried_out(run: MatchRun, *, at: dt.datetime = NOW) -> MatchRun:
    """Return a run as a worker leaves it."""
    carry_out(run, tell=lambda *_: None, at=at)
    Job.objects.filter(match_run=run).update(finished_at=at)
    return MatchRun.objects.select_related("cohort__program").get(pk=run.pk)


def two_of(proposal: Proposal | Pair) -> tuple[Person, Person]:
    """Return both people of a proposal or a pair, the mentor first."""
    return proposal.mentor.person, proposal.mentee.person


def _person(name: str, grade: Grade) -> Person:
    known = Person.objects.filter(name=name)
    known.update(grade=grade)
    address = f"{name.partition(' ')[0].lower()}@kittiwake.example"
    return known.first() or enter(name, address, grade=grade)
