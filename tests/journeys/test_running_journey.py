"""The pages of mail, jobs and links as people meet them: on a phone, by night, without script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import LazySettings
from django.utils import timezone
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer
from tests.cast import NOW
from tests.journeys.browsing import PHONE, appear, sign_in, wrong_here, wrong_with
from tests.smtp import Postbox

from turnabout.core.jobs.asking import ask_for
from turnabout.core.jobs.clock import keep_schedules
from turnabout.core.jobs.nightly import end_sessions
from turnabout.core.jobs.running import run
from turnabout.core.jobs.workers import beat
from turnabout.core.mail.outbox import post
from turnabout.core.mail.sending import send_due
from turnabout.core.models import Job, Letter
from turnabout.demo.making import make_demo
from turnabout.people.models import Person
from turnabout.people.sign_in_links import sign_in_link

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = ["/", "/mail/", "/jobs/", "/jobs/{job}/"]
DEMO_PAGES = ["/demo/inbox/", "/demo/inbox/{letter}/"]
LONG = "somebody.with.a.very.long.address@subsidiary.kittiwake.example"


@pytest.fixture
def things(db: None, arne: Person) -> dict[str, int]:
    """A letter that came back, one that is late, a job that runs, one that failed, a worker."""
    letter = write(LONG)
    Letter.objects.update(given_up_at=NOW, fault="550 5.1.1 no such mailbox")
    Letter.objects.filter(pk=write("ada@kittiwake.example").pk).update(fault="450 4.2.0 later")
    failed = ask_for(end_sessions, by=arne, at=NOW)
    Job.objects.update(failed_at=NOW, fault="KeyError in lists.py, line 33")
    job = ask_for(end_sessions, by=arne, at=NOW)
    Job.objects.exclude(pk=failed.pk).update(started_at=NOW, done=41_250, total=100_000)
    beat("turnabout-1:4711:9f3a2b7c", at=NOW)
    keep_schedules()
    return {"letter": letter.pk, "job": job.pk}


@pytest.fixture
def visit(page: Page, live_server: LiveServer, arne: Person) -> Page:
    """A browser in which the administrator is signed in."""
    sign_in(page.context, live_server.url, arne)
    return page


def write(to: str) -> Letter:
    facts = {"name": "Ada", "address": "http://localhost:8000/"}
    return post("trial", to=to, key=to, facts=facts, language="en", at=NOW)


def test_no_page_has_a_violation_or_scrolls_sideways(
    visit: Page, live_server: LiveServer, things: dict[str, int]
):
    pages = [path.format(**things) for path in PAGES]

    assert wrong_with(visit, live_server.url, pages) == {}


def test_neither_does_a_link_that_is_used_up(page: Page, live_server: LiveServer, db: None):
    page.goto(f"{live_server.url}/sign-in/link/gone/")

    assert list(wrong_here(page)) == []


def test_nor_does_the_inbox_of_the_demo(
    page: Page, live_server: LiveServer, settings: LazySettings
):
    settings.DEMO = True
    make_demo(at=NOW)
    letter = write(LONG)
    pages = [path.format(letter=letter.pk) for path in DEMO_PAGES]

    assert wrong_with(page, live_server.url, pages) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_letter_is_readable_by_day_and_by_night(page: Page, db: None, scheme: str):
    appear(page, width=PHONE, scheme=scheme)

    page.set_content(write("ada@kittiwake.example").html)

    assert page.evaluate("document.documentElement.scrollWidth") == PHONE
    assert Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa"]}).response["violations"] == []


def test_a_letter_that_came_back_is_tried_again_and_arrives(
    visit: Page, live_server: LiveServer, things: dict[str, int], postbox: Postbox
):
    visit.goto(f"{live_server.url}/mail/")

    visit.get_by_role("button", name=f"Try again {LONG}").click()
    send_due()

    assert visit.get_by_text(f"It is on its way to {LONG} again.").is_visible()
    assert LONG in [message["To"] for message in postbox.arrived]


def test_progress_moves_by_itself_and_says_when_it_is_done(
    visit: Page, live_server: LiveServer, things: dict[str, int]
):
    visit.goto(f"{live_server.url}/jobs/{things['job']}/")
    visit.get_by_text("41,250 of 100,000").wait_for()

    Job.objects.filter(pk=things["job"]).update(done=73_000)
    visit.get_by_text("73,000 of 100,000").wait_for()
    Job.objects.filter(pk=things["job"]).update(finished_at=NOW)
    visit.get_by_text("Finished").wait_for()


def test_without_script_a_job_is_cancelled(
    browser: Browser, live_server: LiveServer, things: dict[str, int], visit: Page
):
    context = browser.new_context(
        java_script_enabled=False, storage_state=visit.context.storage_state()
    )
    page = context.new_page()
    page.goto(f"{live_server.url}/jobs/{things['job']}/")

    page.get_by_role("button", name="Cancel").click()
    run(things["job"])

    assert page.get_by_text("It is cancelled.").is_visible()
    assert Job.objects.get(pk=things["job"]).cancelled_at is not None
    context.close()


def test_without_script_a_link_signs_somebody_in(
    browser: Browser, live_server: LiveServer, arne: Person
):
    link = sign_in_link(arne, at=timezone.now()).removeprefix("http://localhost:8000")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url + link)

    page.get_by_role("button", name="Sign in").click()

    assert page.get_by_text("Good to see you, Arne.").is_visible()
    context.close()
