"""What the register says goes with a person, goes."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import models

from turnabout.core.files import forget_file
from turnabout.core.models import Letter
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.rights.register import every_table
from turnabout.rights.register.table import NOW, Emptied, Goes, Table

Rows = models.QuerySet[Any]


def empty_everything(person: Person, *, at: dt.datetime) -> int:
    """Return of how many rows something went, by the register: the files of rows go with them.

    Call it while the person still has their address: letters are found by it.
    """
    _forget_letters(person)
    return sum(_empty(table, person, at=at) for table in every_table())


def erase_rows(rows: Rows) -> int:
    """Return how many rows are erased, each with the file that it may have on the disk."""
    if _keeps_files(rows.model):
        for row in rows:
            forget_file(row)
    return rows.order_by().delete()[0]


def empty_rows(rows: Rows, to: Mapping[str, object], *, at: dt.datetime) -> int:
    """Return how many rows are emptied: these fields are these values, the rest stays."""
    values = {name: at if value is NOW else value for name, value in to.items()}
    found = list(rows)
    for row in found:
        for name, value in values.items():
            setattr(row, name, value)
        row.save(update_fields=list(values))
    return len(found)


def _forget_letters(person: Person) -> None:
    """Let no letter wait for them, and none that was sent to those they met still name them."""
    Letter.objects.waiting().filter(to=person.email).delete()
    pairs = Pair.objects.of(person).order_by()
    met = Person.objects.filter(
        models.Q(enrollments__as_mentor__in=pairs) | models.Q(enrollments__as_mentee__in=pairs)
    )
    told = Letter.objects.filter(to__in=met.values("email"), sent_at__isnull=False)
    told.update(subject="", text="", html="", calendar="")


def _empty(table: Table, person: Person, *, at: dt.datetime) -> int:
    match table.erased:
        case Goes():
            return erase_rows(table.rows_erased(person))
        case Emptied(to=to) if to:
            return empty_rows(table.rows_erased(person), to, at=at)
        case _:
            return 0


def _keeps_files(model: type[models.Model]) -> bool:
    return any(isinstance(field, models.FileField) for field in model._meta.concrete_fields)  # noqa: SLF001 - Django's public name
