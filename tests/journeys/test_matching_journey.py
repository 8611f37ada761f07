"""Matching in a real browser: ask for a run, watch it, look, say yes; with script and without."""

import re

import pytest
from django.conf import LazySettings
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from tests.journeys.browsing import heard, sign_in, wrong_with
from tests.pairs.conftest import finished
from tests.web.matching_cast import COORDINATOR, board, called, closed_cohort, matched, place

from turnabout.matchmaking import Mode
from turnabout.programs.models import Cohort

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


@pytest.fixture
def cohort(settings: LazySettings) -> Cohort:
    """The cohort whose sign-up has closed."""
    return closed_cohort(settings)


def test_a_coordinator_matches_looks_and_says_yes(
    page: Page, live_server: LiveServer, cohort: Cohort
):
    said = heard(page)
    sign_in(page.context, live_server.url, called(COORDINATOR))
    page.goto(live_server.url)
    page.get_by_role("link", name="Match who signed up").click()
    page.get_by_label("The worst-off first").check()
    page.get_by_role("button", name="Match", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Matching")
    run = finished(cohort.runs.get())

    expect(page.get_by_role("heading", level=1)).to_have_text(
        f"{run.placed} of {run.mentees} mentees have a mentor."
    )
    page.get_by_label("Name or job").press_sequentially("margit")
    expect(page.locator(".board tbody tr")).to_have_count(1)
    page.get_by_role("button", name=re.compile("^Approve.*Amara Nwosu, Margit Aune$")).click()
    expect(page.get_by_role("status")).to_contain_text(f"1 of {run.placed} pairs approved.")
    page.get_by_role("button", name=re.compile("^Take back.*Margit Aune$")).click()
    expect(page.get_by_role("status")).to_contain_text(f"0 of {run.placed} pairs approved.")
    page.get_by_label("Name or job").fill("")
    expect(page.locator(".board tbody tr")).to_have_count(run.placed)
    page.get_by_role("button", name=f"Approve all {run.placed}").click()
    expect(page.get_by_role("link", name=f"Go on with the {run.placed} approved")).to_be_visible()

    assert (run.proposals.approved().count(), said) == (run.placed, [])


def test_everything_can_be_done_without_script(
    browser: Browser, live_server: LiveServer, cohort: Cohort
):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(context, live_server.url, called(COORDINATOR))
    page.goto(live_server.url + place(cohort))
    page.get_by_role("button", name="Match", exact=True).click()
    run = finished(cohort.runs.get())
    page.get_by_role("link", name="Look again").click()
    page.get_by_role("link", name="Points").click()
    first = page.locator(".board tbody tr").first
    first.get_by_role("checkbox").check()
    page.get_by_role("button", name="Approve who is ticked").click()

    weakest = run.proposals.sorted_by("points", descending=False)[0]
    assert [each.pk for each in run.proposals.approved()] == [weakest.pk]
    assert "?sort=points" in page.url
    expect(page.get_by_role("status").first).to_contain_text("1 pair is approved.")
    context.close()


def test_the_list_keeps_its_place_when_one_goes_back(
    page: Page, live_server: LiveServer, cohort: Cohort
):
    run = matched(cohort)
    sign_in(page.context, live_server.url, called(COORDINATOR))
    page.goto(live_server.url + board(run))
    page.get_by_label("Name or job").press_sequentially("margit")
    expect(page.locator(".board tbody tr")).to_have_count(1)
    page.get_by_role("link", name="Margit Aune").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Margit Aune")

    page.go_back()

    expect(page).to_have_url(re.compile(r"\?.*q=margit"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("mentees have a mentor.")
    expect(page.locator(".board tbody tr")).to_have_count(1)


def test_nothing_is_wrong_with_the_pages_of_runs(
    page: Page, live_server: LiveServer, cohort: Cohort
):
    one, other = matched(cohort), matched(cohort, Mode.FAIR)
    sign_in(page.context, live_server.url, called(COORDINATOR))

    pages = [place(cohort), f"{place(cohort)}compare/?run={one.pk}&run={other.pk}"]

    assert wrong_with(page, live_server.url, pages) == {}


@pytest.mark.parametrize("parts", [["", "waiting/"], ["?q=nobody", "short/"]])
def test_nothing_is_wrong_with_what_a_run_found(
    page: Page, live_server: LiveServer, cohort: Cohort, parts: list[str]
):
    run = matched(cohort)
    sign_in(page.context, live_server.url, called(COORDINATOR))

    assert wrong_with(page, live_server.url, [board(run) + part for part in parts]) == {}


def test_nothing_is_wrong_with_why_two_are_a_pair(
    page: Page, live_server: LiveServer, cohort: Cohort
):
    run = matched(cohort)
    proposal = run.proposals.all()[0]
    sign_in(page.context, live_server.url, called(COORDINATOR))

    assert wrong_with(page, live_server.url, [f"{board(run)}pairs/{proposal.pk}/"]) == {}
