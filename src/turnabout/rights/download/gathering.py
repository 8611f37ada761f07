"""Everything about a person: what they gave, what was sent to them, and nothing that others said.

The register says which. A row is told with whom it was and in which program, since that person
knows both; nobody else is named.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from turnabout.channels.models import File
from turnabout.core.jobs.kinds import Tell
from turnabout.enrollment.models import Enrollment
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.rights.download.values import Value, plain, shown
from turnabout.rights.register import every_table
from turnabout.rights.register.kept import Text
from turnabout.rights.register.table import Table


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its facts as values, and as a person reads them."""

    facts: dict[str, Value]
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What one table has of a person."""

    label: str
    title: Text
    kept: Text
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Everything:
    """All of it, with the files that come along."""

    person: Person
    made_at: dt.datetime
    parts: tuple[Part, ...]
    files: tuple[File, ...] = field(default=())

    def as_plain(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        return {
            "form": 1,
            "made_at": self.made_at.isoformat(),
            "about": self.person.name,
            "parts": {part.label: [row.facts for row in part.rows] for part in self.parts},
        }


def everything_about(
    person: Person, *, at: dt.datetime, tell: Tell = lambda _done, _total: None
) -> Everything:
    """Return everything about a person. `tell` is told after each table."""
    parts = []
    tables = every_table()
    for count, table in enumerate(tables, start=1):
        if table.told:
            parts.append(_part(table, person))
        tell(count, len(tables))
    return Everything(person, at, tuple(parts), tuple(_files(person)))


def _part(table: Table, person: Person) -> Part:
    rows = table.rows_told(person).select_related(*_beside(table))
    found = tuple(_row(table, row, person) for row in rows)
    return Part(table.label, table.title, table.kept.until, found)


def _row(table: Table, row: models.Model, person: Person) -> Row:
    around = _around(table, row, person)
    facts = {name: plain(row, name) for name in table.told}
    lines = [(str(label), shown(row, name)) for name, label in table.told.items()]
    return Row(
        around | facts,
        tuple((label, words) for label, words in [*_in_words(around), *lines] if words),
    )


def _around(table: Table, row: models.Model, person: Person) -> dict[str, Value]:
    """Return with whom and in which program it was, where the row belongs to a pair or a seat."""
    inner: Any = row
    for step in table.within.split("__") if table.within else ():
        inner = getattr(inner, step)
    if isinstance(inner, Pair):
        side = inner.side_of(person)
        other = inner.across_from(side).person.name if side else ""
        return {"with": other, "program": inner.cohort.program.name}
    if isinstance(inner, Enrollment):
        return {"program": inner.cohort.program.name}
    return {}


def _in_words(around: dict[str, Value]) -> Iterator[tuple[str, str]]:
    labels = {"with": _("With"), "program": _("Program")}
    return ((labels[name], str(value)) for name, value in around.items())


def _beside(table: Table) -> list[str]:
    """Return what is loaded along with each row, so that a thousand rows are one query."""
    paths = []
    for name in table.told:
        related = table.of._meta.get_field(name).related_model  # noqa: SLF001 - Django's public name
        paths += [f"{name}{more}" for more in _MORE.get(_label(related), [""])] if related else []
    if table.within:
        paths += [f"{table.within}{more}" for more in _MORE[_label(_leads_to(table))]]
    return paths


_MORE = {
    "pairs.pair": ["__mentor__person", "__mentee__person", "__cohort__program"],
    "enrollment.enrollment": ["__person", "__cohort__program"],
    "programs.cohort": ["__program"],
}


def _leads_to(table: Table) -> type[models.Model]:
    model: Any = table.of
    for step in table.within.split("__"):
        model = model._meta.get_field(step).related_model  # noqa: SLF001 - Django's public name
    found: type[models.Model] = model
    return found


def _label(model: Any) -> str:  # noqa: ANN401 - Django's own types say no more
    return str(model._meta.label_lower)  # noqa: SLF001 - Django's public name


def _files(person: Person) -> Iterator[File]:
    """Yield the files that a person sent or was sent, each as it stands on the disk."""
    table = next(one for one in every_table() if one.label == "channels.file")
    yield from (row for row in table.rows_told(person) if isinstance(row, File))
