"""Somebody takes everything along, asks for a correction, asks to be erased and stays after all."""

import zipfile
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer
from tests.journeys.browsing import sign_in, wrong_with
from tests.meetings.meeting_cast import WEEK, paired

from turnabout.core.jobs.running import run
from turnabout.core.models import Job
from turnabout.people.leaving import leave
from turnabout.people.models import Person
from turnabout.rights.correcting import ask
from turnabout.rights.models import Look, What

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def ledger(settings: Settings, tmp_path: Path) -> None:
    """The ledger of who was erased, as empty as on the first day."""
    settings.ERASED = tmp_path / "erased-people"


def test_everything_is_taken_along_and_being_erased_is_thought_better_of(
    page: Page, live_server: LiveServer, noor: Person, ada: Person, carla: Person
):
    paired(noor, ada, by=carla, at=timezone.now() - WEEK)
    sign_in(page.context, live_server.url, noor)
    page.goto(f"{live_server.url}/you/data/")
    page.get_by_role("link", name="Your download").click()
    page.get_by_role("button", name="Make my download").click()
    expect(page.get_by_role("link", name="See how far it is")).to_be_visible()
    run(Job.objects.get(asked_by=noor).pk)

    page.get_by_role("link", name="Look again").click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Take it along").click()
    with zipfile.ZipFile(waiting.value.path()) as archive:
        page.set_content(archive.read("everything-about-me.html").decode())
    expect(page.get_by_role("heading", level=1)).to_have_text("Everything about you")

    page.goto(f"{live_server.url}/you/data/erasure/")
    page.get_by_label("Type noor@kittiwake.example to confirm").fill(noor.email)
    page.get_by_role("button", name="Erase me in a week").click()
    expect(page.locator(".note.warning")).to_contain_text("You are erased on")
    page.get_by_role("button", name="Stay after all").click()
    expect(page.locator(".notes")).to_contain_text("You stay.")


def test_nothing_is_wrong_with_the_pages_of_ones_data(
    page: Page, live_server: LiveServer, noor: Person, ada: Person, arne: Person
):
    correction = ask(ada, "job", "Chief executive, ferries", at=timezone.now())
    ask(arne, "job", "Administrator", at=timezone.now())
    Look.objects.create(person=arne, by=ada, what=What.FACTS, day=timezone.now().date())
    leave(noor, by=arne, at=timezone.now())
    sign_in(page.context, live_server.url, arne)
    own = [f"/you/data/{path}" for path in ("", "download/", "facts/", "looks/", "facts/job/")]
    desk = ["/people/corrections/", f"/people/corrections/{correction.pk}/", "/retention/"]

    paths = [*own, *desk, f"/people/{noor.pk}/erasure/"]

    assert wrong_with(page, live_server.url, paths) == {}
    sign_in(page.context, live_server.url, ada)
    assert wrong_with(page, live_server.url, ["/you/data/erasure/"]) == {}
