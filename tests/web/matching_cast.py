"""A cohort that is matched: everyone of the example, its coordinator, and a run."""

from django.conf import LazySettings
from tests.cast import NOW
from tests.pairs.conftest import finished

from turnabout.demo.making import make_demo
from turnabout.matchmaking import Mode
from turnabout.pairs.models import MatchRun
from turnabout.pairs.runs import ask_for_run
from turnabout.people.models import Person
from turnabout.programs.models import Cohort

CHIEF, TRAINEE, COORDINATOR, SPONSOR, CONTACT, ADMINISTRATOR = (
    "K02",
    "K04",
    "K29",
    "K11",
    "K59",
    "K26",
)


def closed_cohort(settings: LazySettings) -> Cohort:
    """Return the cohort of the example, whose sign-up has closed."""
    settings.DEMO = True
    make_demo(at=NOW)
    return Cohort.objects.filter(closed_at__isnull=False, runs__isnull=True).get()


def called(staff_id: str) -> Person:
    """Return somebody of the example."""
    return Person.objects.get(staff_id=staff_id)


def matched(cohort: Cohort, mode: Mode = Mode.BEST) -> MatchRun:
    """Return a run of the cohort as a worker leaves it."""
    return finished(ask_for_run(cohort, mode=mode, by=called(COORDINATOR), at=NOW))


def place(cohort: Cohort) -> str:
    """Return where the runs of a cohort stand."""
    return f"/programs/{cohort.program_id}/matching/{cohort.pk}/"


def board(run: MatchRun) -> str:
    """Return where the board of a run stands."""
    return f"{place(run.cohort)}runs/{run.pk}/"
