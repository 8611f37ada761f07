"""Four minutes of questions, kept as one taps; then one's own growth, a piece of it shown."""

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from tests.closing.closing_cast import held
from tests.journeys.browsing import sign_in, wrong_with
from tests.meetings.meeting_cast import WEEK, paired

from turnabout.growth.answering import answers_of
from turnabout.growth.book import jot
from turnabout.growth.items import Number
from turnabout.growth.models import Demonstration, Kind, Rung, Wave, When
from turnabout.growth.waves import open_wave, plan_waves
from turnabout.pairs.models import Pair
from turnabout.people.models import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def pair(noor: Person, ada: Person, carla: Person) -> Pair:
    """Noor mentors Ada, since twenty weeks; they have met six times."""
    pair = paired(noor, ada, by=carla, at=timezone.now() - 20 * WEEK)
    held(pair, 6, until=timezone.now())
    return pair


@pytest.fixture
def wave(pair: Pair) -> Wave:
    """The questions at the end, which are open."""
    plan_waves(pair.cohort)
    wave = Wave.objects.get(cohort=pair.cohort, number=Number.END)
    wave.opens_on = timezone.localdate()
    wave.closes_on = wave.opens_on + dt.timedelta(weeks=1)
    wave.save()
    open_wave(wave, at=timezone.now())
    return wave


def test_a_mentor_answers_as_they_go_and_is_asked_no_more(
    page: Page, live_server: LiveServer, pair: Pair, wave: Wave
):
    sign_in(page.context, live_server.url, pair.mentor.person)
    page.goto(live_server.url)
    page.get_by_role("link", name="A few questions").first.click()
    page.locator('input[name="q-B1"][value="4"]').check()
    expect(page.locator("#kept")).to_have_text("Kept.")
    page.locator('input[name="q-harm"][value="-"]').check()

    page.get_by_role("button", name="I am through").click()

    expect(page.get_by_role("status")).to_contain_text("you can still change")
    expect(page.get_by_role("link", name="A few questions")).to_have_count(0)
    assert answers_of(wave, pair.mentor).given == {"B1": 4, "harm": None}


def test_somebody_shows_a_piece_of_their_growth_and_takes_it_back(
    browser: Browser, live_server: LiveServer, pair: Pair
):
    ada, noor = (_page(browser, live_server, one.person) for one in (pair.mentee, pair.mentor))
    ada.goto(f"{live_server.url}/you/growth/new/tool/")
    ada.get_by_label("What is it?").fill("Captions made by the phone")
    ada.get_by_role("button", name="Keep it").click()
    ada.get_by_role("link", name="show each other").click()
    ada.get_by_label("New tools and ways of working").check()
    ada.get_by_role("button", name="Look at it first").click()
    ada.get_by_role("button", name="Show it to Noor").click()
    expect(ada.get_by_role("status")).to_contain_text("Noor can see it now")

    noor.goto(f"{live_server.url}/pairs/{pair.pk}/growth/")
    expect(noor.locator(".shared")).to_contain_text("Captions made by the phone")
    ada.get_by_role("button", name="Take it back").click()
    expect(ada.get_by_role("status")).to_contain_text("seen by you alone")
    noor.reload()

    expect(noor.locator(".shared")).to_have_count(0)


def test_nothing_is_wrong_with_the_pages_of_waves_and_growth(
    page: Page, live_server: LiveServer, pair: Pair, wave: Wave
):
    person = pair.mentee.person
    sign_in(page.context, live_server.url, person)
    for kind in Kind:
        jot(person, kind, "One", "Two", through=True, on=timezone.localdate())
    skill = pair.mentee.wants.get().skill
    for when, level in ((When.BEFORE, "0"), (When.AFTER, "3")):
        Rung.objects.create(enrollment=pair.mentee, skill=skill, when=when, level=level)
    Demonstration.objects.create(pair=pair, skill=skill, level="2", is_sent=True)
    own = f"/pairs/{pair.pk}"

    paths = [
        f"/questions/{pair.mentee_id}/2/",
        "/you/growth/",
        "/you/growth/new/thought/",
        "/you/growth/erased/",
        f"{own}/growth/",
        f"{own}/guess/",
    ]

    assert wrong_with(page, live_server.url, paths) == {}


def test_nothing_is_wrong_with_what_mentors_and_coordinators_find(
    page: Page, live_server: LiveServer, pair: Pair, wave: Wave, carla: Person
):
    program = f"/programs/{pair.cohort.program_id}"
    sign_in(page.context, live_server.url, pair.mentor.person)
    rating = wrong_with(page, live_server.url, [f"/pairs/{pair.pk}/demonstration/"])
    sign_in(page.context, live_server.url, carla)
    waves = f"{program}/cohorts/{pair.cohort_id}/waves/"
    led = [waves, f"{waves}2/", f"{program}/scales/", f"{program}/scales/new/"]

    assert (rating, wrong_with(page, live_server.url, led)) == ({}, {})


def _page(browser: Browser, live_server: LiveServer, person: Person) -> Page:
    context = browser.new_context()
    sign_in(context, live_server.url, person)
    return context.new_page()
