"""A pair in a real browser: on a phone and a desk, by both of the two, with and without script."""

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from tests.journeys.browsing import sign_in, wrong_with
from tests.meetings.meeting_cast import WEEK, met, paired, planned
from tests.web.programs_cast import grades

from turnabout.enrollment.models import Enrollment
from turnabout.meetings.answering import say
from turnabout.meetings.models import Answer, DidMeet, Meeting
from turnabout.pairs.ending import end_pair
from turnabout.pairs.models import Ending, Pair
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Part, Side
from turnabout.programs.seats import give_seat

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def pair(live_server: LiveServer, noor: Person, ada: Person, carla: Person, arne: Person) -> Pair:
    """Noor mentors Ada, who lives by another clock."""
    grades()
    found = paired(noor, ada, by=carla, at=timezone.now() - WEEK)
    give_seat(found.cohort.program, arne, Part.CONTACT, by=carla, at=timezone.now())
    zone = {"time_zone": "Europe/Oslo", "slots": [[11 * 60, 13 * 60]]}
    Enrollment.objects.filter(pk=found.mentee_id).update(**zone)
    return Pair.objects.with_people().get()


@pytest.mark.parametrize("with_script", [True, False])
def test_the_mentor_plans_the_mentee_moves_and_both_say_that_they_met(
    browser: Browser, live_server: LiveServer, pair: Pair, *, with_script: bool
):
    Cohort.objects.update(ends_on=dt.date(2035, 6, 1))
    mentor = _page(browser, live_server, pair.mentor.person, with_script=with_script)
    mentee = _page(browser, live_server, pair.mentee.person, with_script=with_script)

    mentor.goto(f"{live_server.url}/pairs/")
    expect(mentor.get_by_role("heading", level=1)).to_have_text(
        "Session 1 with Ada has no date yet"
    )
    mentor.locator(".choices button").first.click()
    expect(mentor.get_by_role("heading", level=1)).to_contain_text("10:00 with Ada")

    mentee.goto(f"{live_server.url}/pairs/")
    expect(mentee.get_by_role("heading", level=1)).to_contain_text("11:00 with Noor")
    mentee.get_by_role("link", name="Move it").click()
    mentee.get_by_label("Day").fill("2035-05-07")
    mentee.get_by_label("Time").fill("11:30")
    mentee.get_by_role("button", name="Move it").click()
    expect(mentee.get_by_role("status")).to_contain_text("Noor is written to")

    mentor.reload()
    expect(mentor.get_by_role("heading", level=1)).to_have_text("Monday 7 May, 10:30 with Ada")

    Meeting.objects.update(starts_at=timezone.now() - dt.timedelta(days=1))
    for page in (mentor, mentee):
        page.goto(f"{live_server.url}/pairs/")
        page.get_by_role("button", name="Yes, we met").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Session 2")

    assert list(DidMeet.objects.values_list("answer", flat=True)) == [Answer.YES, Answer.YES]


def test_one_changes_what_one_said(page: Page, live_server: LiveServer, pair: Pair):
    met(pair, 1, timezone.now() - 3 * WEEK)
    sign_in(page.context, live_server.url, pair.mentor.person)
    sessions = f"{live_server.url}/pairs/{pair.pk}/sessions/"
    page.goto(sessions)

    page.get_by_role("button", name="Change").click()
    page.goto(sessions)

    expect(page.locator(".became")).to_contain_text("You did not meet")


def test_nothing_is_wrong_with_the_page_of_a_pair_whatever_is_next(
    page: Page, live_server: LiveServer, pair: Pair
):
    sign_in(page.context, live_server.url, pair.mentor.person)
    site, own = live_server.url, f"/pairs/{pair.pk}/"

    wrong = wrong_with(page, site, [own, f"{own}meetings/"])
    over = planned(pair, 1, timezone.now() - WEEK)
    wrong |= wrong_with(page, site, [own])
    say(over, Answer.YES, side=Side.MENTOR, at=timezone.now())
    date = planned(pair, 2, timezone.now() + WEEK)
    moving = [f"{own}meetings/{date.pk}/", f"{own}meetings/{date.pk}/off/"]
    wrong |= wrong_with(page, site, [own, "/", *moving, f"/sign-up/{pair.mentor_id}/withdrawal/"])
    end_pair(pair, Ending.EXIT, at=timezone.now())
    wrong |= wrong_with(page, site, [own])

    assert wrong == {}


def test_nothing_is_wrong_with_the_list_of_a_coordinator(
    page: Page, live_server: LiveServer, pair: Pair, carla: Person
):
    path = f"/programs/{pair.cohort.program_id}/cohorts/{pair.cohort_id}/pairs/"
    sign_in(page.context, live_server.url, carla)
    met(pair, 1, timezone.now() - WEEK)

    wrong = wrong_with(page, live_server.url, [path, "/pairs/"])
    Meeting.objects.all().delete()
    Pair.objects.all().delete()
    wrong |= wrong_with(page, live_server.url, [path])

    assert wrong == {}


def _page(browser: Browser, site: LiveServer, person: Person, *, with_script: bool) -> Page:
    context = browser.new_context(java_script_enabled=with_script)
    sign_in(context, site.url, person)
    return context.new_page()
