"""A large organisation on the web, brought in through the same actions as by hand."""

import datetime as dt
import os
from dataclasses import replace
from pathlib import Path

import django

from benchmarks.organisations import organisation
from benchmarks.signup_sheet import write_csv
from turnabout import storage
from turnabout.matchmaking.people import Person, Pool

ROOM = 3
"""Topics that the form of either side has room for."""


def begin(folder: Path) -> None:
    """Make an empty installation in the folder, on SQLite, and let this process be it."""
    storage.prepare(folder)
    os.environ.pop("DATABASE_URL", None)
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "turnabout.settings",
        "TURNABOUT_DATA": str(folder),
        "TURNABOUT_LOG_LEVEL": "ERROR",
    }
    django.setup()
    from turnabout.cli.preparing import prepare  # noqa: PLC0415 - Django stands from here on

    prepare()


def sheet_of(folder: Path, *, people: int, sign_ups: int, seed: int) -> Path:
    """Return the sheet of so many people, half of the sign-ups on each side."""
    side = sign_ups // 2
    pool = organisation(side, side, seed=seed, others=max(people - 2 * side, 0))
    sheet = folder / "people.csv"
    write_csv(Pool.of(_as_signed_up(one) for one in pool.people), sheet)
    return sheet


def settle(sheet: Path, *, at: dt.datetime) -> dict[str, int]:
    """Bring everyone in, sign them up, match them; return whom and what the pages are of."""
    from benchmarks.visits.program import run_program  # noqa: PLC0415 - it needs Django

    return run_program(sheet, at=at)


def _as_signed_up(one: Person) -> Person:
    """Return somebody with an address and no more topics than the form has room for."""
    return replace(
        one,
        email=f"{one.id}@kittiwake.example",
        offers=one.offers[:ROOM],
        wants=one.wants[:ROOM],
    )
