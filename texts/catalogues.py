"""The catalogues: one file of texts for each language, and the same compiled.

The compiled ones are kept beside them, because no step of building, neither of a wheel nor of an
image, is then needed to speak German. The check holds them to be fresh.
"""

import datetime as dt
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HEADER = """\
# The interface of Turnabout in another language. docs/translating.md says how it is kept.
msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural}\\n"

"""
ANY_DAY = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
"""The same texts make the same bytes, whenever they are compiled."""


def catalogues(folder: Path) -> list[Path]:
    """Return the file of each language below a folder."""
    return sorted(folder.glob("*/LC_MESSAGES/django.po"))


def compiled(file: Path) -> Path:
    """Return where the compiled form of a catalogue is."""
    return file.with_suffix(".mo")


def read(file: Path) -> Catalog:
    """Return a catalogue as it is kept."""
    with file.open("rb") as text:
        kept = read_po(text, locale=file.parent.parent.name, charset="utf-8")
    kept.creation_date = kept.revision_date = ANY_DAY
    return kept


def renew(file: Path, texts: Catalog) -> None:
    """Bring a catalogue up to the texts of the code: new ones empty, old ones gone; compile it."""
    kept = read(file)
    kept.update(texts, no_fuzzy_matching=True, update_header_comment=False)
    file.write_bytes(in_words(kept))
    compiled(file).write_bytes(in_bytes(read(file)))


def in_words(catalogue: Catalog) -> bytes:
    """Return a catalogue as it is kept: by file, and without line numbers, which only move."""
    words = BytesIO()
    write_po(
        words,
        catalogue,
        width=100,
        omit_header=True,
        ignore_obsolete=True,
        include_lineno=False,
    )
    header = HEADER.format(language=catalogue.locale_identifier, plural=catalogue.plural_forms)
    return (header + words.getvalue().decode().strip() + "\n").encode()


def in_bytes(catalogue: Catalog) -> bytes:
    """Return a catalogue as programs read it."""
    made = BytesIO()
    write_mo(made, catalogue)
    return made.getvalue()
