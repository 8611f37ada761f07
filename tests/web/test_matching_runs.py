"""The runs of a cohort: asked for, under way, ended, come to nothing, side by side."""

import re

import pytest
from django.conf import LazySettings
from django.test import Client
from tests.cast import NOW
from tests.pairs.conftest import finished
from tests.web.matching_cast import (
    CHIEF,
    COORDINATOR,
    TRAINEE,
    board,
    called,
    closed_cohort,
    matched,
    place,
)

from turnabout.core.models import Job
from turnabout.pairs.models import Kind, MatchRun, Publication
from turnabout.pairs.rulings import rule
from turnabout.programs.models import Cohort

POLL = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "progress"}


@pytest.fixture
def cohort(db: None, settings: LazySettings, client: Client) -> Cohort:
    """The cohort whose sign-up has closed, and its coordinator at the screen."""
    cohort = closed_cohort(settings)
    client.force_login(called(COORDINATOR))
    return cohort


def test_before_the_first_run_the_page_teaches(client: Client, cohort: Cohort):
    page = client.get(place(cohort)).content.decode()

    assert ("None yet. A run reads" in page, page.count('name="mode"')) == (True, 3)
    assert 'value="best" checked' in page


def test_a_coordinator_asks_for_a_run_of_an_aim(client: Client, cohort: Cohort):
    answer = client.post(place(cohort), {"mode": "fair"})

    run = cohort.runs.get()
    assert (run.mode, run.asked_by, answer["Location"]) == (
        "fair",
        called(COORDINATOR),
        board(run),
    )


def test_an_aim_that_does_not_exist_is_the_one_of_the_rules(client: Client, cohort: Cohort):
    client.post(place(cohort), {"mode": "worst"})

    assert cohort.runs.get().mode == cohort.program.rulebook.values["mode"]


def test_asking_twice_leads_to_the_run_that_is_under_way(client: Client, cohort: Cohort):
    first = client.post(place(cohort), {"mode": "best"})["Location"]

    assert (client.post(place(cohort), {"mode": "fair"})["Location"], cohort.runs.count()) == (
        first,
        1,
    )


def test_a_cohort_that_has_finished_is_not_matched(client: Client, cohort: Cohort):
    Cohort.objects.filter(pk=cohort.pk).update(finished_at=NOW)

    page = client.post(place(cohort), {"mode": "best"}).content.decode()

    assert (cohort.runs.count(), 'name="mode"' in page) == (0, False)


def test_a_run_under_way_says_how_far_it_is_and_then_becomes_the_board(
    client: Client, cohort: Cohort
):
    client.post(place(cohort), {"mode": "best"})
    run = cohort.runs.get()
    Job.objects.filter(match_run=run).update(started_at=NOW, done=3, total=8)
    page = client.get(board(run)).content.decode()
    part = client.get(board(run), **POLL).content.decode()

    finished(run)

    assert ("3 of 8" in page, "3 of 8" in part, "<h1>" in part) == (True, True, False)
    assert client.get(board(run), **POLL)["HX-Refresh"] == "true"
    assert "have a mentor." in client.get(board(run)).content.decode()


def test_a_run_is_ended_before_it_is_done(client: Client, cohort: Cohort):
    client.post(place(cohort), {"mode": "best"})
    run = cohort.runs.get()

    page = client.post(f"{board(run)}end/", follow=True).content.decode()
    again = client.post(f"{board(run)}end/", follow=True).content.decode()

    assert ("This run was cancelled" in page, "It has ended already." in again) == (True, True)


def test_a_run_that_came_to_nothing_says_why_and_what_to_do(client: Client, cohort: Cohort):
    client.post(place(cohort), {"mode": "best"})
    run = cohort.runs.get()
    Job.objects.filter(match_run=run).update(failed_at=NOW, fault="The pinned pair breaks a rule.")

    page = client.get(board(run)).content.decode()

    assert ("The pinned pair breaks a rule." in page, place(cohort) in page) == (True, True)
    assert "Came to nothing" in client.get(place(cohort)).content.decode()


def test_two_runs_stand_side_by_side_with_whose_mentor_differs(client: Client, cohort: Cohort):
    one = matched(cohort)
    pair = one.proposals.get(mentee__person__staff_id=CHIEF, mentor__person__staff_id=TRAINEE)
    rule(pair.mentor, pair.mentee, Kind.FORBID, by=called(COORDINATOR), at=NOW)
    other = matched(cohort)

    page = client.get(f"{place(cohort)}compare/?run={other.pk}&run={one.pk}").content.decode()

    before, after = (_mentors(run) for run in (one, other))
    differing = {
        name for name in before.keys() | after.keys() if before.get(name) != after.get(name)
    }
    rows = re.findall(r'<th scope="row"><span class="mentee">([^<]*)</span>', page)
    assert (set(rows), len(rows)) == (differing, len(differing))
    assert "Margit Aune" in differing


@pytest.mark.parametrize("ticked", ["", "?run=1", "?run=x&run=y", "?run=1&run=1"])
def test_two_runs_have_to_be_ticked_to_be_compared(client: Client, cohort: Cohort, ticked: str):
    assert client.get(f"{place(cohort)}compare/{ticked}")["Location"] == place(cohort)


def test_a_run_that_is_not_there_is_not_compared(client: Client, cohort: Cohort):
    run = matched(cohort)

    assert client.get(f"{place(cohort)}compare/?run={run.pk}&run=99999").status_code == 404


def test_home_and_program_lead_to_what_is_next_until_it_is_published(
    client: Client, cohort: Cohort
):
    pages = ("/", f"/programs/{cohort.program_id}/")
    first = [f'href="{place(cohort)}"' in client.get(page).content.decode() for page in pages]
    run = matched(cohort)
    then = [f'href="{board(run)}"' in client.get(page).content.decode() for page in pages]
    Publication.objects.create(run=run, by=called(COORDINATOR), at=NOW)
    last = [f'href="{board(run)}"' in client.get(page).content.decode() for page in pages]

    assert (first, then, last) == ([True, True], [True, True], [False, False])


def _mentors(run: MatchRun) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for each in run.proposals.with_people():
        found.setdefault(each.mentee.person.name, set()).add(each.mentor.person.name)
    return found
