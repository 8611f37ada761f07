"""What the cells about topics say: offers and wants."""

import re
from collections.abc import Callable, Sequence
from operator import itemgetter

from turnabout.matchmaking.people import LADDER, Offer, Want
from turnabout.matchmaking.sheets.cells import Cell, plain, raw
from turnabout.matchmaking.sheets.lists import read_pieces
from turnabout.matchmaking.sheets.problems import CellError, ListError, shown

_TOPICS = re.compile(r"[;|\r\n]|(?<=:[0-9]),")
"""A comma is part of a topic's name, unless a level or an urgency stands right before it."""

_OFFER = re.compile(r"(?P<topic>.+?) ?: ?(?P<level>[0-4])")
_WANT = re.compile(r"(?P<topic>.+?) ?: ?(?P<level>[0-4])(?: ?: ?(?P<urgency>[1-3]))?")
_topic_of: Callable[[Offer | Want], str] = itemgetter(0)
_NUMBER_LEFT = re.compile(r".*: ?[0-9]")


def offers_of(cell: Cell, offer: Callable[[str], Offer | None]) -> tuple[Offer, ...]:
    """Return the topics of a list, each read by `offer` (see `offer_of`)."""
    found, errors = read_pieces(offer, raw(cell), _TOPICS)
    if errors := errors + _repeated(found):
        raise ListError(errors)
    return found


def wants_of(cell: Cell, want: Callable[[str], Want | None]) -> tuple[Want, ...]:
    """Return the topics of a list, each read by `want` (see `want_of`)."""
    found, errors = read_pieces(want, raw(cell), _TOPICS)
    if errors := errors + _repeated(found):
        raise ListError(errors)
    return found


def offer_of(piece: str) -> Offer | None:
    """Return the offer that `topic:level` says, None where the piece is blank."""
    text = plain(piece)
    if not text:
        return None
    if not (match := _OFFER.fullmatch(text)):
        raise CellError("this is not a topic with a level", _offer_remedy(text), text)
    return Offer(_topic(match["topic"], text), int(match["level"]))


def want_of(piece: str) -> Want | None:
    """Return the want that `topic:level:urgency` says, None where the piece is blank.

    The numbers are split off from the right; the urgency may be missing and is then 1.
    """
    text = plain(piece)
    if not text:
        return None
    if not (match := _WANT.fullmatch(text)):
        raise CellError("this is not a topic with level and urgency", _want_remedy(text), text)
    return Want(_topic(match["topic"], text), int(match["level"]), int(match["urgency"] or 1))


def _repeated(found: Sequence[Offer] | Sequence[Want]) -> list[CellError]:
    """Return an error for each topic that stands in the list more than once."""
    if len(set(map(str.casefold, map(_topic_of, found)))) == len(found):
        return []
    written: dict[str, list[str]] = {}
    for known in found:
        written.setdefault(known.topic.casefold(), []).append(known.topic)
    return [_twice(topics) for topics in written.values() if len(topics) > 1]


def _twice(topics: Sequence[str]) -> CellError:
    times = "twice" if len(topics) == 2 else f"{len(topics):,} times"
    return CellError(
        f"the topic {shown(topics[1])!r} stands here {times}", "keep it once", topics[1]
    )


def _topic(name: str, text: str) -> str:
    if _NUMBER_LEFT.fullmatch(name):
        raise CellError(
            "there are more numbers than belong here",
            "write offers as topic:level, wants as topic:level:urgency",
            text,
        )
    return name


def _offer_remedy(text: str) -> str:
    name = shown(text.partition(":")[0].strip()) or "Python"
    return f"write {name}:3, where 0 means {LADDER[0]} and 4 means {LADDER[4]}"


def _want_remedy(text: str) -> str:
    name = shown(text.partition(":")[0].strip()) or "Python"
    return f"write {name}:1:2 (your level today, 0 to 4, then how urgent, 1 to 3)"
