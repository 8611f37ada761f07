"""A pool written as the sign-up sheet that the command reads."""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from turnabout.matchmaking.people import Offer, Person, Pool, Slot, Want

COLUMNS = (
    *("id", "name", "email", "role", "grade", "level", "department", "job_title", "manager_id"),
    *("timezone", "languages", "capacity", "offers", "wants", "slots", "not_with", "past"),
    *("prefers", "values", "style"),
)


def write_csv(pool: Pool, path: Path) -> None:
    """Write everyone to `path`, row by row, in the columns of the sign-up sheet."""
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        rows.writerows(_rows(pool))


def _rows(pool: Pool) -> Iterator[tuple[object, ...]]:
    for person in pool.people:
        yield (
            person.id,
            person.name,
            person.email,
            person.role.value,
            person.grade,
            person.level,
            person.department,
            person.job_title,
            person.manager_id or "",
            person.timezone,
            *_lists(person),
        )


def _lists(person: Person) -> Iterator[object]:
    yield ";".join(person.languages)
    yield person.capacity
    yield "; ".join(map(_offer, person.offers))
    yield "; ".join(map(_want, person.wants))
    yield "; ".join(map(_slot, person.slots))
    yield ";".join(person.not_with)
    yield ";".join(person.past)
    yield ";".join(person.prefers)
    yield ";".join(person.values)
    yield ";".join(map(str, person.style))


@cache
def _offer(offer: Offer) -> str:
    return f"{offer.topic}:{offer.level}"


@cache
def _want(want: Want) -> str:
    return f"{want.topic}:{want.level}:{want.urgency}"


@cache
def _slot(slot: Slot) -> str:
    day, start = divmod(slot.start, 24 * 60)
    return f"{_DAYS[day]} {_clock(start)}-{_clock(slot.end - day * 24 * 60)}"


_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
