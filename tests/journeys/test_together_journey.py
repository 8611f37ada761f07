"""Two people in two browsers: their agreement, goals, a guide, a session, and a minute after it."""

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from tests.journeys.browsing import sign_in, wrong_with
from tests.meetings.meeting_cast import DAY, WEEK, paired, planned
from tests.web.programs_cast import grades
from tests.web.together_cast import lived

from turnabout.meetings.models import Meeting
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Side
from turnabout.together.guides.writing import begin_guide
from turnabout.together.models import Reflection, TeachBack, Version

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def pair(live_server: LiveServer, noor: Person, ada: Person, carla: Person) -> Pair:
    """Noor mentors Ada."""
    grades()
    return paired(noor, ada, by=carla, at=timezone.now() - 3 * WEEK)


def test_two_people_agree_aim_choose_meet_and_look_back(
    browser: Browser, live_server: LiveServer, pair: Pair
):
    meeting = planned(pair, 1, timezone.now() + DAY)
    mentor = _page(browser, live_server, pair.mentor.person)
    mentee = _page(browser, live_server, pair.mentee.person)

    _agree(mentor, mentee, f"{live_server.url}/pairs/{pair.pk}/agreement/")
    _aim(mentor, mentee, f"{live_server.url}/pairs/{pair.pk}/goals/")
    _choose(mentor, mentee, f"{live_server.url}/pairs/{pair.pk}/")
    Meeting.objects.update(starts_at=timezone.now() - dt.timedelta(minutes=1))
    _meet(mentor, mentee, f"{live_server.url}/pairs/{pair.pk}/sessions/{meeting.pk}/")

    assert Version.objects.latest("number").signatures.count() == len(Side)
    assert TeachBack.objects.get().result == "partly"
    assert [one.side for one in Reflection.objects.all()] == [Side.MENTOR]


def test_without_script_the_cards_are_a_list_and_the_plan_has_clock_times(
    browser: Browser, live_server: LiveServer, pair: Pair
):
    life = lived(pair)
    page = _page(browser, live_server, pair.mentor.person, with_script=False)

    page.goto(f"{live_server.url}/pairs/{pair.pk}/sessions/{life.ahead.pk}/")

    expect(page.locator(".deck li:visible")).to_have_count(3)
    expect(page.get_by_role("button", name="Next")).to_have_count(0)
    expect(page.locator(".plan .clock")).to_have_count(5)


@pytest.mark.parametrize("rooms", ["rules", "goals", "guides", "session", "mentee"])
def test_nothing_is_wrong_with_any_page_of_what_two_people_do(
    page: Page, live_server: LiveServer, pair: Pair, rooms: str
):
    life = lived(pair)
    session, held = f"sessions/{life.ahead.pk}/", f"sessions/{life.held.pk}/"
    seen = {
        "rules": ["agreement/", "agreement/change/", "agreement/versions/"],
        "goals": ["goals/", "goals/new/", f"goals/{pair.goals.get().pk}/"],
        "guides": ["guides/", "guides/attention/", f"{session}agenda/"],
        "session": ["", session, held, f"{held}afterwards/"],
        "mentee": ["goals/", f"commitments/{pair.commitments.get().pk}/", session],
    }
    side = Side.MENTEE if rooms == "mentee" else Side.MENTOR
    sign_in(page.context, live_server.url, pair.on(side).person)

    paths = [f"/pairs/{pair.pk}/{path}" for path in seen[rooms]]

    assert wrong_with(page, live_server.url, paths) == {}


def test_nothing_is_wrong_with_the_guides_of_a_program(
    page: Page, live_server: LiveServer, pair: Pair, carla: Person
):
    words = {"title": "Night shift", "purpose": "Two ends of a night.", "answers": "When?"}
    program = pair.cohort.program
    guide = begin_guide(program, words, by=carla, at=timezone.now())
    sign_in(page.context, live_server.url, carla)
    own = f"/programs/{program.pk}/guides/"

    assert wrong_with(page, live_server.url, [own, f"{own}new/", f"{own}{guide.pk}/"]) == {}


def _agree(mentor: Page, mentee: Page, address: str) -> None:
    """Let both change the same rule at once; the second reads both texts, and both sign."""
    for page in (mentor, mentee):
        page.goto(f"{address}change/")
    mentor.get_by_label("Rule 5", exact=True).fill("Pass whenever you like.")
    mentor.get_by_role("button", name="Save the rules").click()
    mentee.get_by_label("Rule 5", exact=True).fill("Say pass, and we go on.")
    mentee.get_by_role("button", name="Save the rules").click()
    expect(mentee.get_by_role("heading", level=1)).to_have_text("Noor changed the rules meanwhile")
    expect(mentee.locator(".clash")).to_contain_text("Pass whenever you like.")
    mentee.get_by_role("button", name="Save the rules").click()
    mentee.get_by_role("button", name="Sign version 3").click()
    mentor.goto(address)
    mentor.get_by_role("button", name="Sign version 3").click()
    expect(mentor.get_by_role("heading", level=1)).to_have_text("You both signed version 3")


def _aim(mentor: Page, mentee: Page, address: str) -> None:
    mentor.goto(address)
    mentor.get_by_role("link", name="Set a goal").click()
    mentor.get_by_label("What do you aim for?").fill("Answer passengers yourself")
    mentor.get_by_label("How would one see it?").fill("Three answers a month")
    mentor.get_by_label("The mentee").check()
    mentor.get_by_role("button", name="Set this goal").click()
    mentee.goto(address)
    expect(mentee.locator(".aim")).to_contain_text("Answer passengers yourself")


def _choose(mentor: Page, mentee: Page, address: str) -> None:
    mentor.goto(f"{address}guides/")
    mentor.get_by_role("link", name="Start here").click()
    mentor.get_by_role("link", name="Use it for Session 1").click()
    mentor.get_by_role("button", name="Set the agenda").click()
    mentee.goto(address)
    mentee.get_by_role("link", name="One question to prepare for Session 1").click()
    mentee.get_by_label("What made you say yes, honestly?").fill("I was asked well.")
    mentee.get_by_role("button", name="That is my answer").click()
    expect(mentee.get_by_role("heading", level=1)).to_contain_text("you are prepared")


def _meet(mentor: Page, mentee: Page, address: str) -> None:
    """Let the mentor begin, both turn cards, and each take a minute afterwards."""
    mentor.goto(address)
    expect(mentor.get_by_text("I was asked well.")).to_be_visible()
    mentor.get_by_role("button", name="Begin").click()
    mentee.goto(address)
    for page in (mentor, mentee):
        expect(page.locator(".timer")).to_contain_text("left in this part")
        expect(page.locator(".plan [aria-current]")).to_contain_text("Welcome")
        expect(page.locator(".deck li:visible")).to_have_count(1)
    mentor.get_by_role("button", name="Next").click()
    expect(mentor.locator(".deck li:visible")).to_have_text(
        "What would make this a waste of your time?"
    )
    mentor.get_by_role("link", name="We are done").click()
    mentor.get_by_label("Partly").check()
    mentor.get_by_label("What is the next action?").fill("Write one answer")
    mentor.get_by_label("Until when?").fill("2035-01-01")
    mentor.get_by_label("What did I explain badly").fill("Everything at once.")
    mentor.get_by_role("button", name="Save it").click()
    mentee.goto(f"{address}afterwards/")
    expect(mentee.get_by_label("What is the next action?")).to_have_value("Write one answer")
    expect(mentee.get_by_text("Everything at once.")).to_have_count(0)
    expect(mentee.get_by_label("Partly")).to_have_count(0)


def _page(browser: Browser, site: LiveServer, person: Person, *, with_script: bool = True) -> Page:
    context = browser.new_context(java_script_enabled=with_script)
    sign_in(context, site.url, person)
    return context.new_page()
