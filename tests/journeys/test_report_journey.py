"""From what was found to what follows: a sponsor traces a number and decides, a mentor reads."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from tests.cast import enter
from tests.closing.closing_cast import held, more_pairs
from tests.journeys.browsing import sign_in, wrong_with
from tests.meetings.meeting_cast import WEEK, paired
from tests.reports.cast import LOTTERY, NOTHING, finished, promise, released

from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Part, Verdict
from turnabout.programs.seats import give_seat
from turnabout.respect.models.snapshots import Snapshot

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def pair(noor: Person, ada: Person, carla: Person) -> Pair:
    """Noor mentored Ada, as four others did, juniors of the deck and seniors of the bridge."""
    at = timezone.now() - 26 * WEEK
    pair = paired(noor, ada, by=carla, at=at)
    promise(pair.cohort, by=carla, at=at - WEEK)
    for one in [pair, *more_pairs(pair.cohort, 4, at=at)]:
        Person.objects.filter(pk=one.mentor.person_id).update(department="Deck")
        Person.objects.filter(pk=one.mentee.person_id).update(department="Bridge")
        held(one, 5, until=timezone.now())
    return pair


@pytest.fixture
def sponsor(pair: Pair, carla: Person) -> Person:
    """Sif, who sponsors the program and sits in no pair of it."""
    sif = enter("Sif Aune", "sif@kittiwake.example")
    give_seat(pair.cohort.program, sif, Part.SPONSOR, by=carla, at=timezone.now())
    return sif


def test_a_sponsor_traces_a_number_and_decides_and_a_mentor_reads_one_page(
    page: Page, live_server: LiveServer, pair: Pair, sponsor: Person
):
    released(finished(pair.cohort), LOTTERY, at=timezone.now())
    sign_in(page.context, live_server.url, sponsor)
    page.goto(live_server.url)
    page.get_by_role("link", name="Decide how to go on").click()
    page.get_by_role("link", name="source").first.click()
    expect(page.locator("tr:target")).to_contain_text("B6")
    page.go_back()
    page.get_by_label("Change", exact=True).check()
    page.get_by_label("Why, against the rule").fill("Fewer topics.")

    page.get_by_role("button", name="Keep the decision").click()

    expect(page.locator("main")).to_contain_text("Change. Fewer topics.")
    assert Verdict.objects.get().by == sponsor
    with page.expect_download() as waiting:
        page.get_by_role("link", name="As PDF").click()
    assert waiting.value.path().read_bytes()[:5] == b"%PDF-"
    sign_in(page.context, live_server.url, pair.mentor.person)
    page.goto(live_server.url)
    page.get_by_role("link", name="What your cohort found").click()
    expect(page.locator("main")).to_contain_text("Decided by Sif Aune")
    expect(page.get_by_role("link", name="source")).to_have_count(0)


def test_nothing_is_wrong_with_figures_report_source_and_comparison(
    page: Page, live_server: LiveServer, pair: Pair, carla: Person
):
    sign_in(page.context, live_server.url, carla)
    released(pair.cohort, LOTTERY)
    released(pair.cohort, NOTHING, number=1)
    program = f"/programs/{pair.cohort.program_id}/"
    cohort = f"{program}cohorts/{pair.cohort_id}/"
    source = f"{cohort}report/sources/{Snapshot.objects.get(number=2).pk}/"

    paths = [f"{cohort}figures/", f"{cohort}report/", source, f"{program}comparison/"]

    assert wrong_with(page, live_server.url, paths) == {}
