"""In German from the first page on: signing in, signing up, and changing one's mind about it."""

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from tests.enrollment.signup_cast import open_cohort, signed_up
from tests.journeys.browsing import sign_in, wrong_with

from turnabout.enrollment.models import Enrollment
from turnabout.people.models import Person
from turnabout.programs.models import Side

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def german(browser: Browser) -> Page:
    """A page of a browser that asks for German."""
    return browser.new_context(locale="de-DE").new_page()


@pytest.fixture
def mentor(carla: Person, noor: Person) -> Enrollment:
    """Noor, who signed up."""
    cohort = open_cohort(carla, at=timezone.now())
    return signed_up(cohort, noor, Side.MENTOR, at=timezone.now())


def test_somebody_signs_in_withdraws_and_signs_out_in_german(
    german: Page, live_server: LiveServer, mentor: Enrollment
):
    german.goto(f"{live_server.url}/sign-in/")
    german.get_by_label("Ihre dienstliche E-Mail-Adresse").fill(mentor.person.email)
    german.get_by_role("button", name="Code senden").click()
    german.get_by_label("Code aus der Mail").fill(mail.outbox[-1].subject.split()[0])
    german.get_by_role("button", name="Einloggen").click()
    german.get_by_role("link", name="Anmeldungen").click()
    german.get_by_role("link", name="Upward").click()
    expect(german.get_by_role("heading", level=1)).to_have_text("Sie sind angemeldet")
    german.get_by_role("link", name="Abmelden").click()
    german.get_by_role("button", name="Abmelden").click()
    expect(german.get_by_role("listitem").filter(has_text="gelöscht")).to_be_visible()

    assert mail.outbox[-1].subject.endswith("ist Ihr Code für Turnabout")
    mentor.refresh_from_db()
    assert (mentor.withdrawn_at is None, Person.objects.get(pk=mentor.person_id).language) == (
        False,
        "",
    )


def test_a_language_is_chosen_before_signing_in_and_kept_for_the_person(
    page: Page, live_server: LiveServer, noor: Person
):
    page.goto(f"{live_server.url}/sign-in/")
    page.get_by_role("button", name="Deutsch").click()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    sign_in(page.context, live_server.url, noor)
    page.goto(f"{live_server.url}/language/")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Language")

    assert Person.objects.get(pk=noor.pk).language == "en"


def test_german_fits_a_phone_and_axe_finds_nothing(
    german: Page, live_server: LiveServer, mentor: Enrollment
):
    sign_in(german.context, live_server.url, mentor.person)
    own = f"/sign-up/{mentor.pk}/"

    found = wrong_with(german, live_server.url, ["/", "/language/", "/sign-up/", own, f"{own}you/"])

    assert found == {}
