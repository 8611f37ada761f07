"""Signing up in a real browser: by thumb, by script and without, in light and in dark."""

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from tests.enrollment.signup_cast import TOPIC, closed, load, open_cohort, signed_up
from tests.journeys.browsing import sign_in, wrong_with

from turnabout.enrollment.inviting import invite, make_open_link
from turnabout.enrollment.links import token_of
from turnabout.enrollment.models import Enrollment, Invitation
from turnabout.enrollment.places import put_on_waitlist
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Side

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


@pytest.fixture
def spring(carla: Person) -> Cohort:
    """A cohort that people can sign up for today."""
    return open_cohort(carla, at=timezone.now())


@pytest.fixture
def invited(spring: Cohort, noor: Person, carla: Person) -> str:
    """The address of Noor's invitation."""
    asked = Person.objects.filter(pk=noor.pk)
    invite(spring, asked, Side.MENTOR, by=carla, at=timezone.now())
    return f"/sign-up/invited/{token_of(Invitation.objects.get().seed)}/"


def test_a_mentor_signs_up_on_a_phone(
    page: Page, live_server: LiveServer, noor: Person, invited: str
):
    sign_in(page.context, live_server.url, noor)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(live_server.url + invited)
    page.get_by_role("button", name="Begin").click()
    page.get_by_label("Skill 1", exact=True).fill(TOPIC)
    page.get_by_label("How well, for skill 1").select_option("3")
    expect(page.locator("#kept")).to_have_text("Kept.")
    page.get_by_role("button", name="Keep and go on").click()
    page.get_by_label("One real example").fill("A clip a week for the harbour")
    page.get_by_role("button", name="Keep and go on").click()
    for value in ("Learning", "Craft", "Variety"):
        page.get_by_label(value, exact=True).check()
    page.get_by_role("button", name="Keep and go on").click()
    page.get_by_label("Monday, 10:00–11:00").check()
    page.get_by_label("English").check()
    page.get_by_role("button", name="Keep and go on").click()
    page.get_by_label("Not yet").check()
    page.get_by_role("button", name="Keep and go on").click()
    page.get_by_role("button", name="Sign up", exact=True).click()

    expect(page.get_by_role("heading", level=1)).to_have_text("You are signed up")
    one = load(Enrollment.objects.get())
    assert ([str(offer) for offer in one.offers.all()], one.slots) == ([TOPIC], [[600, 660]])


def test_what_is_typed_is_kept_without_a_button(
    page: Page, live_server: LiveServer, spring: Cohort, noor: Person
):
    one = signed_up(spring, noor, Side.MENTOR, at=timezone.now())
    sign_in(page.context, live_server.url, noor)
    page.goto(f"{live_server.url}/sign-up/{one.pk}/when/")
    page.get_by_label("What should we arrange").fill("A step-free room")

    expect(page.locator("#kept")).to_have_text("Kept.")

    assert load(one).access_needs == "A step-free room"


def test_every_step_can_be_taken_without_script(
    browser: Browser, live_server: LiveServer, noor: Person, invited: str
):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page.context, live_server.url, noor)
    page.goto(live_server.url + invited)
    page.get_by_role("button", name="Begin").click()
    titles = []
    for _step in range(5):
        titles.append(page.get_by_role("heading", level=1).inner_text())
        page.get_by_role("button", name="Keep and go on").click()

    assert titles == ["What you offer", "Examples", "About you", "When and how", "People"]
    assert page.get_by_role("heading", level=1).inner_text() == "5 things are missing"
    context.close()


@pytest.fixture
def mentor(spring: Cohort, noor: Person) -> Enrollment:
    """Noor, signed up."""
    return signed_up(spring, noor, Side.MENTOR, at=timezone.now())


@pytest.fixture
def waiting(spring: Cohort, ada: Person, carla: Person) -> Enrollment:
    """Ada, signed up and on the waitlist."""
    mentee = signed_up(spring, ada, Side.MENTEE, at=timezone.now())
    put_on_waitlist(mentee, reason="More mentees than mentors", by=carla, at=timezone.now())
    return mentee


def test_no_page_of_a_mentor_has_a_violation_or_scrolls_sideways(
    page: Page, live_server: LiveServer, invited: str, mentor: Enrollment, noor: Person
):
    ends = ["apart/?q=a", "withdrawal/"]
    sign_in(page.context, live_server.url, noor)

    found = wrong_with(
        page, live_server.url, ["/sign-up/", invited, *_pages(mentor, "people/", *ends)]
    )

    assert found == {}


def test_nor_has_one_of_a_mentee_or_the_stars(
    page: Page,
    live_server: LiveServer,
    spring: Cohort,
    mentor: Enrollment,
    waiting: Enrollment,
    noor: Person,
    ada: Person,
    carla: Person,
):
    sign_in(page.context, live_server.url, ada)
    found = wrong_with(page, live_server.url, _pages(waiting, "dates/", "people/"))
    closed(spring, by=carla, at=timezone.now())
    sign_in(page.context, live_server.url, noor)
    found |= wrong_with(page, live_server.url, [f"/sign-up/{mentor.pk}/stars/"])

    assert found == {}


def test_nor_has_one_of_a_coordinator(
    page: Page,
    live_server: LiveServer,
    spring: Cohort,
    mentor: Enrollment,
    waiting: Enrollment,
    carla: Person,
):
    make_open_link(spring, Side.MENTOR, by=carla, at=timezone.now())
    start = f"/programs/{spring.program_id}/cohorts/{spring.pk}/sign-ups/"
    ends = ["", "invitations/", "links/", "new/", "waitlist/", f"{waiting.pk}/waitlist/"]
    sign_in(page.context, live_server.url, carla)

    assert wrong_with(page, live_server.url, [start + end for end in ends]) == {}


def _pages(one: Enrollment, *last: str) -> list[str]:
    """Return the pages of a sign-up."""
    ends = ["", "topics/", "more/", "you/", "when/", *last]
    return [f"/sign-up/{one.pk}/{end}" for end in ends]
