"""Showing many pairs: a worker writes to their people, to all at one moment."""

import pytest
from django.test import Client
from tests.cast import NOW
from tests.pairs.preview_cast import FRIDAY, SATURDAY, matched
from tests.together import together

from turnabout.core.jobs.running import run as work
from turnabout.core.models import Job, Letter
from turnabout.pairs import jobs, previews
from turnabout.pairs.models import MatchRun, Preview
from turnabout.pairs.previews import BeingShownError, NotThatDayError, begin_showing
from turnabout.pairs.review import approve_all, take_back
from turnabout.people.models import Office, Person
from turnabout.people.offices import appoint


@pytest.fixture(autouse=True)
def _four_are_many_and_it_is_monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(previews, "AT_ONCE", 3)
    monkeypatch.setattr(jobs, "current_time", lambda: NOW)


@pytest.fixture
def run(carla: Person) -> MatchRun:
    run = matched(carla)
    approve_all(run, by=carla, at=NOW)
    return run


def begun(run: MatchRun, by: Person) -> Job:
    """Return the job after a press of the button."""
    assert not begin_showing(run, until=FRIDAY, by=by, at=NOW)
    return Job.objects.get(shown_run=run)


def shown() -> tuple[int, int]:
    """Return how many previews and letters of them there are."""
    return Preview.objects.count(), Letter.objects.filter(kind="preview").count()


def test_nobody_is_written_to_until_the_worker_does_it(run: MatchRun, carla: Person):
    job = begun(run, carla)

    assert (shown(), MatchRun.objects.get().is_being_shown) == ((0, 0), True)
    work(job.pk, clock=lambda: NOW)
    assert (shown(), MatchRun.objects.get().is_being_shown) == ((1, 8), False)


def test_few_are_written_to_at_once(run: MatchRun, carla: Person, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(previews, "AT_ONCE", 4)

    assert begin_showing(run, until=FRIDAY, by=carla, at=NOW)

    assert (shown(), Job.objects.filter(shown_run=run).count()) == ((1, 8), 0)


def test_what_is_refused_is_refused_before_a_worker_hears_of_it(run: MatchRun, carla: Person):
    with pytest.raises(NotThatDayError):
        begin_showing(run, until=NOW.date(), by=carla, at=NOW)

    assert Job.objects.filter(shown_run=run).count() == 0


def test_a_job_that_is_done_again_after_it_was_through_writes_to_nobody(
    run: MatchRun, carla: Person
):
    job = begun(run, carla)
    work(job.pk, clock=lambda: NOW)
    Job.objects.filter(pk=job.pk).update(started_at=None, finished_at=None)

    work(job.pk, clock=lambda: NOW)

    assert (shown(), Job.objects.get(pk=job.pk).fault) == ((1, 8), "")


def test_what_changed_before_the_worker_came_is_not_shown(run: MatchRun, carla: Person):
    job = begun(run, carla)
    for proposal in run.proposals.all():
        take_back(proposal, by=carla, at=NOW)

    work(job.pk, clock=lambda: NOW)

    failed = Job.objects.get(pk=job.pk)
    assert (shown(), failed.fault) == (
        (0, 0),
        "Something changed meanwhile. Nobody is written to: look again.",
    )


def test_a_worker_that_comes_after_the_last_day_writes_to_nobody(
    run: MatchRun, carla: Person, monkeypatch: pytest.MonkeyPatch
):
    job = begun(run, carla)
    monkeypatch.setattr(jobs, "current_time", lambda: SATURDAY)

    work(job.pk, clock=lambda: SATURDAY)

    assert shown() == (0, 0)


def test_both_pages_say_how_far_it_is(run: MatchRun, client: Client, carla: Person):
    begun(run, carla)
    client.force_login(carla)
    place = f"/programs/{run.cohort.program_id}/matching/{run.cohort_id}/runs/{run.pk}/"

    pages = [client.get(f"{place}{name}/").content.decode() for name in ("showing", "publication")]

    assert ["4 pairs are being shown to their people" in page for page in pages] == [True, True]
    assert ["<form method" in page.partition("<main")[2] for page in pages] == [False, False]


@pytest.mark.django_db(transaction=True)
def test_of_two_coordinators_who_press_at_once_one_asks(run: MatchRun, carla: Person, arne: Person):
    appoint(arne, Office.COORDINATOR, by=carla, at=NOW)

    refused = together(
        *[
            lambda by=by: begin_showing(
                MatchRun.objects.get(pk=run.pk), until=FRIDAY, by=by, at=NOW
            )
            for by in (carla, arne)
        ]
    )

    assert (refused, Job.objects.filter(name__endswith="show_run").count()) == (
        [BeingShownError],
        1,
    )
