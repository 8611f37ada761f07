"""A catalogue is renewed from the code, and told what is wrong with it."""

from pathlib import Path

import pytest

from texts.catalogues import compiled, read, renew
from texts.faults import faults
from texts.gathering import gather

CODE = """
from django.utils.translation import gettext as _, ngettext

def said(n):
    # Translators: on the door
    print(_("Come in, %(name)s") % {"name": n})
    return ngettext("%(n)s guest", "%(n)s guests", n)
"""
TEMPLATE = """{% load i18n %}
<p title="{% translate 'Door' %}">
  {% blocktranslate with who=who.name %}It is {{ who }}.{% endblocktranslate %}</p>
  {% if a %}
    {{ a|yesno:_("open,shut") }}
  {% endif %}
{% blocktranslate count n=n trimmed %}
  One <b>key</b>
{% plural %}
  {{ n }} <b>keys</b>
{% endblocktranslate %}
"""
WORDS = """\
msgid ""
msgstr ""
"Language: de\\n"
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Come in, %(name)s"
msgstr "Herein, %(name)s"

msgid "%(n)s guest"
msgid_plural "%(n)s guests"
msgstr[0] "Ein Gast"
msgstr[1] "%(n)s Gäste"

msgid "Door"
msgstr "Tür"

msgid "It is %(who)s."
msgstr "Es ist %(who)s."

msgid "open,shut"
msgstr "offen,zu"

msgid "One <b>key</b>"
msgid_plural "%(n)s <b>keys</b>"
msgstr[0] "Ein <b>Schlüssel</b>"
msgstr[1] "%(n)s <b>Schlüssel</b>"
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "house" / "templates" / "house").mkdir(parents=True)
    (tmp_path / "house" / "views.py").write_text(CODE, encoding="utf-8")
    (tmp_path / "house" / "templates" / "house" / "door.html").write_text(
        TEMPLATE, encoding="utf-8"
    )
    return tmp_path


@pytest.fixture
def german(source: Path) -> Path:
    return _kept(source, WORDS.replace("Ein Gast", "%(n)s Gast"))


def test_texts_come_from_code_and_templates_in_every_form(source: Path):
    assert [text.id for text in gather(source) if text.id] == [
        "Door",
        "It is %(who)s.",
        "open,shut",
        ("One <b>key</b>", "%(n)s <b>keys</b>"),
        "Come in, %(name)s",
        ("%(n)s guest", "%(n)s guests"),
    ]


def test_a_note_to_the_translator_comes_along(source: Path):
    assert gather(source)["Come in, %(name)s"].auto_comments == ["Translators: on the door"]


def test_a_whole_catalogue_has_no_fault(source: Path, german: Path):
    assert faults(german, gather(source)) == []


@pytest.mark.parametrize(
    ("was", "becomes", "fault"),
    [
        ("Tür", "", '"Door": has no translation.'),
        ('msgid "Door"', '#, fuzzy\nmsgid "Door"', '"Door": is marked as fuzzy.'),
        ("Es ist %(who)s.", "Es ist %(wer)s.", '"It is %(who)s.": is filled in with'),
        ("Es ist %(who)s.", "Es ist jemand.", '"It is %(who)s.": is filled in with'),
        ("Ein <b>Schlüssel</b>", "Ein Schlüssel", '"One <b>key</b>": is filled in with'),
        ("%(n)s Gäste", "Gäste", '"%(n)s guest": is filled in with'),
        ("Tür", "Tür ", '"Door": begins or ends with a space'),
        ('msgid "Door"', 'msgid "Gate"', '"Door": has no translation.'),
    ],
)
def test_what_is_missing_or_filled_in_otherwise_is_named(
    source: Path, german: Path, was: str, becomes: str, fault: str
):
    german.write_text(german.read_text(encoding="utf-8").replace(was, becomes), encoding="utf-8")

    told = faults(german, gather(source))

    assert told[0][: len(fault)] == fault


def test_what_the_code_asks_for_no_more_is_named_and_dropped(source: Path, german: Path):
    (source / "house" / "views.py").unlink()
    texts = gather(source)

    assert len(faults(german, texts)) == 2
    renew(german, texts)
    assert faults(german, texts) == []


def test_a_new_text_comes_in_empty_and_what_is_translated_stays(source: Path, german: Path):
    (source / "house" / "views.py").write_text(f'{CODE}\nBELL = _("Ring")\n', encoding="utf-8")
    texts = gather(source)

    renew(german, texts)

    assert (read(german)["Ring"].string, read(german)["Door"].string) == ("", "Tür")
    assert [fault.partition(":")[0] for fault in faults(german, texts)] == ['"Ring"']


def test_words_that_are_not_compiled_are_named(source: Path, german: Path):
    german.write_text(german.read_text(encoding="utf-8").replace("Tür", "Tor"), encoding="utf-8")

    assert faults(german, gather(source)) == [
        "django.mo is not made of these texts: `make texts` compiles them."
    ]


def test_to_renew_twice_changes_nothing(source: Path, german: Path):
    before = german.read_bytes(), compiled(german).read_bytes()

    renew(german, gather(source))

    assert (german.read_bytes(), compiled(german).read_bytes()) == before


def _kept(source: Path, words: str) -> Path:
    file = source / "locale" / "de" / "LC_MESSAGES" / "django.po"
    file.parent.mkdir(parents=True)
    file.write_text(words, encoding="utf-8")
    renew(file, gather(source))
    return file
