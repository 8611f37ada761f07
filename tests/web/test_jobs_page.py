"""The page of the jobs: all of them for the administrator, their own for everybody else."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW

from turnabout.core.jobs.asking import ask_for
from turnabout.core.jobs.nightly import end_sessions
from turnabout.core.jobs.workers import beat
from turnabout.core.models import Job, JobState
from turnabout.people.models import Person

TITLE = "Erase sessions that have run out"


@pytest.fixture
def job(carla: Person) -> Job:
    """A job that the coordinator asked for and that runs."""
    asked = ask_for(end_sessions, by=carla, at=NOW)
    Job.objects.update(started_at=NOW, done=1200, total=3000)
    return asked


def test_the_administrator_sees_what_runs_for_whom_and_how_far_it_is(
    client: Client, arne: Person, job: Job
):
    client.force_login(arne)

    page = client.get("/jobs/").content.decode()

    shown = (TITLE, "Carla Reyes", "1,200 of 3,000")
    assert [words for words in shown if words not in page] == []


def test_without_a_worker_the_page_says_what_to_start(client: Client, arne: Person):
    client.force_login(arne)

    assert "turnabout worker" in client.get("/jobs/").content.decode()


def test_with_a_worker_it_is_named(client: Client, arne: Person):
    beat("host:1:abc", at=NOW)
    client.force_login(arne)

    page = client.get("/jobs/").content.decode()

    assert ("host:1:abc" in page, "turnabout worker" in page) == (True, False)


def test_who_asked_finds_the_job_again(client: Client, carla: Person, job: Job):
    client.force_login(carla)

    assert "1,200 of 3,000" in client.get(f"/jobs/{job.pk}/").content.decode()


def test_somebody_else_does_not(client: Client, noor: Person, job: Job):
    client.force_login(noor)

    assert client.get(f"/jobs/{job.pk}/").status_code == 404
    assert client.post(f"/jobs/{job.pk}/cancel/").status_code == 404


def test_who_asked_cancels_it(client: Client, carla: Person, job: Job):
    client.force_login(carla)

    page = client.post(f"/jobs/{job.pk}/cancel/", follow=True).content.decode()

    job.refresh_from_db()
    assert (job.state, job.cancelled_by) == (JobState.CANCELLED, carla)
    assert "What was there before is untouched." in page


def test_what_has_ended_is_not_cancelled(client: Client, carla: Person, job: Job):
    Job.objects.update(finished_at=NOW)
    client.force_login(carla)

    page = client.post(f"/jobs/{job.pk}/cancel/", follow=True).content.decode()

    assert "It has ended already." in page


def test_what_failed_is_begun_anew(client: Client, arne: Person, job: Job):
    Job.objects.update(failed_at=NOW, fault="KeyError in lists.py, line 3")
    client.force_login(arne)

    page = client.get("/jobs/").content.decode()
    client.post(f"/jobs/{job.pk}/again/")

    assert "failed: KeyError in lists.py, line 3" in page
    assert Job.objects.waiting().get().asked_by == arne


def test_what_runs_is_not_begun_anew(client: Client, arne: Person, job: Job):
    client.force_login(arne)

    assert client.post(f"/jobs/{job.pk}/again/").status_code == 404


def test_htmx_gets_the_part_that_changes_and_nothing_else(client: Client, carla: Person, job: Job):
    client.force_login(carla)

    part = client.get(f"/jobs/{job.pk}/", headers={"HX-Request": "true"}).content.decode()

    assert part.strip().startswith('<div class="panel" id="progress"')
    assert part.strip().endswith("</div>")


def test_one_row_and_three_ask_the_database_the_same(client: Client, arne: Person, carla: Person):
    client.force_login(arne)
    client.get("/jobs/")
    counts = []
    for _ in range(3):
        _running, ended = (ask_for(end_sessions, by=carla, at=NOW) for _ in range(2))
        Job.objects.filter(pk=ended.pk).update(finished_at=NOW)
        with CaptureQueriesContext(connection) as queries:
            client.get("/jobs/")
        counts.append(len(queries))

    assert counts[0] == counts[2]
