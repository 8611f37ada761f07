"""Which skills are the same and which are near, for whoever brings people together."""

from collections.abc import Iterable

from turnabout.skills.book import Known, the_book
from turnabout.skills.meaning import NEAR, Meanings
from turnabout.skills.names import key, tidy

SAME = 1.0
OF_ITS_TOPIC = 0.7
"""A skill and the topic above it."""

OF_ONE_TOPIC = 0.4
"""Two skills below one topic."""

NEAREST = 0.9
"""What only means alike is near, however near, and never the same."""


def canonical(names: Iterable[str]) -> dict[str, str]:
    """Return for each name the one name that all its spellings and aliases share.

    A name that nobody knows yet stands for itself, tidied.
    """
    book = the_book()
    return {name: known.name if (known := book.find(name)) else tidy(name) for name in names}


def similarity(one: str, other: str) -> float:
    """Return how much somebody who knows the one helps somebody who wants the other.

    1 where they are the same skill, 0 where they are not near; the same in both directions.
    """
    book = the_book()
    if key(one) == key(other):
        return SAME
    meant = Meanings({other: book.names_of(other)}).likeness(book.names_of(one))
    return _share(book.find(one), book.find(other), meant[other])


def similarities(names: Iterable[str]) -> dict[tuple[str, str], float]:
    """Return the similarity of each two names that are near or the same, every two of them once."""
    book = the_book()
    every = list(dict.fromkeys(names))
    meanings = Meanings({name: book.names_of(name) for name in every})
    found = {}
    for at, one in enumerate(every):
        meant = meanings.likeness(book.names_of(one))
        for other in every[at + 1 :]:
            is_same = key(one) == key(other)
            share = SAME if is_same else _share(book.find(one), book.find(other), meant[other])
            if share:
                found[one, other] = share
    return found


def _share(one: Known | None, other: Known | None, meant: float) -> float:
    """Return what the catalogue says of the two, or their meaning where that says more."""
    if one and one == other:
        return SAME
    return max(_kinship(one, other), round(min(meant, NEAREST), 2) if meant >= NEAR else 0.0)


def _kinship(one: Known | None, other: Known | None) -> float:
    if not one or not other or one.topic is None or one.topic != other.topic:
        return 0.0
    return OF_ITS_TOPIC if one.is_topic or other.is_topic else OF_ONE_TOPIC
