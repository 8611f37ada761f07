"""Signing up in a real browser: by thumb, by script and without, in light and in dark."""

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from tests.enrollment.signup_cast import TOPIC, closed, load, open_cohort, signed_up
from tests.journeys.browsing import all_faults, appear, sign_in

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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_has_a_violation_or_scrolls_sideways(
    page: Page,
    live_server: LiveServer,
    scheme: str,
    width: int,
    spring: Cohort,
    noor: Person,
    ada: Person,
    carla: Person,
    invited: str,
):
    now = timezone.now()
    make_open_link(spring, Side.MENTOR, by=carla, at=now)
    mentor, mentee = (
        signed_up(spring, one, side, at=now)
        for one, side in ((noor, Side.MENTOR), (ada, Side.MENTEE))
    )
    put_on_waitlist(mentee, reason="More mentees than mentors", by=carla, at=now)
    appear(page, width=width, scheme=scheme)
    mine = [f"/sign-up/{mentor.pk}/{step}" for step in _steps("people")]
    hers = [f"/sign-up/{mentee.pk}/{step}" for step in _steps("dates", "people")]
    start = f"/programs/{spring.program_id}/cohorts/{spring.pk}/sign-ups/"
    led = [start + part for part in ("", "invitations/", "links/", "new/", "waitlist/")]

    found = _look(page, live_server, noor, ["/sign-up/", invited, *mine, *_ends(mentor)])
    found |= _look(page, live_server, ada, hers)
    found |= _look(page, live_server, carla, [*led, f"{start}{mentee.pk}/waitlist/"])
    closed(spring, by=carla, at=now)
    found |= _look(page, live_server, noor, [f"/sign-up/{mentor.pk}/stars/"])

    assert found == dict.fromkeys(found, ([], width))


def _steps(*last: str) -> list[str]:
    return ["", *(f"{step}/" for step in ("topics", "more", "you", "when", *last))]


def _ends(one: Enrollment) -> list[str]:
    return [f"/sign-up/{one.pk}/apart/?q=a", f"/sign-up/{one.pk}/withdrawal/"]


def _look(
    page: Page, live_server: LiveServer, person: Person, paths: list[str]
) -> dict[str, tuple[list[str], int]]:
    """Return the violations and the width of each page."""
    sign_in(page.context, live_server.url, person)
    return all_faults(page, live_server.url, paths)
