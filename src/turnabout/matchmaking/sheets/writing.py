"""Writes tables that a spreadsheet opens as they are, and that are never half there.

UTF-8 with a byte order mark, commas, Windows line ends: that is what Excel opens right by itself.
Text that a spreadsheet could run is guarded (see formulas.py); numbers stay numbers.
"""

import csv
import io
import os
import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from turnabout.matchmaking.people import Person, Slot
from turnabout.matchmaking.sheets.columns import COLUMNS
from turnabout.matchmaking.sheets.formulas import guarded
from turnabout.matchmaking.sheets.times import DAY_MINUTES, DAYS

Value = str | int | float | None
"""What a written cell may hold."""


def write_table(path: Path, header: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """Write a CSV file, whole or not at all. Raises OSError where it cannot be written."""
    with whole_file(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
        writer = csv.writer(text)
        writer.writerow(written(header))
        writer.writerows(map(written, rows))
        text.detach()


def write_people(path: Path, people: Iterable[Person]) -> None:
    """Write a sign-up sheet of these people as CSV, which reads back as exactly them."""
    write_table(path, COLUMNS, map(person_cells, people))


def person_cells(person: Person) -> list[Value]:
    """Return the cells of a person's row in the order of COLUMNS."""
    said: dict[str, Value] = {
        "id": person.id,
        "name": person.name,
        "email": person.email,
        "role": person.role.value,
        "grade": person.grade,
        "level": person.level,
        "department": person.department,
        "job_title": person.job_title,
        "manager_id": person.manager_id,
        "timezone": person.timezone,
        "languages": _list(person.languages),
        "capacity": person.capacity,
        "offers": _list(f"{offer.topic}:{offer.level}" for offer in person.offers),
        "wants": _list(f"{want.topic}:{want.level}:{want.urgency}" for want in person.wants),
        "slots": _list(text for slot in person.slots for text in _days_of(slot)),
        "not_with": _list(person.not_with),
        "prefers": _list(person.prefers),
        "past": _list(person.past),
        "values": _list(person.values),
        "style": _list(map(str, person.style)),
    }
    return [said[column] for column in COLUMNS]


def written(row: Iterable[Value]) -> list[Value]:
    """Return the row with its texts as a spreadsheet never runs them."""
    return [guarded(value) if isinstance(value, str) else value for value in row]


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """Give a file that takes the place of `path` once all is written, and vanishes otherwise."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with beside.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _list(pieces: Iterable[str]) -> str:
    return "; ".join(pieces)


def _days_of(slot: Slot) -> Iterator[str]:
    start = slot.start
    while start < slot.end:
        day = start // DAY_MINUTES
        end = min(slot.end, (day + 1) * DAY_MINUTES)
        yield f"{DAYS[day]} {_clock(start, day)}-{_clock(end, day)}"
        start = end


def _clock(minute: int, day: int) -> str:
    hours, minutes = divmod(minute - day * DAY_MINUTES, 60)
    return f"{hours:02}:{minutes:02}"
