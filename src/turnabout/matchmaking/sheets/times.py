"""What the cells about time say: time zones and weekly hours."""

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from turnabout.matchmaking.people import Slot
from turnabout.matchmaking.sheets.cells import Cell, plain, raw, text_of
from turnabout.matchmaking.sheets.lists import read_list
from turnabout.matchmaking.sheets.problems import CellError

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DAY_MINUTES = 24 * 60

_DAY_NAMES = (
    "mon monday mo montag",
    "tue tues tuesday tu di dienstag",
    "wed weds wednesday we mi mittwoch",
    "thu thur thurs thursday th do donnerstag",
    "fri friday fr freitag",
    "sat saturday sa samstag sonnabend",
    "sun sunday su so sonntag",
)
"""Each day's names, English then German."""
_DAY_NUMBERS = {name: day for day, names in enumerate(_DAY_NAMES) for name in names.split()}

_SLOT = re.compile(
    r"(?P<day>[a-z]+)\.? ?(?P<from_hour>[0-9]{1,2})(?:[:.h](?P<from_minute>[0-9]{2}))?"
    r" ?(?:[-\u2010-\u2015\u2212]|to|bis) ?"
    r"(?P<to_hour>[0-9]{1,2})(?:[:.h](?P<to_minute>[0-9]{2}))?(?: ?uhr)?",
    re.IGNORECASE | re.ASCII,
)
"""A day, then two times of day, with any of the dashes between them."""

_ZONE = re.compile(r"(?!posix|right|local)[A-Za-z0-9_+/-]{1,60}")
"""The names left out are copies that only some machines have."""


def timezone_of(cell: Cell) -> str:
    """Return the name of a time zone as the IANA list has it, "" where the cell is blank."""
    name = text_of(cell)
    if not name or _is_zone(name):
        return name
    if zone := _zones().get(name.casefold()):
        return zone
    guess = _zones_by_city().get(name.casefold().replace(" ", "_"), "Europe/London")
    raise CellError(
        "this is not a time zone of the IANA list", f"write a region and a city, such as {guess}"
    )


def slots_of(cell: Cell, slot: Callable[[str], Slot | None]) -> tuple[Slot, ...]:
    """Return the times of a list in order, those that touch made one.

    Each is read by `slot` (see `slot_of`).
    """
    return _merged(sorted(read_list(slot, raw(cell))))


def slot_of(piece: str) -> Slot | None:
    """Return the weekly hour that `Mon 09:00-10:00` says, None where the piece is blank."""
    text = plain(piece)
    if not text:
        return None
    match = _SLOT.fullmatch(text)
    day = _DAY_NUMBERS.get(match["day"].casefold()) if match else None
    if not match or day is None:
        raise CellError("this is not a weekly time", "write a day and hours: Mon 09:00-10:00", text)
    start = _minutes(match["from_hour"], match["from_minute"], text)
    end = _minutes(match["to_hour"], match["to_minute"], text)
    if end <= start:
        raise CellError(
            "this time ends before it starts",
            "write the earlier hour first; the end of a day is 24:00",
            text,
        )
    return Slot(day * DAY_MINUTES + start, day * DAY_MINUTES + end)


def _is_zone(name: str) -> bool:
    try:
        return _ZONE.fullmatch(name) is not None and ZoneInfo(name).key == name
    except (ValueError, OSError, ZoneInfoNotFoundError):  # a folder or another file of that name
        return False


@cache
def _zones() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones()}


@cache
def _zones_by_city() -> dict[str, str]:
    return {name.rpartition("/")[2].casefold(): name for name in sorted(_zones().values())}


def _minutes(hour: str, minute: str | None, text: str) -> int:
    minutes = int(hour) * 60 + int(minute or 0)
    if minutes > DAY_MINUTES or int(minute or 0) >= 60:
        raise CellError("this is not a time of day", "write hours from 00:00 to 24:00", text)
    return minutes


def _merged(slots: list[Slot]) -> tuple[Slot, ...]:
    for (_, end), (start, _) in pairwise(slots):
        if start <= end:
            return tuple(_merge(slots))
    return tuple(slots)


def _merge(slots: list[Slot]) -> list[Slot]:
    merged = slots[:1]
    for slot in slots[1:]:
        if slot.start <= merged[-1].end:
            merged[-1] = Slot(merged[-1].start, max(slot.end, merged[-1].end))
        else:
            merged.append(slot)
    return merged
