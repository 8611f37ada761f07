"""From the closing to swapped seats and a certificate: two people in two browsers, at once."""

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from tests.closing.closing_cast import circle_of, closed_by_both, held
from tests.journeys.browsing import sign_in, wrong_with
from tests.meetings.meeting_cast import WEEK, paired

from turnabout.closing.circles import write_themes
from turnabout.closing.exits import leave_pair
from turnabout.closing.models import Record
from turnabout.closing.records import CAN_SHOW, make_public
from turnabout.core.models import Letter
from turnabout.pairs.models import Pair
from turnabout.people.models import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def pair(noor: Person, ada: Person, carla: Person) -> Pair:
    """Noor mentors Ada, since twenty weeks; they have met six times."""
    pair = paired(noor, ada, by=carla, at=timezone.now() - 20 * WEEK)
    held(pair, 6, until=timezone.now())
    return pair


def test_two_finish_well_swap_seats_and_the_mentor_takes_a_certificate(
    browser: Browser, live_server: LiveServer, pair: Pair
):
    noor, ada = (_page(browser, live_server, one.person) for one in (pair.mentor, pair.mentee))
    for page, thanks in ((ada, "You changed my mind about Sundays."), (noor, "")):
        page.goto(f"{live_server.url}/pairs/{pair.pk}/")
        page.get_by_role("link", name="Finish well with").click()
        page.get_by_label("Thanks, in your own words").fill(thanks)
        page.get_by_label("Swap seats").check()
        page.get_by_role("button", name="Finish").click()

    expect(noor.get_by_role("heading", level=1)).to_contain_text("has no date yet")
    expect(noor.locator(".place").first).to_contain_text("Ada Lindqvist mentors you")
    ada.goto(f"{live_server.url}/pairs/{Pair.objects.get(swap__before=pair).pk}/")
    expect(ada.locator(".place").first).to_contain_text("You mentor Noor Haddad")
    noor.goto(f"{live_server.url}/pairs/{pair.pk}/closing/")
    expect(noor.locator("blockquote")).to_have_text("You changed my mind about Sundays.")
    noor.get_by_role("link", name="Your record of contribution").click()
    with noor.expect_download() as waiting:
        noor.get_by_role("link", name="Certificate (PDF)").click()
    assert waiting.value.path().read_bytes()[:5] == b"%PDF-"


def test_one_tap_ends_it_and_both_find_the_same_words(
    browser: Browser, live_server: LiveServer, pair: Pair
):
    noor, ada = (_page(browser, live_server, one.person) for one in (pair.mentor, pair.mentee))
    noor.goto(f"{live_server.url}/pairs/{pair.pk}/")
    noor.get_by_role("link", name="End it").click()

    noor.get_by_role("button", name="End it").click()

    lines = []
    for page in (noor, ada):
        page.goto(f"{live_server.url}/pairs/{pair.pk}/")
        lines.append(page.locator("main p.lead").inner_text())
    assert lines[0] == lines[1]
    assert Letter.objects.filter(kind="pair_end").count() == 2


def test_nothing_is_wrong_with_what_is_asked_on_the_way(
    page: Page, live_server: LiveServer, pair: Pair
):
    sign_in(page.context, live_server.url, pair.mentor.person)
    own = f"/pairs/{pair.pk}/"

    paths = [own, *(f"{own}{path}/" for path in ("fit", "midpoint", "exit", "closing"))]

    assert wrong_with(page, live_server.url, paths) == {}


def test_nothing_is_wrong_with_what_follows(page: Page, live_server: LiveServer, pair: Pair):
    sign_in(page.context, live_server.url, pair.mentor.person)
    own = f"/pairs/{pair.pk}/"
    closed_by_both(pair, thanks="You changed my mind", at=timezone.now())
    record = Record.objects.get()
    make_public(record, list(CAN_SHOW), by=pair.mentor.person, at=timezone.now())

    wrong = wrong_with(
        page,
        live_server.url,
        [own, f"{own}closing/", f"{own}record/", "/words/", f"/records/{record.token}/"],
    )

    assert wrong == {}


def test_nothing_is_wrong_after_an_exit_and_with_a_circle(
    page: Page, live_server: LiveServer, pair: Pair, carla: Person
):
    sign_in(page.context, live_server.url, pair.mentor.person)
    own, cohort = f"/pairs/{pair.pk}/", pair.cohort
    ahead = circle_of(cohort, by=carla, starts_at=timezone.now() + WEEK)
    wrong = wrong_with(page, live_server.url, [f"/circles/{ahead.pk}/"])
    ahead.starts_at = timezone.now() - WEEK
    ahead.save()
    write_themes(ahead, ["Dates fall through"], by=pair.mentor, at=timezone.now())
    leave_pair(pair, at=timezone.now())

    wrong |= wrong_with(
        page,
        live_server.url,
        [own, f"{own}again/", f"{own}goodbye/", f"/circles/{ahead.pk}/"],
    )
    sign_in(page.context, live_server.url, carla)
    led = f"/programs/{cohort.program_id}/cohorts/{cohort.pk}/"
    wrong |= wrong_with(page, live_server.url, [f"{led}life/", f"{led}circles/2/"])

    assert wrong == {}


def _page(browser: Browser, site: LiveServer, person: Person) -> Page:
    context = browser.new_context(accept_downloads=True)
    sign_in(context, site.url, person)
    return context.new_page()
