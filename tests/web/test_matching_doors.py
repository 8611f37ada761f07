"""Who finds what behind the doors of matching: the coordinator of the program, and nobody else."""

import pytest
from django.conf import LazySettings
from django.test import Client
from tests.cast import NOW, enter
from tests.enrollment.signup_cast import open_cohort
from tests.web.matching_cast import (
    ADMINISTRATOR,
    CHIEF,
    CONTACT,
    COORDINATOR,
    SPONSOR,
    TRAINEE,
    board,
    called,
    closed_cohort,
    matched,
    place,
)

from turnabout.core.models import Job
from turnabout.matchmaking import Mode
from turnabout.pairs.models import MatchRun
from turnabout.pairs.runs import ask_for_run
from turnabout.people.models import Office, Person
from turnabout.people.offices import appoint

THERE, ASKED_TO_SIGN_IN, NOT_THERE = (frozenset({status}) for status in (200, 302, 404))


@pytest.fixture
def run(db: None, settings: LazySettings) -> MatchRun:
    """A run of the cohort whose sign-up has closed."""
    return matched(closed_cohort(settings))


@pytest.fixture
def other_lead(run: MatchRun) -> Person:
    """A coordinator who coordinates another program."""
    person = enter("Bo Nyberg", "bo@kittiwake.example")
    appoint(person, Office.COORDINATOR, by=None, at=NOW)
    open_cohort(person, at=NOW, name="Another")
    return person


@pytest.fixture
def everybody(run: MatchRun, other_lead: Person) -> dict[str, Person | None]:
    """Everybody who could be near a run, by what they are to it."""
    return {
        "stranger": None,
        "mentor": called(TRAINEE),
        "mentee": called(CHIEF),
        "coordinator": called(COORDINATOR),
        "coordinator of another": other_lead,
        "sponsor": called(SPONSOR),
        "contact": called(CONTACT),
        "administrator": called(ADMINISTRATOR),
    }


def test_nobody_but_its_coordinator_opens_what_a_run_found(
    client: Client, everybody: dict[str, Person | None], run: MatchRun
):
    found = {who: _statuses(client, one, _pages(run)) for who, one in everybody.items()}

    others = dict.fromkeys(everybody, NOT_THERE)
    assert found == others | {"stranger": ASKED_TO_SIGN_IN, "coordinator": THERE}


def test_nobody_else_matches_approves_or_ends(
    client: Client, everybody: dict[str, Person | None], run: MatchRun
):
    for who, one in everybody.items():
        if who != "coordinator":
            _as(client, one).post(place(run.cohort), {"mode": "best"})
            client.post(f"{board(run)}approval/", {"all": "yes"})

    assert (
        MatchRun.objects.filter(cohort=run.cohort).count(),
        run.proposals.approved().count(),
    ) == (
        1,
        0,
    )


def test_nobody_else_ends_a_run_that_is_under_way(
    client: Client, everybody: dict[str, Person | None], run: MatchRun
):
    under_way = ask_for_run(run.cohort, mode=Mode.BEST, by=called(COORDINATOR), at=NOW)
    for who, one in everybody.items():
        if who != "coordinator":
            _as(client, one).post(f"{board(under_way)}end/")

    untouched = Job.objects.get(match_run=under_way).cancelled_at
    _as(client, everybody["coordinator"]).post(f"{board(under_way)}end/")

    assert (untouched, Job.objects.get(match_run=under_way).cancelled_at is None) == (None, False)


def test_a_run_is_not_found_under_another_cohort_or_program(
    client: Client, run: MatchRun, other_lead: Person
):
    theirs = open_cohort(other_lead, at=NOW, name="A third")
    _as(client, other_lead)

    addresses = [f"{place(theirs)}runs/{run.pk}/{part}" for part in ("", "waiting/", "pairs.csv")]

    assert {client.get(address).status_code for address in addresses} == {404}


def test_a_proposal_is_not_found_under_another_run(client: Client, run: MatchRun):
    other = matched(run.cohort, Mode.FAIR)
    proposal = other.proposals.all()[0]
    _as(client, called(COORDINATOR))

    page = client.get(f"{board(run)}pairs/{proposal.pk}/")
    client.post(f"{board(run)}approval/", {"one": proposal.pk})

    assert (page.status_code, other.proposals.approved().count()) == (404, 0)


def test_a_run_under_way_shows_no_pairs_yet(client: Client, run: MatchRun):
    under_way = ask_for_run(run.cohort, mode=Mode.BEST, by=called(COORDINATOR), at=NOW)
    _as(client, called(COORDINATOR))

    parts = ("waiting/", "short/", "pairs.csv", "pairs.xlsx", "pairs/1/")

    assert {client.get(board(under_way) + part).status_code for part in parts} == {404}
    assert client.post(f"{board(under_way)}approval/", {"all": "yes"}).status_code == 404


def _pages(run: MatchRun) -> list[str]:
    proposal = run.proposals.all()[0]
    parts = ("", "waiting/", "short/", f"pairs/{proposal.pk}/", "pairs.csv", "pairs.xlsx")
    return [place(run.cohort), *(board(run) + part for part in parts)]


def _as(client: Client, person: Person | None) -> Client:
    client.logout()
    if person:
        client.force_login(person)
    return client


def _statuses(client: Client, person: Person | None, paths: list[str]) -> frozenset[int]:
    _as(client, person)
    return frozenset(client.get(path).status_code for path in paths)
