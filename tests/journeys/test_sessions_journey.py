"""The dates of a pair in a real browser: all held at once, moved with one tap, on both clocks."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from tests.journeys.browsing import sign_in, wrong_with
from tests.meetings.meeting_cast import WEEK, met, paired, planned
from tests.web.programs_cast import grades

from turnabout.enrollment.models import Enrollment
from turnabout.meetings.away import be_away
from turnabout.meetings.models import Coming, Meeting, Reply
from turnabout.meetings.where import set_template
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Side

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def pair(live_server: LiveServer, noor: Person, ada: Person, carla: Person) -> Pair:
    """Noor mentors Ada, who lives by another clock."""
    grades()
    found = paired(noor, ada, by=carla, at=timezone.now() - WEEK)
    zone = {"time_zone": "Europe/Oslo", "slots": [[11 * 60, 13 * 60]]}
    Enrollment.objects.filter(pk=found.mentee_id).update(**zone)
    return Pair.objects.with_people().get()


@pytest.mark.parametrize("with_script", [True, False])
def test_the_mentor_holds_every_date_and_the_mentee_moves_one_with_one_tap(
    browser: Browser, live_server: LiveServer, pair: Pair, *, with_script: bool
):
    mentor = _page(browser, live_server, pair.mentor.person, with_script=with_script)
    mentee = _page(browser, live_server, pair.mentee.person, with_script=with_script)

    mentor.goto(f"{live_server.url}/pairs/")
    mentor.get_by_role("link", name="Hold all dates at once").click()
    expect(mentor.locator("fieldset")).to_have_count(7)
    mentor.get_by_role("button", name="Hold these dates").click()
    expect(mentor.get_by_role("heading", level=1)).to_have_text("Every session has its date")
    expect(mentor.get_by_role("status")).to_contain_text("7 dates are held")

    mentee.goto(f"{live_server.url}/pairs/{pair.pk}/sessions/")
    expect(mentee.locator(".dates li").first).to_contain_text("11:00")
    expect(mentee.locator(".dates li").first).to_contain_text("10:00 for Noor")
    was = Meeting.objects.get(number=2).starts_at
    mentee.get_by_role("link", name=re.compile("Move.*Session 2")).click()
    expect(mentee.locator(".choices button")).to_have_count(3)
    mentee.locator(".choices button").last.click()
    expect(mentee.get_by_role("status")).to_contain_text("Noor is written to")

    assert Meeting.objects.get(number=2).starts_at > was


def test_nothing_is_wrong_with_any_page_of_the_dates(
    page: Page, live_server: LiveServer, pair: Pair, noor: Person, ada: Person, arne: Person
):
    now = timezone.now()
    own = f"/pairs/{pair.pk}/"
    sign_in(page.context, live_server.url, noor)

    wrong = wrong_with(page, live_server.url, [f"{own}sessions/", f"{own}meetings/all/"])
    set_template("https://meet.example.org/{pair}-{number}", by=arne, at=now)
    met(pair, 1, now - WEEK)
    date = planned(pair, 2, now + WEEK)
    planned(pair, 3, now + 2 * WEEK)
    be_away(ada, now.date(), now.date() + WEEK, at=now)
    be_away(noor, now.date(), now.date() + WEEK, at=now)
    Reply.objects.create(
        meeting=date,
        side=Side.MENTEE,
        coming=Coming.COUNTER,
        starts_at=date.starts_at,
        proposed_at=date.starts_at + WEEK / 7,
        stamped_at=now,
        at=now,
    )
    rooms = [own, f"{own}sessions/", f"{own}meetings/all/", f"{own}meetings/{date.pk}/where/"]
    wrong |= wrong_with(page, live_server.url, [*rooms, "/you/away/", "/you/calendar/"])
    sign_in(page.context, live_server.url, arne)
    wrong |= wrong_with(page, live_server.url, ["/video/"])

    assert wrong == {}


def _page(browser: Browser, site: LiveServer, person: Person, *, with_script: bool) -> Page:
    context = browser.new_context(java_script_enabled=with_script)
    sign_in(context, site.url, person)
    return context.new_page()
