"""What is wrong with a catalogue: each fault names the text and what to do."""

import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from texts.catalogues import compiled, in_bytes, read

PLACES = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}|</?[a-z]+[ >]")
"""What a text is filled in with, and its HTML: a translation has just the same."""


def faults(file: Path, texts: Catalog) -> list[str]:
    """Return what is wrong with the catalogue of one language."""
    kept = read(file)
    found = [
        f'"{_start(_ids(text)[0])}": {fault}'
        for text in texts
        if text.id
        for fault in _faults_of(kept.get(text.id, text.context), text)
    ]
    found += [
        f'"{_start(_ids(text)[0])}" is asked for nowhere: `make texts` drops it.'
        for text in kept
        if text.id and texts.get(text.id, text.context) is None
    ]
    if not found and not _is_fresh(file, kept):
        found = [f"{compiled(file).name} is not made of these texts: `make texts` compiles them."]
    return found


def _faults_of(kept: Message | None, text: Message) -> Iterator[str]:
    if kept is None or not all(_words(kept)):
        yield "has no translation. `make texts` gives it a place, and you the words."
    elif kept.fuzzy:
        yield "is marked as fuzzy. Read it, and take the mark away."
    elif bool(kept.pluralizable) != bool(text.pluralizable):
        yield "has the wrong number of forms. `make texts` puts that right."
    else:
        yield from _unlike(_ids(text), _words(kept))


def _unlike(ids: list[str], words: list[str]) -> Iterator[str]:
    """Yield how the words are filled in otherwise than the original."""
    for place, said in enumerate(words):
        allowed = ids if place == 0 else ids[-1:]
        if _places(said) not in [_places(one) for one in allowed]:
            yield f"is filled in with {_places(ids[-1])}, its translation with {_places(said)}."
        if _edges(said) != _edges(ids[0]):
            yield "begins or ends with a space or a new line, and its translation does otherwise."


def _is_fresh(file: Path, kept: Catalog) -> bool:
    made = compiled(file)
    return made.exists() and made.read_bytes() == in_bytes(kept)


def _ids(text: Message) -> list[str]:
    return [text.id] if isinstance(text.id, str) else list(text.id)


def _words(text: Message) -> list[str]:
    return list(text.string or [""]) if isinstance(text.string, tuple) else [str(text.string or "")]


def _places(text: str) -> list[str]:
    return sorted(PLACES.findall(text))


def _edges(text: str) -> tuple[bool, bool]:
    return text[:1].isspace(), text[-1:].isspace()


def _start(text: str) -> str:
    return " ".join(text.split())[:60]
