"""Where sealed words are kept: in each `Sealed` model, and where a library keeps its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection, models, transaction
from django.db.models.functions import Left

from turnabout.core.encryption.elsewhere import ELSEWHERE, Kept
from turnabout.core.encryption.fields import SealedText, sealed_fields, sealed_models
from turnabout.core.encryption.rings import ID_LENGTH, missing_keys, the_ring

BATCH = 200
"""Rows that are sealed anew in one transaction: others write between two of them."""


def all_places() -> list[Kept]:
    """Return every place whose table the database has."""
    tables = set(connection.introspection.table_names())
    places: list[Kept] = [
        Field(model._meta.db_table, field)  # noqa: SLF001 - Django's public name
        for model in sealed_models()
        for field in sealed_fields(model)
    ]
    return [each for each in places + [make() for make in ELSEWHERE] if each.table in tables]


def keys_in_use() -> set[str]:
    """Return the names of all keys that seal anything."""
    return set().union(*(place.keys() for place in all_places()))


def lacking() -> str:
    """Return the sentence about keys that are needed and lacking, or nothing."""
    missing = keys_in_use() - the_ring().ids
    return missing_keys(missing) if missing else ""


@dataclass(frozen=True, slots=True)
class Field:
    """A sealed field of a model of ours."""

    table: str
    field: "SealedText[Any, Any]"

    def keys(self) -> set[str]:
        """Return the names of the keys in use."""
        return set(self._with_keys().order_by().values_list("key", flat=True).distinct())

    def count_outdated(self) -> int:
        """Return how many rows a newer key should seal."""
        return self._outdated().count()

    def seal_anew(self) -> Iterator[int]:
        """Seal what is outdated, a batch at a time, while others read and write."""
        after = 0
        while rows := self._sealed_anew(after=after):
            yield len(rows)
            after = rows[-1].pk

    def erase_lost(self) -> int:
        """Return how many rows are erased now, with what hangs on them: no key opens them."""
        return self._with_keys().exclude(key__in=the_ring().ids).delete()[0]

    @transaction.atomic
    def _sealed_anew(self, *, after: int) -> list[models.Model]:
        waiting = self._outdated().filter(pk__gt=after).order_by("pk")
        rows = list(waiting.select_for_update().only("pk", "seal_id", self.field.name)[:BATCH])
        for row in rows:
            row.save(update_fields=[self.field.name])  # what is written is sealed anew
        return rows

    def _outdated(self) -> models.QuerySet[models.Model]:
        return self._with_keys().exclude(key=the_ring().newest.id)

    def _with_keys(self) -> models.QuerySet[models.Model]:
        """Return the rows that have words, each with the name of its key."""
        key = Left(self.field.name, ID_LENGTH, output_field=models.CharField())
        every = self.field.model._base_manager.annotate(key=key)  # noqa: SLF001 - Django's public name
        return every.filter(**{f"{self.field.name}__isnull": False})
