"""Setting up, signing in and out, as people do it in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from tests.journeys.browsing import sign_in, wrong_here, wrong_with
from tests.web.signin_steps import SECRET_WORDS, mailed_code, shown

from turnabout.people.founding import founding_key
from turnabout.people.models import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

QUIET_FOR_STRANGERS = ["/sign-in/", "/sign-in/password/", "/sign-in/gone/"]
QUIET_FOR_PEOPLE = [
    "/you/sign-in/",
    "/you/sign-in/app/",
    "/you/sign-in/passkeys/",
    "/you/sign-in/passkeys/new/",
    "/you/password/",
    "/you/sessions/",
    "/sign-out/",
]


@pytest.fixture
def site(live_server: LiveServer) -> str:
    return live_server.url.replace("127.0.0.1", "localhost")


@pytest.fixture
def passkeys(page: Page) -> Iterator[None]:
    """A device that holds passkeys, and a finger that is always on it."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    features = ["hasResidentKey", "hasUserVerification", "isUserVerified"]
    device = {"protocol": "ctap2", "transport": "internal", "automaticPresenceSimulation": True}
    options = device | dict.fromkeys(features, True)
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    yield
    devices.detach()


def test_from_the_link_in_the_terminal_to_the_first_page(page: Page, site: str):
    page.goto(f"{site}/set-up/?key={founding_key()}")
    expect(page).to_have_url(f"{site}/set-up/")

    page.get_by_label("Your organisation").fill("Kittiwake Ferries")
    page.get_by_label("Your name").fill("Arne Bakke")
    page.get_by_label("Your e-mail").fill("arne@kittiwake.example")
    page.get_by_role("button", name="Set up and sign in").click()

    expect(page).to_have_url(f"{site}/")
    expect(page.get_by_text("Kittiwake Ferries is set up")).to_be_visible()
    expect(page.locator(".you")).to_contain_text("Arne")


def test_the_first_page_guesses_the_time_zone_of_the_browser(browser: Browser, site: str):
    context = browser.new_context(timezone_id="Europe/Oslo")
    page = context.new_page()

    page.goto(f"{site}/set-up/?key={founding_key()}")

    expect(page.get_by_label("Time zone")).to_have_value("Europe/Oslo")
    context.close()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_out_and_in_again_by_a_code_from_the_mail(
    browser: Browser, site: str, noor: Person, script: bool
):
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    _sign_in_by_code(page, site, noor)
    expect(page).to_have_url(f"{site}/")

    page.goto(f"{site}/sign-out/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("You are signed out.")).to_be_visible()

    _sign_in_by_code(page, site, noor)
    expect(page).to_have_url(f"{site}/")
    context.close()


def test_by_keyboard_alone(page: Page, site: str, noor: Person):
    page.goto(f"{site}/sign-in/")
    page.keyboard.type(noor.email)
    page.keyboard.press("Enter")
    expect(page.get_by_label("Code from the mail")).to_be_focused()
    page.keyboard.type(mailed_code())
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}/")


def test_a_passkey_is_added_and_signs_in(page: Page, site: str, noor: Person, passkeys: None):
    _sign_in_by_code(page, site, noor)
    page.goto(f"{site}/you/sign-in/")
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("What you call it").fill("My phone")
    page.get_by_role("button", name="Add the passkey").click()
    expect(page.get_by_text("My phone", exact=True)).to_be_visible()
    page.context.clear_cookies(name="turnabout")

    page.goto(f"{site}/you/sessions/")
    page.get_by_role("link", name="a passkey or a password").click()
    page.get_by_role("button", name="Use a passkey").click()

    expect(page).to_have_url(f"{site}/you/sessions/")


def test_a_device_that_holds_no_passkey_of_hers_lets_nobody_in(
    page: Page, site: str, noor: Person, passkeys: None
):
    page.goto(f"{site}/sign-in/password/")
    page.get_by_role("button", name="Use a passkey").click()

    expect(page.get_by_role("alert")).to_contain_text("No passkey was used")
    expect(page).to_have_url(f"{site}/sign-in/password/")


def test_without_script_no_passkey_is_offered(browser: Browser, site: str, noor: Person):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()

    page.goto(f"{site}/sign-in/password/")

    expect(page.get_by_role("button", name="Use a passkey")).to_be_hidden()
    expect(page.get_by_role("button", name="Sign in with the password")).to_be_visible()
    context.close()


def test_an_authenticator_app_is_set_up_and_asked_for(page: Page, site: str, noor: Person):
    _sign_in_by_code(page, site, noor)
    page.goto(f"{site}/you/sign-in/")
    page.get_by_role("link", name="Set up an app").click()
    secret = page.locator("code.secret").inner_text().replace(" ", "")
    page.get_by_label("Code that the app shows").fill(shown(secret))
    page.get_by_role("button", name="Set it up").click()
    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()
    page.context.clear_cookies(name="turnabout")

    _sign_in_by_code(page, site, noor)
    expect(page).to_have_url(f"{site}/sign-in/second-step/")
    page.get_by_label("Code of your app").fill(shown(secret))
    page.get_by_role("button", name="Sign in", exact=True).click()

    expect(page).to_have_url(f"{site}/")


def test_no_page_has_a_violation_or_scrolls_sideways(page: Page, site: str, noor: Person):
    found = wrong_with(page, site, QUIET_FOR_STRANGERS)
    sign_in(page.context, site, noor)
    found |= wrong_with(page, site, QUIET_FOR_PEOPLE)
    noor.set_password(SECRET_WORDS)
    noor.save()
    sign_in(page.context, site, noor)
    found |= wrong_with(page, site, ["/sign-in/again/", "/sign-in/again/code/"])

    assert found == {}


def test_nor_has_the_set_up(page: Page, site: str):
    found = wrong_with(page, site, [f"/set-up/?key={founding_key()}"])
    page.get_by_label("Your e-mail").fill("arne@kittiwake")
    page.locator("form", has=page.get_by_label("Your e-mail")).evaluate("form => form.submit()")
    expect(page.locator(".errorlist")).to_have_count(3)

    assert (found, list(wrong_here(page))) == ({}, [])


def _sign_in_by_code(page: Page, site: str, person: Person) -> None:
    page.goto(f"{site}/sign-in/")
    page.get_by_label("Your e-mail at work").fill(person.email)
    page.get_by_role("button", name="Send me a code").click()
    expect(page.get_by_label("Code from the mail")).to_be_visible()
    page.get_by_label("Code from the mail").fill(mailed_code())
    page.get_by_role("button", name="Sign in", exact=True).click()
