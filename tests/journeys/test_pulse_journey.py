"""Two taps after a session, and what a coordinator is told of it when the month is over."""

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from tests.journeys.browsing import sign_in, wrong_with
from tests.meetings.meeting_cast import DAY, WEEK, met, paired

from turnabout.meetings.models import Meeting
from turnabout.people.models import Person
from turnabout.programs.models import Side
from turnabout.respect.models import Said, Taken

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def session(noor: Person, ada: Person, carla: Person) -> Meeting:
    """Noor and Ada met yesterday."""
    return met(paired(noor, ada, by=carla, at=timezone.now() - 9 * WEEK), 1, timezone.now() - DAY)


def test_a_mentor_taps_twice_and_a_low_tap_brings_help_and_no_trace_for_the_senior(
    browser: Browser, live_server: LiveServer, session: Meeting
):
    page = browser.new_context().new_page()
    sign_in(page.context, live_server.url, session.pair.mentor.person)
    page.goto(f"{live_server.url}/pairs/{session.pair_id}/")
    page.get_by_role("link", name="Two taps on Session 1").click()
    page.get_by_role("group", name="Worth my time").get_by_label("4 · mostly").check()
    page.get_by_role("group", name="I could say").get_by_label("1 · not at all").check()

    page.get_by_role("button", name="Say so").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you. Here is what may help")
    expect(page.get_by_role("heading", name="Let a card ask")).to_be_visible()
    assert [one.side for one in Taken.objects.all()] == [Side.MENTOR]
    assert Said.objects.count() == 2


def test_nothing_is_wrong_with_the_pages_of_a_pulse(
    page: Page, live_server: LiveServer, session: Meeting
):
    sign_in(page.context, live_server.url, session.pair.mentee.person)
    own = f"/pairs/{session.pair_id}/"

    assert (
        wrong_with(page, live_server.url, [f"{own}sessions/{session.pk}/pulse/", f"{own}ease/"])
        == {}
    )


def test_nothing_is_wrong_with_what_a_coordinator_is_told(
    page: Page, live_server: LiveServer, session: Meeting, carla: Person
):
    sign_in(page.context, live_server.url, carla)
    cohort = session.pair.cohort

    paths = [f"/programs/{cohort.program_id}/cohorts/{cohort.pk}/pulse/"]

    assert wrong_with(page, live_server.url, paths) == {}
