"""Noor and Ada write to each other, in two browsers at once; with and without script."""

import re
import uuid

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from tests.journeys.browsing import PHONE, sign_in, wrong_with
from tests.meetings.meeting_cast import WEEK, paired
from tests.web.programs_cast import grades

from turnabout.channels.models import Message
from turnabout.channels.notes import write_note, write_page
from turnabout.channels.writing import send
from turnabout.core.models import Letter
from turnabout.pairs.ending import end_pair
from turnabout.pairs.models import Ending, Pair
from turnabout.people.models import Person
from turnabout.programs.models import Side

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def pair(live_server: LiveServer, noor: Person, ada: Person, carla: Person) -> Pair:
    """Noor mentors Ada."""
    grades()
    paired(noor, ada, by=carla, at=timezone.now() - WEEK)
    return Pair.objects.with_people().get()


def test_both_write_and_read_at_once(browser: Browser, live_server: LiveServer, pair: Pair):
    mentor = _page(browser, live_server, pair, Side.MENTOR, script=True)
    mentee = _page(browser, live_server, pair, Side.MENTEE, script=True)
    expect(mentor.get_by_text("Say hello to Ada")).to_be_visible()

    mentor.get_by_label("Your message to Ada").fill("Hello **Ada**")
    mentor.get_by_role("button", name="Send").click()
    expect(mentor.locator(".mine-said strong")).to_have_text("Ada")
    expect(mentor.get_by_label("Your message to Ada")).to_have_value("")

    expect(mentee.locator(".said strong")).to_have_text("Ada", timeout=10_000)
    mentee.get_by_label("Your message to Noor").fill("Hello Noor")
    mentee.keyboard.press("Control+Enter")
    expect(mentor.get_by_text("Hello Noor")).to_be_visible(timeout=10_000)

    mentor.get_by_role("link", name="Change what you wrote").click()
    mentor.get_by_role("button", name="Delete it").click()
    expect(mentee.get_by_text("Deleted", exact=True)).to_be_visible(timeout=10_000)
    assert [one.text for one in Message.objects.all()] == [None, "Hello Noor"]
    assert Letter.objects.filter(kind="message_news").count() == 0


def test_what_one_types_is_kept_and_not_disturbed_by_what_comes(
    browser: Browser, live_server: LiveServer, pair: Pair
):
    page = _page(browser, live_server, pair, Side.MENTOR, script=True)
    with page.expect_response(re.compile("/draft/")):
        page.get_by_label("Your message to Ada").press_sequentially("Half a sent")
    send(pair, "Something else", side=Side.MENTEE, at=timezone.now())

    expect(page.get_by_text("Something else")).to_be_visible(timeout=10_000)
    expect(page.get_by_label("Your message to Ada")).to_have_value("Half a sent")
    page.reload()
    expect(page.get_by_label("Your message to Ada")).to_have_value("Half a sent")


def test_without_script_messages_and_notes_work(
    browser: Browser, live_server: LiveServer, pair: Pair
):
    page = _page(browser, live_server, pair, Side.MENTOR, script=False)
    page.get_by_label("Your message to Ada").fill("Hello")
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".mine-said")).to_contain_text("Hello")

    page.get_by_role("link", name="Notes").click()
    page.get_by_role("link", name="Begin the page").click()
    page.get_by_label("Your notebook").fill("- one\n- two")
    page.get_by_role("button", name="Save the page").click()
    expect(page.locator(".notebook li")).to_have_count(2)
    page.get_by_label("A note for yourself").fill("Ask first")
    page.get_by_role("button", name="Keep it for me").click()
    expect(page.locator(".own li")).to_contain_text("Ask first")


def test_nothing_is_wrong_with_the_pages_of_a_channel(
    page: Page, live_server: LiveServer, pair: Pair
):
    sign_in(page.context, live_server.url, pair.mentor.person)
    own, now = f"/pairs/{pair.pk}/", timezone.now()
    paths = [f"{own}messages/", f"{own}notes/", f"{own}notes/page/", f"{own}notes/versions/"]

    wrong = wrong_with(page, live_server.url, paths)
    message = send(pair, "- a **list**\n\n```\ncode\n```", side=Side.MENTOR, at=now)
    send(pair, "https://example.org/" + "long" * 40, side=Side.MENTEE, at=now, once=uuid.uuid4())
    write_page(pair, "1. one", known=0, side=Side.MENTEE, at=now)
    note = write_note(pair, "mine", side=Side.MENTOR, at=now)
    more = [f"{own}messages/{message.pk}/", f"{own}notes/own/{note.pk}/"]
    wrong |= wrong_with(page, live_server.url, [own, *paths, *more])
    end_pair(pair, Ending.CLOSED, at=now)
    wrong |= wrong_with(page, live_server.url, paths[:2])

    assert wrong == {}


def test_on_a_phone_the_pen_is_at_the_thumb_and_the_last_word_above_it(
    page: Page, live_server: LiveServer, pair: Pair
):
    for number in range(12):
        send(pair, f"Line {number}", side=Side.MENTEE, at=timezone.now() - number * WEEK)
    page.set_viewport_size({"width": PHONE, "height": 640})
    sign_in(page.context, live_server.url, pair.mentee.person)
    page.goto(f"{live_server.url}/pairs/{pair.pk}/messages/")

    expect(page.get_by_role("button", name="Send")).to_be_in_viewport()
    expect(page.get_by_text("Line 11")).to_be_in_viewport()


def _page(browser: Browser, site: LiveServer, pair: Pair, side: Side, *, script: bool) -> Page:
    context = browser.new_context(java_script_enabled=script)
    sign_in(context, site.url, pair.on(side).person)
    page = context.new_page()
    page.goto(f"{site.url}/pairs/{pair.pk}/messages/")
    return page
