"""A cohort whose sign-up has just closed: everyone of the example, and who coordinates it."""

import datetime as dt

import pytest
from django.conf import LazySettings
from tests.cast import NOW

from turnabout.core.models import Job
from turnabout.demo.making import make_demo
from turnabout.matchmaking import Mode
from turnabout.pairs.models import MatchRun
from turnabout.pairs.runs import ask_for_run, carry_out
from turnabout.people.models import Person
from turnabout.programs.models import Cohort

TOMORROW = NOW + dt.timedelta(days=1)


@pytest.fixture
def cohort(db: None, settings: LazySettings) -> Cohort:
    settings.DEMO = True
    make_demo(at=NOW)
    return Cohort.objects.get()


@pytest.fixture
def aoife(cohort: Cohort) -> Person:
    """The coordinator of the cohort."""
    return Person.objects.get(staff_id="K29")


@pytest.fixture
def run(cohort: Cohort, aoife: Person) -> MatchRun:
    """A run that is carried out."""
    return finished(ask_for_run(cohort, mode=Mode.BEST, by=aoife, at=NOW))


def finished(run: MatchRun) -> MatchRun:
    """Return the run as a worker leaves it."""
    carry_out(run, tell=lambda *_: None, at=TOMORROW)
    Job.objects.filter(match_run=run).update(finished_at=TOMORROW)
    return MatchRun.objects.get(pk=run.pk)
