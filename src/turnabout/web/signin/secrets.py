"""The secrets of second steps: sealed within the rows that allauth keeps."""

from collections.abc import Callable, Iterator
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import models, transaction

from turnabout.core.encryption.rings import the_ring
from turnabout.core.encryption.sealing import (
    Ciphertext,
    Place,
    is_outdated,
    looks_sealed,
    open_seal,
    seal,
)

SECOND_STEPS = Place("mfa_authenticator", "data", "any")
"""Where they belong. allauth does not say of which row a secret is."""

KINDS = [Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES]
NAMES = ("secret", "seed")


class SecondSteps:
    """The authenticator apps and recovery codes of everyone: a row or two for each person."""

    table = SECOND_STEPS.table

    def keys(self) -> set[str]:
        """Return the names of the keys in use."""
        return {sealed.key_id for row in self._rows() for sealed in _sealed(row.data)}

    def count_outdated(self) -> int:
        """Return how many rows a newer key should seal."""
        return len(self._outdated())

    def seal_anew(self) -> Iterator[int]:
        """Seal what is outdated, each in a transaction of its own."""
        for pk in self._outdated():
            with transaction.atomic():
                for row in self._rows().select_for_update().filter(pk=pk):
                    row.data = _each(row.data, _anew)
                    row.save(update_fields=["data"])
            yield 1

    def erase_lost(self) -> int:
        """Return how many apps and sets of codes are taken away: nobody could use them."""
        ids = the_ring().ids
        lost = [row.pk for row in self._rows() if {one.key_id for one in _sealed(row.data)} - ids]
        deleted: int = self._rows().filter(pk__in=lost).delete()[0]
        return deleted

    def _outdated(self) -> list[int]:
        return [row.pk for row in self._rows() if any(map(is_outdated, _sealed(row.data)))]

    def _rows(self) -> "models.QuerySet[Any]":
        rows: models.QuerySet[Any] = Authenticator.objects.filter(type__in=KINDS).order_by("pk")
        return rows


def sealed_data(data: dict[str, Any]) -> dict[str, Any]:
    """Return what a row holds, with secrets sealed that stood there in clear."""
    return _each(data, lambda text: text if looks_sealed(text) else _seal(text))


def _sealed(data: dict[str, Any]) -> list[Ciphertext]:
    named = [data[name] for name in NAMES if name in data]
    stored = [*named, *data.get("migrated_codes", [])]
    return [Ciphertext(each) for each in stored if looks_sealed(each)]


def _anew(stored: str) -> str:
    return _seal(open_seal(Ciphertext(stored), place=SECOND_STEPS))


def _seal(text: str) -> str:
    return seal(text, place=SECOND_STEPS).stored


def _each(data: dict[str, Any], change: Callable[[str], str]) -> dict[str, Any]:
    """Return what a row holds, with each of its secrets changed."""
    changed: dict[str, Any] = {name: change(data[name]) for name in NAMES if name in data}
    if "migrated_codes" in data:
        changed["migrated_codes"] = [change(code) for code in data["migrated_codes"]]
    return data | changed
