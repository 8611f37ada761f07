"""Together or apart in a real browser: the cost first, then the ruling; live beside the rules."""

import datetime as dt
import re

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from tests.journeys.browsing import heard, sign_in, wrong_with
from tests.pairs.upward_cast import matched, one, proposal, upward

from turnabout.pairs.models import Kind, MatchRun, Ruling
from turnabout.pairs.rulings import rule
from turnabout.people.models import Person
from turnabout.web.rulings import answers

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


@pytest.fixture
def run(carla: Person) -> MatchRun:
    """A run over three who could mentor two; nothing of it was asked yet."""
    before = timezone.now() - dt.timedelta(hours=1)
    return matched(upward(carla, at=before), by=carla, at=before)


@pytest.fixture
def room(live_server: LiveServer, run: MatchRun) -> str:
    return f"{live_server.url}/programs/{run.cohort.program_id}/matching/{run.cohort_id}/"


@pytest.fixture
def visit(page: Page, live_server: LiveServer, carla: Person) -> Page:
    """A browser in which the coordinator is signed in."""
    sign_in(page.context, live_server.url, carla)
    return page


def test_two_are_found_priced_and_kept_together(visit: Page, room: str, run: MatchRun):
    said = heard(visit)
    visit.goto(f"{room}runs/{run.pk}/why-not/")

    visit.get_by_label("Which mentor?").type("noo")
    expect(visit.locator("#found li")).to_have_count(1)
    visit.get_by_role("link", name="Noor").click()
    visit.get_by_role("link", name="Ada").click()
    expect(visit.get_by_text("All pairs together lose 10.0 points.")).to_be_visible()
    visit.get_by_role("button", name="Keep them together").click()

    expect(visit.get_by_text("They stay together in every run from now on.")).to_be_visible()
    expect(visit.get_by_role("button", name=re.compile("Lift"))).to_be_visible()
    assert ([each.kind for each in Ruling.objects.standing()], said) == ([Kind.PIN], [])


def test_what_takes_long_comes_by_itself(
    visit: Page, room: str, run: MatchRun, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(answers, "QUICK", 0)
    ada, bo = proposal(run, "Ada"), proposal(run, "Bo")

    visit.goto(f"{room}runs/{run.pk}/swap/?one={ada.pk}&other={bo.pk}")

    expect(visit.get_by_role("heading", name="If they swapped")).to_be_visible()
    visit.get_by_role("button", name="Swap them").click()
    expect(visit.get_by_text("Swapped, for every run from now on.")).to_be_visible()


def test_without_script_the_cost_is_a_link_away(
    browser: Browser, visit: Page, room: str, run: MatchRun, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(answers, "QUICK", 0)
    state = visit.context.storage_state()
    context = browser.new_context(java_script_enabled=False, storage_state=state)
    page = context.new_page()
    two = one(run.cohort, "Noor"), one(run.cohort, "Bo")
    page.goto(f"{room}runs/{run.pk}/pairs/{two[0].pk}/{two[1].pk}/what-if/")

    page.get_by_role("link", name="Work it out").click()
    page.get_by_role("button", name="Keep them apart").click()

    assert page.get_by_text("They stay apart in every run from now on.").is_visible()
    assert [each.kind for each in Ruling.objects.standing()] == [Kind.FORBID]
    context.close()


def test_the_rules_answer_while_they_move(visit: Page, live_server: LiveServer, run: MatchRun):
    said = heard(visit)
    visit.goto(f"{live_server.url}/programs/{run.cohort.program_id}/rules/")
    expect(visit.get_by_text("2 of 2 mentees have a mentor")).to_be_visible()

    visit.get_by_label("Shared minutes a week, at least").fill("200")
    expect(visit.get_by_text("0 of 2 mentees have a mentor")).to_be_visible()
    visit.get_by_text("Who has nobody, and what is short").click()
    expect(visit.get_by_text("by what was said in confidence").first).to_be_visible()
    visit.get_by_role("button", name="Try these rules").click()

    expect(visit.get_by_text("0 of 2 mentees have a mentor")).to_be_visible()
    expect(visit.get_by_label("Shared minutes a week, at least")).to_have_value("200")
    assert (run.cohort.program.rulebooks.count(), said) == (1, [])


def test_no_page_of_rulings_has_a_violation_or_scrolls_sideways(
    visit: Page, live_server: LiveServer, run: MatchRun, carla: Person
):
    noor, lars = one(run.cohort, "Noor"), one(run.cohort, "Lars")
    rule(lars, one(run.cohort, "Ada"), Kind.FORBID, by=carla, at=timezone.now())
    here = f"/programs/{run.cohort.program_id}/matching/{run.cohort_id}/"
    pages = [
        f"{here}rulings/",
        f"{here}runs/{run.pk}/why-not/?mentor={noor.pk}",
        f"/programs/{run.cohort.program_id}/rules/",
    ]

    assert wrong_with(visit, live_server.url, pages) == {}


def test_no_page_of_questions_has_a_violation_or_scrolls_sideways(
    visit: Page, live_server: LiveServer, run: MatchRun
):
    ada, bo = proposal(run, "Ada"), proposal(run, "Bo")
    noor, lars = one(run.cohort, "Noor"), one(run.cohort, "Lars")
    here = f"/programs/{run.cohort.program_id}/matching/{run.cohort_id}/runs/{run.pk}/"
    pages = [
        f"{here}pairs/{noor.pk}/{ada.mentee_id}/what-if/",
        f"{here}pairs/{lars.pk}/{bo.mentee_id}/what-if/",
        f"{here}swap/?one={ada.pk}",
        f"{here}swap/?one={ada.pk}&other={bo.pk}",
    ]

    assert wrong_with(visit, live_server.url, pages) == {}
