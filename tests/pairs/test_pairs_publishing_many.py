"""Publishing many pairs: a worker does it, once and all at one moment."""

import datetime as dt

import pytest
from tests.cast import NOW
from tests.pairs.preview_cast import matched
from tests.together import together

from turnabout.core.jobs.running import put_back
from turnabout.core.jobs.running import run as work
from turnabout.core.models import Job, Letter
from turnabout.pairs import publishing
from turnabout.pairs.models import MatchRun, Pair, Proposal, Publication
from turnabout.pairs.publishing import BeingPublishedError, Plan, begin_publishing
from turnabout.pairs.review import approve_all, take_back
from turnabout.people.models import Office, Person
from turnabout.people.offices import appoint

FOUR = Plan(pairs=4, unasked=4)


@pytest.fixture(autouse=True)
def _four_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "AT_ONCE", 3)


@pytest.fixture
def run(carla: Person) -> MatchRun:
    run = matched(carla)
    approve_all(run, by=carla, at=NOW)
    return run


def begun(run: MatchRun, by: Person) -> Job:
    """Return the job after a press of the button."""
    assert not begin_publishing(run, by=by, at=NOW, planned=FOUR)
    return Job.objects.get(published_run=run)


def published() -> tuple[int, int, int]:
    """Return how many publications, pairs and letters of pairs there are."""
    letters = Letter.objects.filter(kind="pair").count()
    return Publication.objects.count(), Pair.objects.count(), letters


def test_nothing_is_published_until_the_worker_has_done_it(run: MatchRun, carla: Person):
    job = begun(run, carla)

    assert (published(), MatchRun.objects.get().is_being_published) == ((0, 0, 0), True)
    work(job.pk, clock=lambda: NOW)
    assert (published(), MatchRun.objects.get().is_being_published) == ((1, 4, 8), False)


def test_few_are_published_at_once(run: MatchRun, carla: Person, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(publishing, "AT_ONCE", 4)

    assert begin_publishing(run, by=carla, at=NOW, planned=FOUR)

    assert (published(), Job.objects.filter(published_run=run).count()) == ((1, 4, 8), 0)


def test_pressing_twice_asks_once(run: MatchRun, carla: Person):
    begun(run, carla)

    with pytest.raises(BeingPublishedError):
        begin_publishing(run, by=carla, at=NOW, planned=FOUR)

    assert Job.objects.filter(name__endswith="publish_run").count() == 1


def test_a_job_that_is_done_again_after_it_was_through_publishes_nothing_more(
    run: MatchRun, carla: Person
):
    job = begun(run, carla)
    work(job.pk, clock=lambda: NOW)
    Job.objects.filter(pk=job.pk).update(started_at=None, finished_at=None)

    work(job.pk, clock=lambda: NOW)

    assert (published(), Job.objects.get(pk=job.pk).fault) == ((1, 4, 8), "")


def test_a_worker_that_is_killed_has_published_nothing_and_the_next_publishes_once(
    run: MatchRun, carla: Person
):
    job = begun(run, carla)
    Job.objects.filter(pk=job.pk).update(started_at=NOW, attempts=1, worker="gone")
    put_back(Job.objects.get(pk=job.pk), "killed", at=NOW)

    work(job.pk, clock=lambda: NOW + dt.timedelta(minutes=1))

    assert published() == (1, 4, 8)


def test_what_changed_before_the_worker_came_is_not_published(run: MatchRun, carla: Person):
    job = begun(run, carla)
    take_back(Proposal.objects.filter(run=run)[0], by=carla, at=NOW)

    work(job.pk, clock=lambda: NOW)

    failed = Job.objects.get(pk=job.pk)
    assert (published(), failed.fault) == (
        (0, 0, 0),
        "Something changed meanwhile. Nothing is published: look again.",
    )


@pytest.mark.django_db(transaction=True)
def test_of_two_coordinators_who_press_at_once_one_asks(run: MatchRun, carla: Person, arne: Person):
    appoint(arne, Office.COORDINATOR, by=carla, at=NOW)

    refused = together(
        *[
            lambda by=by: begin_publishing(
                MatchRun.objects.get(pk=run.pk), by=by, at=NOW, planned=FOUR
            )
            for by in (carla, arne)
        ]
    )

    assert (refused, Job.objects.filter(name__endswith="publish_run").count()) == (
        [BeingPublishedError],
        1,
    )


@pytest.mark.django_db(transaction=True)
def test_two_workers_that_take_it_up_at_once_publish_once(run: MatchRun, carla: Person):
    job = begun(run, carla)

    assert together(*[lambda: work(job.pk, clock=lambda: NOW)] * 2) == []

    assert published() == (1, 4, 8)
