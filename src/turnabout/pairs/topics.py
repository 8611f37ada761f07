"""The topics of a pair, in the language of whoever reads."""

from collections.abc import Iterable, Mapping
from typing import Any

from turnabout.skills.book import Book


def in_words(topics: Iterable[Mapping[str, Any]], book: Book) -> list[str]:
    """Return what the mentee wants of these, the strongest first."""
    return [wanted(topic, book) for topic in topics]


def wanted(topic: Mapping[str, Any], book: Book) -> str:
    """Return what the mentee wants; a run from before numbers were kept knows the name alone."""
    return book.local(topic["wanted"], number=topic.get("skill"))


def offered(topic: Mapping[str, Any], book: Book) -> str:
    """Return what the mentor shows for it: the same, or something near."""
    return book.local(topic["offered"], number=topic.get("offered_skill"))
