"""A declared kind of letter: its places are filled in once, and no fact is more than a fact."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.conf import settings as django_settings
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import NOW

from turnabout.core.mail.filling import MissingFactError, Text, faults
from turnabout.core.mail.kinds import KINDS, Kind, Place, address_place, declare
from turnabout.core.mail.kinds import NAMES as NAMES_OF_KINDS
from turnabout.core.mail.outbox import Post, post, post_all
from turnabout.core.mail.texts import reword
from turnabout.core.mail.writing import our_text, write
from turnabout.core.models import Letter
from turnabout.people.models import Person
from turnabout.programs.beginning import begin_program
from turnabout.programs.models import Program

SITE = django_settings.SITE
TO = "noor@kittiwake.example"
KIND = Kind(
    "trial",
    name="Trial",
    occasion="A test.",
    places=(
        Place("name", "the first name", "Kim"),
        Place("other", "the other one", "Noor"),
        address_place("the page"),
    ),
)
FACTS = {"name": "Kim", "other": "Noor", "address": f"{SITE}/pairs/7/"}
NAMES = st.text(max_size=60).filter(lambda name: name.strip() and "\x00" not in name)
HOSTILE = st.sampled_from(
    [
        "{address}",
        "{other}",
        "[Click]({address})",
        f"[x]({SITE}/evil/)",
        "<b>",
        "{{ 7|add:7 }}",
        "%s",
    ]
)


@pytest.fixture
def upward(carla: Person) -> Program:
    return begin_program("Upward", by=carla, at=NOW)


@pytest.fixture(autouse=True)
def _declared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(KINDS, "trial", KIND)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("kind", list(KINDS.values()), ids=lambda kind: kind.kind)
def test_our_words_are_filled_in_to_the_last_brace(
    kind: Kind, language: str, db: None, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(KINDS, kind.kind, kind)

    with translation.override(language):
        written = write(kind.kind, kind.examples(), language=language)

    assert re.findall(r"[{}]", written.subject + written.text) == []
    assert written.html.count('class="button"') == sum(
        place.is_link and place.name != "link" for place in kind.places
    )


@pytest.mark.parametrize("kind", list(KINDS.values()), ids=lambda kind: kind.kind)
def test_a_template_of_a_declared_kind_decides_nothing(kind: Kind):
    """What it says of markers it says of facts: so edited words and ours are filled in alike."""
    if kind.ours:
        return
    marked = our_text(kind, "en").body

    for place in kind.places:
        marked = marked.replace(place.written, f"«{place.name}»")

    with translation.override("en"):
        told = {place.name: f"«{place.name}»" for place in kind.places}
        source = Template("{% include 'mail/" + kind.kind + ".txt' %}")
        said = source.render(Context(told, autoescape=False)).strip()
    assert said.partition("\n")[2].strip() == marked


@given(name=NAMES | HOSTILE, other=NAMES | HOSTILE)
@pytest.mark.django_db
def test_whatever_people_are_called_stays_their_name(name: str, other: str):
    text = Text("For {name}", "Hello {name},\n\n{other}\n\n[Open {other}]({address})")
    facts = FACTS | {"name": name, "other": other}

    written = write("trial", facts, language="en", text=text)

    said = " ".join(other.split())
    assert written.text.split("\n\n")[1:] == [said, f"Open {said}:\n{SITE}/pairs/7/\n"]
    assert re.findall(r'href="([^"]*)"', written.html) == [f"{SITE}/pairs/7/"]
    assert "\n" not in written.subject


@given(body=st.text(max_size=200) | st.lists(HOSTILE).map("\n\n".join))
@pytest.mark.django_db
def test_no_text_reaches_a_fact_that_its_kind_has_no_place_for(body: str):
    secret = "4711 is between the two"
    facts = FACTS | {"secret": secret, "self": secret}

    written = write("trial", facts, language="en", text=Text("{secret}", body + "{secret}{self}"))

    assert secret not in written.subject + written.text + written.html


@given(body=st.text(max_size=300))
@pytest.mark.django_db
def test_no_text_breaks_a_letter_or_brings_markup_of_its_own(body: str):
    written = write("trial", FACTS, language="en", text=Text("Hello", body))

    assert "<script" not in written.html.lower()
    assert all(
        link.startswith(("http://", "https://", "mailto:"))
        for link in re.findall(r'href="([^"]*)"', written.html)
    )


def test_a_fact_that_is_missing_is_found_before_anything_is_written(db: None):
    with pytest.raises(MissingFactError, match="other, address"):
        post("trial", to=TO, key="1", facts={"name": "Noor"}, language="en", at=NOW)

    assert Letter.objects.count() == 0


@pytest.mark.parametrize(
    ("subject", "body", "said"),
    [
        ("Hello", "[Open]({address}) {nome}", ["{nome} is nothing that we can fill in."]),
        ("Hello", "Come!", ["The text has no {address}: without it the letter has no button."]),
        ("{address}", "[Open]({address})", ["{address} belongs in the text, not in the subject."]),
        (
            "Hello {",
            "[Open]({address})",
            ["A brace stands alone. A place has one on each side, like {name}."],
        ),
        (
            "Hello",
            "{address}\n\n[Open](http://evil.example/)",
            ["A button leads to {address} and nowhere else."],
        ),
        (
            "Hello",
            "[Open]({address})\n\n[Or]({address})",
            ["One button is enough: with two, people choose neither."],
        ),
        ("Hello {name}", "{other}\n\n[Open {other}]({address})", []),
    ],
)
def test_what_would_go_wrong_is_said_in_a_sentence(subject: str, body: str, said: list[str]):
    assert faults(KIND, subject, body) == said


def test_a_letter_has_the_words_of_its_program_and_language(upward: Program, carla: Person):
    other = begin_program("Sideways", by=carla, at=NOW)
    text = Text("Hi {name}", "Here:\n\n[Go]({address})")
    reword(KIND, text, language="en", program=upward, by=carla, at=NOW)

    posts = [
        Post("trial", TO, f"{one} {language}", FACTS, language, one)
        for one in (upward, other, None)
        for language in ("en", "de")
    ]
    post_all(posts, at=NOW)

    worded = Letter.objects.filter(subject="Hi Kim")
    assert [(one.program, one.language) for one in worded] == [(upward, "en")]
    assert Letter.objects.count() == 6


def test_the_words_of_the_installation_are_not_those_of_a_program(upward: Program, carla: Person):
    reword(KIND, Text("All", "[Go]({address})"), language="en", by=carla, at=NOW)

    mine = post("trial", to=TO, key="1", facts=FACTS, language="en", at=NOW, program=upward)
    ours = post("trial", to=TO, key="2", facts=FACTS, language="en", at=NOW)

    assert (mine.subject, ours.subject) == ("Mail from Turnabout arrives", "All")


def test_a_letter_says_of_which_program_it_is(upward: Program):
    letter = post("trial", to=TO, key="1", facts=FACTS, language="en", at=NOW, program=upward)

    assert letter.program == upward
    assert "Upward · Kittiwake Ferries" in letter.html


def test_a_kind_that_is_not_declared_is_written_from_its_template_as_before(
    db: None, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delitem(KINDS, "trial")

    letter = post("trial", to=TO, key="1", facts=FACTS, language="en", at=NOW)

    assert letter.text.splitlines()[-2:] == ["Open Turnabout:", f"{SITE}/pairs/7/"]


def test_many_letters_ask_the_database_as_often_as_one(
    upward: Program, django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]]
):
    for count in (1, 30):
        posts = [Post("trial", TO, f"{count} {n}", FACTS, "en", upward) for n in range(count)]
        with django_assert_max_num_queries(4 + count):  # the organisation is read for each frame
            post_all(posts, at=NOW)


def test_declaring_a_kind_names_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(NAMES_OF_KINDS, "trial", "")

    made = declare(KIND)

    assert KINDS["trial"] is made
