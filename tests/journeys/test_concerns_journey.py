"""A junior writes without a name, a contact answers, the junior comes back: in two browsers."""

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from tests.cast import enter
from tests.concerns.concerns_cast import PASSPHRASE, contact, raised
from tests.journeys.browsing import sign_in, wrong_here, wrong_with
from tests.meetings.meeting_cast import WEEK, paired

from turnabout.clock import current_day
from turnabout.concerns.models import Concern, Naming
from turnabout.concerns.names import ask_to_open
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Part
from turnabout.programs.seats import give_seat
from turnabout.web.concerns.tries import TRIES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _nobody_tried() -> None:
    TRIES.forget()


@pytest.fixture
def pair(noor: Person, ada: Person, carla: Person) -> Pair:
    """Noor mentors Ada."""
    return paired(noor, ada, by=carla, at=timezone.now() - WEEK)


def test_a_junior_writes_without_a_name_and_comes_back_with_the_receipt(
    browser: Browser, live_server: LiveServer, pair: Pair, carla: Person
):
    ines = enter("Ines Weber", "ines@kittiwake.example")
    give_seat(pair.cohort.program, ines, Part.CONTACT, by=carla, at=timezone.now())
    noor, desk = (_page(browser, live_server, one) for one in (pair.mentor.person, ines))
    _set_up(desk, live_server.url)

    noor.goto(f"{live_server.url}/pairs/{pair.pk}/")
    noor.get_by_role("link", name="Write sealed").click()
    noor.get_by_label("Ada Lindqvist").check()
    noor.get_by_role("button", name="Go on").click()
    noor.get_by_label("Ines Weber").check()
    noor.get_by_label("What happened?").fill("She read my notes aloud.")
    noor.get_by_role("button", name="Seal and send").click()
    receipt = noor.locator(".digits").inner_text()

    desk.goto(live_server.url)
    desk.get_by_role("link", name="There is something for you to open").click()
    desk.get_by_role("link", name="Something to open").click()
    desk.get_by_label("Your passphrase").fill("not these words, surely")
    desk.get_by_role("button", name="Open it").click()
    expect(desk.locator(".errorlist")).to_contain_text("That does not open it")
    desk.get_by_label("Your passphrase").fill(PASSPHRASE)
    desk.get_by_role("button", name="Open it").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text(
        "Somebody writes to you without a name"
    )
    expect(desk.locator(".exchange")).to_contain_text("She read my notes aloud.")
    desk.get_by_label("Your answer").fill("Thank you. What would help?")
    desk.get_by_role("button", name="Seal and send").click()
    expect(desk.locator(".notes")).to_contain_text("Sealed, and sent")

    elsewhere = browser.new_context().new_page()
    elsewhere.goto(f"{live_server.url}/help/return/")
    elsewhere.get_by_label("Your receipt").fill(receipt)
    elsewhere.get_by_role("button", name="Open it").click()
    expect(elsewhere.locator(".exchange")).to_contain_text("What would help?")
    assert list(wrong_here(elsewhere)) == []
    elsewhere.get_by_label("Write on").fill("That she asks me first.")
    elsewhere.get_by_role("button", name="Seal and send").click()
    expect(elsewhere.locator(".exchange")).to_contain_text("That she asks me first.")
    elsewhere.get_by_role("link", name="Leave this page").click()
    expect(elsewhere).to_have_url(f"{live_server.url}/sign-in/")
    assert Concern.objects.get().author is None


def test_nothing_is_wrong_with_the_pages(
    page: Page, live_server: LiveServer, pair: Pair, carla: Person, arne: Person
):
    program, now = pair.cohort.program, timezone.now()
    ines = contact("Ines Weber", program, by=carla)
    concern = raised(
        program, by=pair.mentor.person, to=ines, naming=Naming.WITHHELD, on=current_day()
    ).concern
    asked = ask_to_open(concern, by=ines, of=arne, reason="A risk of harm", at=now)
    visits = {
        pair.mentor.person: ["/help/", "/help/serious/", "/help/return/", f"/help/{program.pk}/"],
        ines: ["/desk/", "/desk/key/", f"/desk/{concern.pk}/"],
        arne: [f"/desk/name/{asked.pk}/"],
    }

    wrong = {}
    for person, paths in visits.items():
        sign_in(page.context, live_server.url, person)
        wrong |= wrong_with(page, live_server.url, paths)

    assert wrong == {}


def _set_up(page: Page, site: str) -> None:
    """Let a contact make their key and see the recovery key."""
    page.goto(site)
    page.get_by_role("link", name="Set up your key").click()
    page.get_by_label("A new passphrase").fill(PASSPHRASE)
    page.get_by_label("The same once more").fill(PASSPHRASE)
    page.get_by_role("button", name="Make my key").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Print your recovery key")


def _page(browser: Browser, site: LiveServer, person: Person) -> Page:
    context = browser.new_context()
    sign_in(context, site.url, person)
    return context.new_page()
