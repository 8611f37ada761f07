"""The whole register, in the order in which a person reads it."""

from functools import cache
from importlib import import_module

from turnabout.rights.register.table import Table

ROOMS = (
    "people",
    "enrollment",
    "lottery",
    "pairs",
    "channels",
    "meetings",
    "together",
    "closing",
    "respect",
    "growth",
    "concerns",
    "nudges",
    "rights",
    "signing_in",
    "core",
    "programs",
    "skills",
    "demo",
    "libraries",
)
"""The modules of the register: what people know best comes first."""


@cache
def every_table() -> tuple[Table, ...]:
    """Return what is said of each table."""
    rooms = (import_module(f"turnabout.rights.register.{room}") for room in ROOMS)
    return tuple(table for room in rooms for table in room.TABLES)


def table_of(label: str) -> Table:
    """Return what is said of the table of this model."""
    return next(table for table in every_table() if table.label == label)
