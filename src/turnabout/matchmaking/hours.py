"""Weekly hours on everyone's own clock, brought to one clock, in winter and in summer."""

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property, lru_cache
from itertools import chain
from math import gcd
from zoneinfo import ZoneInfo

import numpy as np

from turnabout.matchmaking.arrays import Ints, Words
from turnabout.matchmaking.kernels.bits import fill_cells, mark_cells
from turnabout.matchmaking.people import Person, Slot

WEEK = 7 * 24 * 60
"""Minutes in a week."""


class Hours:
    """The free hours of both sides, as one bit for each cell of a common weekly grid.

    The grid is in UTC and as coarse as all slots allow (an hour, half an hour, ... a minute), so
    that counting cells is exact. Cells that only one side ever has free are left out. Where all
    clocks change by the same, one season stands for both.
    """

    def __init__(self, mentors: Sequence[Person], mentees: Sequence[Person], year: int) -> None:
        self._mentors = len(mentors)
        self._people = (*mentors, *mentees)
        self._offsets = [zone_offsets(person.timezone, year) for person in self._people]
        shifts = {summer - winter for winter, summer in self._offsets}
        self.seasons = 2 if len(shifts) > 1 else 1

    @cached_property
    def cell(self) -> int:
        """The width of the grid's cells, in minutes."""
        slots = {slot for person in self._people for slot in person.slots}
        return gcd(WEEK, *(mark for slot in slots for mark in slot), *set(chain(*self._offsets)))

    @cached_property
    def masks(self) -> Words:
        """One row for each person, mentors first: the words of winter, of summer if it differs."""
        spans = [self._spans(season) for season in range(self.seasons)]
        places, width = self._places(spans)
        seasons = [np.zeros((len(self._people), width), dtype=np.uint64) for _ in spans]
        for masks, (owner, cells) in zip(seasons, spans, strict=True):
            fill_cells(masks, owner, cells, places)
        return np.hstack(seasons)

    def _spans(self, season: int) -> tuple[Ints, Ints]:
        """Return whose each slot is, and its first and last cell in this season's UTC."""
        counts = np.fromiter((len(person.slots) for person in self._people), dtype=np.int64)
        owner = np.repeat(np.arange(len(self._people)), counts)
        flat = chain.from_iterable(chain.from_iterable(person.slots for person in self._people))
        marks = np.fromiter(flat, dtype=np.int64).reshape(-1, 2)
        offsets = np.array(self._offsets, dtype=np.int64).reshape(-1, 2)
        return owner, (marks - offsets[owner, season, None]) // self.cell

    def _places(self, spans: list[tuple[Ints, Ints]]) -> tuple[Ints, int]:
        """Return the bit of each cell of the week, -1 for those left out, and the words needed."""
        free = np.zeros((2, WEEK // self.cell), dtype=np.bool_)
        for owner, cells in spans:
            mark_cells(free, (owner >= self._mentors).astype(np.int64), cells)
        both = free.all(axis=0)
        return np.where(both, np.cumsum(both) - 1, -1), max(1, -(-int(both.sum()) // 64))


@lru_cache(maxsize=2000)
def zone_offsets(timezone: str, year: int) -> tuple[int, int]:
    """Return the minutes ahead of UTC in mid-January and in mid-July of this year."""
    zone = ZoneInfo(timezone)
    return _offset(datetime(year, 1, 15, 12, tzinfo=zone)), _offset(
        datetime(year, 7, 15, 12, tzinfo=zone)
    )


def shared_minutes(one: Person, other: Person, year: int) -> tuple[int, int]:
    """Return the minutes a week that both are free: in winter, in summer."""
    mine, theirs = (
        _free_minutes(person.slots, *zone_offsets(person.timezone, year)) for person in (one, other)
    )
    return (mine[0] & theirs[0]).bit_count(), (mine[1] & theirs[1]).bit_count()


def _offset(moment: datetime) -> int:
    offset = moment.utcoffset()
    return round(offset.total_seconds() / 60) if offset else 0


@lru_cache(maxsize=10_000)
def _free_minutes(slots: tuple[Slot, ...], winter: int, summer: int) -> tuple[int, int]:
    """Return the minutes of the week in UTC, one bit each: in winter, in summer."""
    local = 0
    for slot in slots:
        length = min(max(slot.end - slot.start, 0), WEEK)
        local |= ((1 << length) - 1) << (slot.start % WEEK)
    return _turned(local, winter), _turned(local, summer)


def _turned(minutes: int, offset: int) -> int:
    """Return these minutes of the week so much earlier, round the week."""
    minutes = (minutes & (1 << WEEK) - 1) | (minutes >> WEEK)
    earlier = offset % WEEK
    return (minutes >> earlier) | ((minutes & (1 << earlier) - 1) << (WEEK - earlier))


def merged(slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """Return the slots in order, those that overlap or touch as one."""
    result: list[Slot] = []
    for slot in sorted(slots):
        if result and slot.start <= result[-1].end:
            result[-1] = Slot(result[-1].start, max(result[-1].end, slot.end))
        else:
            result.append(slot)
    return tuple(result)
