"""Every text of the interface, from the code and the templates. No GNU gettext is needed."""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.utils.translation.template import templatize

KEYWORDS: dict[str, Any] = DEFAULT_KEYWORDS | {
    "_t": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
NOTE = "Translators:"
"""How a comment begins that tells whoever translates what a text means."""


def gather(source: Path) -> Catalog:
    """Return every text below a folder, in the order of the files that use it."""
    texts = Catalog(project="Turnabout", fuzzy=False)
    for file in _files(source):
        place = file.relative_to(source).as_posix()
        for line, ids, notes, context in _texts_of(file):
            texts.add(ids, locations=[(place, line)], auto_comments=notes, context=context)
    return texts


def _files(source: Path) -> list[Path]:
    templates = [
        file for folder in source.rglob("templates") for file in folder.rglob("*") if file.is_file()
    ]
    return sorted([*source.rglob("*.py"), *templates])


def _texts_of(file: Path) -> Iterator[tuple[int, Any, list[str], str | None]]:
    text = file.read_text(encoding="utf-8")
    code = text if file.suffix == ".py" else _as_code(text, str(file))
    yield from extract("python", BytesIO(code.encode()), KEYWORDS, [NOTE])


def _as_code(template: str, name: str) -> str:
    """Return a template as calls of gettext, on the lines on which it asks for a text."""
    return "\n".join(_unindented(templatize(template, origin=name).splitlines()))


def _unindented(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines as Python can read them: what surrounds the calls is no code."""
    for line in lines:
        yield re.sub(r"^\s+", "", line)
