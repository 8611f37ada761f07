"""Which language somebody reads, and how they choose it."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils import translation

from turnabout.core.models import Organisation
from turnabout.people.models import Person

GERMAN, BRITISH = {"accept-language": "de-AT,de;q=0.9,en;q=0.5"}, {"accept-language": "en-GB"}


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """Let the next test begin in English: a page leaves its language behind in the thread."""
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("asks", "language", "title"),
    [
        (GERMAN, "de", "Einloggen · Turnabout"),
        (BRITISH, "en", "Sign in · Turnabout"),
        ({"accept-language": "fi"}, "en", "Sign in · Turnabout"),
    ],
)
def test_who_has_not_signed_in_reads_what_the_browser_asks_for(
    kittiwake: Organisation, asks: dict[str, str], language: str, title: str
):
    answer = Client(headers=asks).get("/sign-in/")

    assert _spoken(answer.content.decode()) == (language, title)
    assert answer["Content-Language"] == language


def test_the_choice_of_who_has_not_signed_in_stays_in_the_browser(kittiwake: Organisation):
    client = Client(headers=BRITISH)

    answer = client.post("/language/", {"language": "de", "next": "/sign-in/"})

    assert answer["Location"] == "/sign-in/"
    assert _spoken(client.get("/sign-in/").content.decode())[0] == "de"


def test_the_choice_of_somebody_goes_with_them_to_other_browsers(noor: Person, ada: Person):
    _browser(noor, BRITISH).post("/language/", {"language": "de", "next": "/"})

    assert [_language(_browser(one, BRITISH)) for one in (noor, ada)] == ["de", "en"]


def test_what_somebody_chose_weighs_more_than_their_browser(noor: Person):
    Person.objects.filter(pk=noor.pk).update(language="en")

    assert _language(_browser(noor, GERMAN)) == "en"


@pytest.mark.parametrize("language", ["fi", "", "../de"])
def test_a_language_that_nobody_speaks_here_is_not_kept(noor: Person, language: str):
    client = _browser(noor, BRITISH)

    client.post("/language/", {"language": language, "next": "/"})

    noor.refresh_from_db()
    assert (noor.language, _language(client)) == ("", "en")


def test_the_choice_leads_to_no_other_site(noor: Person):
    answer = _browser(noor).post("/language/", {"language": "de", "next": "https://x.example/"})

    assert answer["Location"] == "/"


def test_the_page_says_which_language_it_is_in_now(noor: Person):
    page = _browser(noor, GERMAN).get("/language/").content.decode()

    assert page.count('lang="de" aria-pressed="true"') == 1
    assert page.count('lang="en" aria-pressed="false"') == 1


def _browser(person: Person, asks: dict[str, str] = BRITISH) -> Client:
    client = Client(headers=asks)
    client.force_login(person)
    return client


def _language(client: Client) -> str:
    return _spoken(client.get("/sign-up/").content.decode())[0]


def _spoken(page: str) -> tuple[str, str]:
    language = page.partition('<html lang="')[2].partition('"')[0]
    return language, page.partition("<title>")[2].partition("</title>")[0].strip()
