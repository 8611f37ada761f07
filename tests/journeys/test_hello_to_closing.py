"""The trainee and the chief executive of the demo, from their next session to a good ending."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from turnabout.clock import current_time, move_forward
from turnabout.closing.models import FitCheck, Midpoint
from turnabout.demo.beginning import begin_demo
from turnabout.meetings.models import Meeting
from turnabout.pairs.models import Ending, Pair
from turnabout.programs.models import Side

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MONDAY = dt.datetime(2035, 3, 5, 9, tzinfo=dt.UTC)
"""When the demo begins: on a day of its own, so that every run finds the same dates."""

DONE = dt.timedelta(minutes=1)


@pytest.fixture
def pair(live_server: LiveServer, settings: LazySettings, tmp_path: Path) -> Iterator[Pair]:
    """Amara mentors Margit: they have met twice, and hold all their other dates."""
    settings.DEMO, settings.DATA = True, tmp_path
    move_forward(MONDAY - timezone.now())
    begin_demo(at=MONDAY)
    yield Pair.objects.get(mentee__person__staff_id="K02")
    settings.DEMO = False


def test_the_trainee_and_the_chief_executive_go_on_to_the_closing(
    browser: Browser, live_server: LiveServer, pair: Pair
):
    amara, margit = (_visitor(browser, live_server, name) for name in ("Amara", "Margit"))
    own = f"{live_server.url}/pairs/{pair.pk}/"

    _write(amara, margit, own)
    _say_how_it_fits(amara, margit, own)
    _prepare(amara, margit, own)
    _hold_session_three(amara, margit, own, pair)
    _look_at_the_middle(amara, margit, own)
    for number in (4, 5, 6):
        _let_it_be(pair, number, over=True)
        _say_that_they_met(amara, margit, own)
    _finish(amara, margit, own)

    pair.refresh_from_db()
    assert pair.ending == Ending.CLOSED
    assert FitCheck.objects.filter(pair=pair).count() == len(Side)
    assert Midpoint.objects.filter(pair=pair).count() == len(Side)


def _visitor(browser: Browser, site: LiveServer, name: str) -> Page:
    """Return the page of a browser in which somebody has taken a seat of the demo."""
    page = browser.new_context().new_page()
    page.goto(f"{site.url}/demo/")
    page.get_by_role("button", name=f"Be {name}").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Good to see you, {name}.")
    return page


def _write(amara: Page, margit: Page, own: str) -> None:
    """Let the one read what is new, and the other what she answers."""
    margit.goto(own)
    margit.get_by_role("link", name="A new message from Amara").click()
    margit.get_by_label("Your message to Amara").fill("The duty manager. I asked.")
    margit.get_by_role("button", name="Send").click()
    expect(margit.get_by_text("The duty manager. I asked.")).to_be_visible()
    amara.goto(own)
    amara.get_by_role("link", name="A new message from Margit").click()
    expect(amara.get_by_text("The duty manager. I asked.")).to_be_visible()


def _say_how_it_fits(amara: Page, margit: Page, own: str) -> None:
    for page in (amara, margit):
        page.goto(own)
        page.get_by_role("link", name="Does it fit with").click()
        page.get_by_label("Yes", exact=True).check()
        page.get_by_text("4 · mostly").click()
        page.get_by_role("button", name="Say so").click()
        expect(page.get_by_role("status")).to_have_text("Thank you. It stays with you.")


def _prepare(amara: Page, margit: Page, own: str) -> None:
    """Let the mentor choose what it is about, and the mentee answer what the guide asks."""
    amara.get_by_role("link", name="Set the agenda for Session 3").click()
    amara.get_by_label("Which guide?").select_option("AI: use, check, disclose")
    amara.get_by_role("button", name="Set the agenda").click()
    expect(amara.get_by_role("heading", level=1)).to_contain_text("the agenda is set")
    margit.goto(own)
    margit.get_by_role("link", name="One question to prepare for Session 3").click()
    margit.get_by_role("textbox").fill("The notice of a cancelled sailing.")
    margit.get_by_role("button", name="That is my answer").click()
    expect(margit.get_by_role("heading", level=1)).to_contain_text("you are prepared")


def _hold_session_three(amara: Page, margit: Page, own: str, pair: Pair) -> None:
    """Let them sit in it, each with a card; write meanwhile; and take a minute afterwards."""
    _let_it_be(pair, 3)
    for page in (amara, margit):
        page.goto(own)
        expect(page.get_by_role("heading", level=1)).to_contain_text("It is time: Session 3 with")
        page.get_by_role("link", name="Open the session").click()
    expect(amara.get_by_text("The notice of a cancelled sailing.")).to_be_visible()
    amara.get_by_role("button", name="Begin").click()
    margit.reload()
    for page in (amara, margit):
        expect(page.locator(".timer")).to_contain_text("left in this part")
        expect(page.locator(".deck li:visible")).to_have_count(1)
    amara.get_by_role("link", name="We are done").click()
    amara.get_by_label("Got it").check()
    amara.get_by_label("What is the next action?").fill("Let one draft be written, and mark it")
    amara.get_by_role("button", name="Save it").click()
    _let_it_be(pair, 3, over=True)
    _say_that_they_met(amara, margit, own)
    margit.goto(f"{own}goals/")
    expect(margit.get_by_text("Let one draft be written, and mark it")).to_be_visible()


def _look_at_the_middle(amara: Page, margit: Page, own: str) -> None:
    """Let both sign their rules once more, and each say alone where it goes."""
    for page in (amara, margit):
        page.goto(f"{own}agreement/")
        page.get_by_role("button", name="Sign version 2").click()
        page.goto(own)
        page.get_by_role("link", name="Half-way with").click()
        page.get_by_label("Continue as it is").check()
        page.get_by_role("button", name="Say so").click()
        expect(page.get_by_role("status")).to_have_text("Thank you. It stays with you.")


def _say_that_they_met(amara: Page, margit: Page, own: str) -> None:
    for page in (amara, margit):
        page.goto(own)
        page.get_by_role("button", name="Yes, we met").click()
        expect(page.get_by_role("heading", level=1)).not_to_contain_text("Did you")


def _finish(amara: Page, margit: Page, own: str) -> None:
    """Let each look back and choose; the mentor reads the thanks and takes the record along."""
    for page, thanks in ((margit, "You told me first."), (amara, "")):
        page.goto(own)
        page.get_by_role("link", name="Finish well with").click()
        page.get_by_label("Thanks, in your own words").fill(thanks)
        page.get_by_label("Stay in touch").check()
        page.get_by_role("button", name="Finish").click()
    expect(amara.locator("blockquote")).to_have_text("You told me first.")
    margit.goto(own)
    expect(margit.get_by_role("heading", level=1)).to_have_text("You and Amara have finished well")
    amara.goto(own)
    amara.get_by_role("link", name="Your record of contribution").click()
    with amara.expect_download() as waiting:
        amara.get_by_role("link", name="Certificate (PDF)").click()
    assert waiting.value.path().read_bytes()[:5] == b"%PDF-"


def _let_it_be(pair: Pair, number: int, *, over: bool = False) -> None:
    """Move the clock of the demo on to when a session begins, or to when it is over."""
    meeting = Meeting.objects.standing().get(pair=pair, number=number)
    moment = meeting.ends_at if over else meeting.starts_at
    move_forward(moment + DONE - current_time())
