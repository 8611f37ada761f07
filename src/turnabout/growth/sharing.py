"""Showing one's growth to the partner: chosen, seen first exactly as they will see it, taken back.

What is shown is a copy of the words at that moment. Names of others never stand in it.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Collection
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from turnabout.growth.book import topics_of
from turnabout.growth.models import Jotting, Kind, Shared
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side
from turnabout.skills.ladder import Level

PARTS = {
    "topics": gettext_lazy("Where I stood and stand on my topics"),
    "thoughts": gettext_lazy("What I used to think, and think now"),
    "tools": gettext_lazy("New tools and ways of working"),
    "ties": gettext_lazy("How many people I met, without their names"),
}
"""What of their growth somebody can show."""


class Section(NamedTuple):
    """One part of it, as it is shown: a heading and its lines."""

    heading: str
    lines: tuple[str, ...]


class ChangedMeanwhileError(Exception):
    """It is not what they saw."""

    def __str__(self) -> str:
        return _("Your page has changed since you looked. Look again at what will be seen.")


class NothingChosenError(Exception):
    """There is nothing to show."""

    def __str__(self) -> str:
        return _("Choose at least one thing that has something in it.")


def preview(pair: Pair, side: Side, parts: Collection[str]) -> list[Section]:
    """Return what the other would see of these parts; those with nothing in them are left out."""
    sections = [
        Section(str(words), tuple(LINES[part](pair, side)))
        for part, words in PARTS.items()
        if part in parts
    ]
    return [one for one in sections if one.lines]


def seal_of(sections: list[Section]) -> str:
    """Return by which what somebody saw is known again."""
    return hashlib.sha256(_written(sections).encode()).hexdigest()


@transaction.atomic
def share(pair: Pair, parts: Collection[str], *, side: Side, seen: str, at: dt.datetime) -> Shared:
    """Return what the other sees from now on, in place of what they saw before.

    `seen` is the seal of what was looked at. NothingChosenError, ChangedMeanwhileError.
    """
    sections = preview(pair, side, parts)
    if not sections:
        raise NothingChosenError
    if seal_of(sections) != seen:
        raise ChangedMeanwhileError
    shared = Shared.objects.filter(pair=pair, side=side).first() or Shared(pair=pair, side=side)
    shared.content, shared.at = _written(sections), at
    shared.save()
    return shared


def unshare(pair: Pair, *, side: Side) -> bool:
    """Return whether something was shown, and is no more."""
    return bool(Shared.objects.filter(pair=pair, side=side).delete()[0])


def shared_by(pair: Pair, side: Side) -> list[Section]:
    """Return what one side shows the other; nothing where it shows nothing."""
    shared = Shared.objects.filter(pair=pair, side=side).first()
    told = json.loads(shared.content) if shared else []
    return [Section(heading, tuple(lines)) for heading, lines in told]


def _written(sections: list[Section]) -> str:
    return json.dumps(sections, ensure_ascii=False)


def _topics(pair: Pair, side: Side) -> list[str]:
    one = pair.on(side)
    return [
        _("%(topic)s: from “%(before)s” to “%(after)s”")
        % {"topic": told.topic, "before": _rung(told.before), "after": _rung(told.after)}
        for told in topics_of(one.person, one)
    ]


def _rung(level: int | None) -> str:
    return "–" if level is None else str(Level(level).label)


def _thoughts(pair: Pair, side: Side) -> list[str]:
    told = _("I used to think: %(first)s. Now I think: %(second)s.")
    return [
        told % {"first": one.first.rstrip("."), "second": one.second.rstrip(".")}
        for one in _jotted(pair, side, Kind.THOUGHT)
    ]


def _tools(pair: Pair, side: Side) -> list[str]:
    return [
        f"{one.first} ({one.second})" if one.second else one.first
        for one in _jotted(pair, side, Kind.TOOL)
    ]


def _ties(pair: Pair, side: Side) -> list[str]:
    many = sum(one.through for one in _jotted(pair, side, Kind.TIE))
    if not many:
        return []
    told = ngettext("One person, through you", "%(many)s people, through you", many)
    return [told % {"many": many}]


def _jotted(pair: Pair, side: Side, kind: Kind) -> list[Jotting]:
    """Return what somebody jotted down since the two were told of each other."""
    theirs = Jotting.objects.of(pair.on(side).person).filter(kind=kind)
    return list(theirs.filter(on__gte=pair.published_at.date()))


LINES: dict[str, Callable[[Pair, Side], list[str]]] = {
    "topics": _topics,
    "thoughts": _thoughts,
    "tools": _tools,
    "ties": _ties,
}
