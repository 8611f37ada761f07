"""From a plan to a draw, and the record checked by somebody who waits, in real browsers."""

import json

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from tests.journeys.browsing import sign_in, wrong_with
from tests.lottery.lottery_cast import oversubscribed, planned, with_outcome

from turnabout.lottery.models import Lottery
from turnabout.lottery.records import faults
from turnabout.lottery.sealing import draw, seal
from turnabout.people.models import Person
from turnabout.programs.models import Cohort

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def spring(carla: Person) -> Cohort:
    """Twenty-four mentors, sign-up closed."""
    return oversubscribed(carla, at=timezone.now())


def test_a_coordinator_seals_and_draws_and_who_waits_checks_the_record(
    browser: Browser, live_server: LiveServer, spring: Cohort, carla: Person
):
    page = _page(browser, live_server, carla)
    page.goto(f"{live_server.url}{_led(spring)}")
    page.get_by_label("Places now").fill("12")
    page.get_by_label("Reserve").fill("4")
    page.get_by_role("button", name="Show the plan").click()
    expect(page.get_by_text("d ≥ 1.08")).to_be_visible()
    page.get_by_role("button", name="Seal the plan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sealed, and not drawn yet")
    page.get_by_role("button", name="Draw now").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Drawn: 12 of 24 have a place now")

    lottery = Lottery.objects.get()
    ticket = with_outcome(lottery, "next")[0]
    theirs = _page(browser, live_server, ticket.enrollment.person)
    theirs.goto(f"{live_server.url}/sign-up/{ticket.enrollment_id}/")
    theirs.get_by_role("link", name="See how it is drawn").click()
    with theirs.expect_download() as waiting:
        theirs.get_by_role("link", name="Download the record").click()

    record = json.loads(waiting.value.path().read_text())
    assert faults(record, known=lottery.digest) == []


def test_nothing_is_wrong_with_the_pages_of_a_lottery(
    browser: Browser, live_server: LiveServer, spring: Cohort, carla: Person
):
    page, led = _page(browser, live_server, carla), _led(spring)
    wrong = wrong_with(page, live_server.url, [f"{led}&places=12&reserve=4&within=level"])
    lottery = seal(spring, planned(spring), by=carla, at=timezone.now())
    paths = [led, f"/lotteries/{lottery.pk}/"]
    wrong |= wrong_with(page, live_server.url, paths)
    draw(lottery, by=carla, at=timezone.now())

    wrong |= wrong_with(page, live_server.url, paths)

    assert wrong == {}


def _led(cohort: Cohort) -> str:
    return f"/programs/{cohort.program_id}/cohorts/{cohort.pk}/lottery/?role=mentor"


def _page(browser: Browser, live_server: LiveServer, person: Person) -> Page:
    context = browser.new_context(accept_downloads=True)
    sign_in(context, live_server.url, person)
    return context.new_page()
