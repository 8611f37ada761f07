"""A coordinator words a letter in a real browser: it is checked and shown as she types."""

import re

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from tests.cast import NOW
from tests.journeys.browsing import sign_in, wrong_with

from turnabout.core.mail.kinds import KINDS, NAMES, Kind, Place, address_place
from turnabout.core.mail.outbox import post
from turnabout.core.mail.stopping import link_of
from turnabout.core.models import Letter, LetterText
from turnabout.people.models import Person
from turnabout.programs.beginning import begin_program
from turnabout.programs.models import Program

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def upward(carla: Person) -> Program:
    return begin_program("Upward", by=carla, at=NOW)


def test_words_are_checked_and_shown_while_she_types_and_then_are_hers(
    page: Page, live_server: LiveServer, upward: Program, carla: Person
):
    sign_in(page.context, live_server.url, carla)
    page.goto(f"{live_server.url}/programs/{upward.pk}/letters/")
    page.get_by_role("link", name=re.compile("English.*A pair has ended")).click()
    words = page.get_by_label("Text", exact=True)

    words.fill("Hi {name}, it is anonymous.\n\n[See {other}]({address})")
    expect(page.get_by_text("Write “confidential”, and say who can read it.")).to_be_visible()
    letter = page.frame_locator("iframe.as-read")
    expect(letter.get_by_role("link", name="See Noor Haddad")).to_be_visible()
    words.fill("Hi {name}.\n\n[See {other}]({address})")
    expect(page.get_by_text("Nothing that puts people off.")).to_be_visible()
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("Saved. The next letters have these words.")).to_be_visible()
    assert LetterText.objects.get().body == "Hi {name}.\n\n[See {other}]({address})"
    page.get_by_role("button", name="Back to ours").click()
    expect(page.get_by_text("The next letters have our words again.")).to_be_visible()
    assert LetterText.objects.count() == 0


def test_nothing_is_wrong_with_the_pages_of_mail(
    page: Page,
    live_server: LiveServer,
    upward: Program,
    carla: Person,
    noor: Person,
    monkeypatch: pytest.MonkeyPatch,
):
    places = (Place("name", "the first name", "Kim"), address_place("the page"))
    nudge = Kind("trial", "It went quiet", "A pair has not met.", places, is_nudge=True)
    monkeypatch.setitem(KINDS, "trial", nudge)
    monkeypatch.setitem(NAMES, "trial", nudge.name)
    facts = {"name": "Noor", "address": f"{live_server.url}/"}
    post("trial", to=noor.email, key="1", facts=facts, language="en", at=NOW, program=upward)
    Letter.objects.update(sent_at=NOW, bounced_at=NOW, bounce_code="5.1.1")
    stop = link_of(noor.pk, "trial").partition("/letters/")[2]
    sign_in(page.context, live_server.url, carla)
    at = f"/programs/{upward.pk}/"

    found = wrong_with(
        page,
        live_server.url,
        [
            "/mail/",
            f"{at}mail/",
            f"{at}letters/",
            f"{at}letters/pair_mentor/en/",
            f"{at}invitations/mentee/",
            "/you/letters/",
            f"/letters/{stop}",
        ],
    )

    assert found == {}
