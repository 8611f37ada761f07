"""Who declined is told nowhere: whatever one can open looks the same before and after."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import resolve
from django.utils import timezone
from tests.cast import enter
from tests.pairs.preview_cast import shown, two_of

from turnabout.pairs.days import day_at, working_days_after
from turnabout.pairs.models import Decline, Preview, Proposal
from turnabout.people.models import Office, Person
from turnabout.people.offices import appoint
from turnabout.programs.models import Part
from turnabout.programs.seats import give_seat

LINK = re.compile(r'(?:href|action)="(/[^"?#]*)')
CHANGES_BY_ITSELF = re.compile(r"\b\w{64}\b|(?<=/static/)\S+")
"""Tokens against forgery, which differ on every page."""

LEFT_OUT = re.compile(r"/static/|/you/|/account/|/jobs/|.*[.]xlsx$")
"""Files, one's own sessions, and what changes with the clock."""

ALIKE = 2
"""How many pages of one kind are opened: one skill or person looks like the next."""


@pytest.fixture
def preview(carla: Person) -> Preview:
    """Four pairs that are looked at, from today on."""
    now = timezone.now()
    return shown(carla, until=working_days_after(day_at(now), 5), at=now)


@pytest.fixture
def proposal(preview: Preview) -> Proposal:
    """The pair in which somebody would rather have somebody else."""
    return preview.shown().with_people()[0]


@pytest.fixture
def watchers(preview: Preview, proposal: Proposal, carla: Person, arne: Person) -> list[Person]:
    """Everyone but the mentor of the pair who could learn of it, from the mentee on."""
    sponsor, contact = (enter(name, f"{name}@kittiwake.example") for name in ("Sara", "Cora"))
    give_seat(preview.cohort.program, sponsor, Part.SPONSOR, by=carla, at=timezone.now())
    give_seat(preview.cohort.program, contact, Part.CONTACT, by=carla, at=timezone.now())
    other = enter("Otto", "otto@kittiwake.example")
    appoint(other, Office.COORDINATOR, by=carla, at=timezone.now())
    bystander = preview.shown().with_people()[1].mentee.person
    return [proposal.mentee.person, bystander, carla, other, sponsor, contact, arne]


def test_no_page_of_anybody_changes_when_somebody_declines(
    client: Client, watchers: list[Person], proposal: Proposal
):
    mentor, _ = two_of(proposal)
    before = _all_pages(watchers, proposal)

    client.force_login(mentor)
    client.post("/looks/", {"proposal": proposal.pk, "answer": "else"})

    assert Decline.objects.get().person == mentor
    assert sum(map(len, before.values())) > 100
    assert _all_pages(watchers, proposal) == before


def test_from_outside_a_no_looks_like_a_yes(
    client: Client, proposal: Proposal, caplog: pytest.LogCaptureFixture
):
    client.force_login(proposal.mentor.person)
    client.get("/looks/")

    seen = {}
    for answer in ("fine", "else", "fine"):
        caplog.clear()
        answered = client.post("/looks/", {"proposal": proposal.pk, "answer": answer})
        told = [_without_time(record.msg) for record in caplog.records]
        seen[answer] = (answered.status_code, answered["Location"], len(answered.content), told)
        client.get("/looks/")

    assert seen["else"] == seen["fine"]


def test_nobody_keeps_the_page_on_which_one_says_no(client: Client, proposal: Proposal):
    client.force_login(proposal.mentor.person)

    answer = client.get("/looks/")

    assert "no-store" in answer["Cache-Control"]


def _all_pages(watchers: list[Person], proposal: Proposal) -> dict[str, dict[str, str]]:
    return {person.name: dict(_pages(person, proposal)) for person in watchers}


def _pages(person: Person, proposal: Proposal) -> Iterator[tuple[str, str]]:
    """Yield every page that this person gets to by links, and those of the run, as they read."""
    client = Client()
    client.force_login(person)
    cohort = proposal.run.cohort
    run = f"/programs/{cohort.program_id}/matching/{cohort.pk}/runs/{proposal.run_id}/"
    known = ["/", "/looks/", "/sign-up/", run, f"{run}showing/", f"{run}publication/"]
    known += [f"{run}pairs/{proposal.pk}/", f"{run}pairs.csv"]
    kinds: Counter[str] = Counter()
    for place in known:
        kinds[resolve(place).route] += 1
        if kinds[resolve(place).route] <= ALIKE:
            answer = client.get(place)
            if not answer.get("Content-Type", "").startswith("text/"):
                yield place, f"{answer.status_code}"  # what is printed bears its moment
                continue
            page = CHANGES_BY_ITSELF.sub("", answer.content.decode())
            yield place, f"{answer.status_code} {page}"
            known += [link for link in _links(page) if link not in known]


def _links(page: str) -> list[str]:
    """Return where the page leads to, each once."""
    return [link for link in dict.fromkeys(LINK.findall(page)) if not LEFT_OUT.match(link)]


def _without_time(told: object) -> object:
    changing = {"request", "timestamp", "milliseconds"}
    if isinstance(told, dict):
        return {name: value for name, value in told.items() if name not in changing}
    return told
