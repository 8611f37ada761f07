"""Every page of the demo in German: what reads as in English is a name, or is German too."""

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import LazySettings
from django.db import models
from django.test import Client
from django.utils import translation
from tests.cast import NOW

import turnabout
from texts.catalogues import read
from turnabout.core.models import LetterText
from turnabout.demo.making import make_demo
from turnabout.demo.models import Persona
from turnabout.locale.de.formats import FORMS
from turnabout.people.models import Person

SOURCE = Path(turnabout.__file__).parent
GERMAN = SOURCE / "locale" / "de" / "LC_MESSAGES" / "django.po"
STARTS = ("/", "/sign-in/", "/sign-in/password/", "/language/", "/demo/", "/no/such/page/")
SAID = {"aria-label", "title", "placeholder", "alt", "data-label", "hx-confirm"}
SILENT = {"script", "style", "svg", "code", "textarea", "option", "pre"}
OF_BOTH = {
    *("turnabout", "http", "localhost", "desk", "utc", "demo", "mentee", "english", "mon", "thu"),
    *("csv", "json", "name", "april", "august", "september", "november"),
}
"""Words that are nobody's name, and the same in both languages; the days are those of a sheet."""


class Page(HTMLParser):
    """What a page says, where its links lead, and in which language it says that it is."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: set[str] = set()
        self.links: list[str] = []
        self.language = ""
        self._silent = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._silent += tag in SILENT
        self.texts |= {given[name] for name in SAID & given.keys()}
        self.links += [given["href"]] if tag == "a" and "href" in given else []
        self.language = given["lang"] if tag == "html" else self.language

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in SILENT

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.texts.add(" ".join(data.split()))


@pytest.fixture
def demo(db: None, settings: LazySettings) -> Iterator[list[Persona | None]]:
    """Nobody, and each whom a visitor may be."""
    settings.DEMO = True
    make_demo(at=NOW)
    LetterText.objects.all().delete()  # what a coordinator settled stays in their language
    with translation.override("en"):
        yield [None, *Persona.objects.all()]


def test_no_page_of_the_demo_has_an_english_text_for_a_german_browser(
    demo: list[Persona | None],
):
    names, same = _names(), _same_in_both()
    seen = [(who, path, page) for who in demo for path, page in _pages(who, "de").items()]

    english = {
        text: (str(who), path)
        for who, path, german in seen
        for text in german.texts & _page(who, "en", path).texts
        if text not in same and _words(text, names) - OF_BOTH
    }

    assert english == {}
    assert {page.language for _who, _path, page in seen} == {"de"}
    assert len(seen) > 60


def test_every_form_of_a_date_has_a_german_one():
    by_code = {
        form
        for file in SOURCE.rglob("*.py")
        for form in re.findall(
            r"date_format\([^\"\n]*, \"([^\"]+)\"", file.read_text(encoding="utf-8")
        )
    }
    asked = by_code | {
        form
        for file in [*SOURCE.rglob("templates/**/*.html"), *SOURCE.rglob("templates/**/*.txt")]
        for form in re.findall(r"\|date:[\"']([^\"']+)", file.read_text(encoding="utf-8"))
    }

    assert (
        sorted(asked - FORMS.keys() - {"c", "Y-m-d", "DATE_FORMAT", "DATETIME_FORMAT", "H:i"}) == []
    )


def _pages(who: Persona | None, language: str) -> dict[str, Page]:
    """Return the pages that somebody reaches by links, one of each kind, by their address."""
    browser, found, kinds = _browser(who, language), {}, set()
    paths = list(STARTS)
    while paths:
        path = paths.pop(0).partition("#")[0]
        if (kind := re.sub(r"\d+", "0", path.partition("?")[0])) in kinds:
            continue
        kinds.add(kind)
        if page := _answer(browser, path):
            found[path] = page
            paths += [_joined(path, link) for link in page.links if link.startswith(("/", "?"))]
    return found


def _page(who: Persona | None, language: str, path: str) -> Page:
    page = _answer(_browser(who, language), path)
    assert page
    return page


def _answer(browser: Client, path: str) -> Page | None:
    answer = browser.get(path, follow=True)
    is_page = "html" in answer.headers.get("Content-Type", "")
    return Page(answer.content.decode()) if is_page else None


def _joined(path: str, link: str) -> str:
    return path.partition("?")[0] + link if link.startswith("?") else link


def _browser(who: Persona | None, language: str) -> Client:
    client = Client(headers={"accept-language": language})
    if who:
        client.force_login(who.person)
    return client


def _same_in_both() -> set[str]:
    """Return what the catalogue says in German: where it is as in English, that is meant."""
    return {
        said
        for text in read(GERMAN)
        for said in ([text.string] if isinstance(text.string, str) else text.string)
    }


def _words(text: str, names: list[str]) -> set[str]:
    """Return the words of a text that belong to no name."""
    for name in names:
        if name in text:
            text = text.replace(name, " ")
    return {word.lower() for word in re.findall(r"[^\W\d_]{3,}", text)}


def _names() -> list[str]:
    """Return what people and the demo wrote themselves, the longest first."""
    kept = {
        " ".join(text.split())
        for model in apps.get_models()
        if model.__module__.startswith("turnabout.")
        for row in model.objects.values_list(*_worded(model))
        for value in row
        for text in _texts(value)
    }
    kept |= {
        word for name in Person.objects.values_list("name", flat=True) for word in name.split()
    }
    return sorted((text for text in kept if len(text) > 2), key=len, reverse=True)


def _worded(model: type[models.Model]) -> list[str]:
    kinds = (models.CharField, models.TextField, models.JSONField)
    return [field.name for field in model._meta.concrete_fields if isinstance(field, kinds)] or [
        "pk"
    ]


def _texts(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
