"""The history: what was decided, in the transaction of the decision."""

import datetime as dt
from typing import TYPE_CHECKING

from django.db import models

from turnabout.core.models import Change

if TYPE_CHECKING:
    from turnabout.people.models import Person

Detail = dict[str, str | int | bool | list[str] | None]


def remember(
    thing: models.Model,
    verb: str,
    *,
    by: "Person | None",
    at: dt.datetime,
    detail: Detail | None = None,
) -> Change:
    """Return the change, written: call it inside the transaction of what it tells of."""
    return Change.objects.create(
        kind=thing._meta.label_lower,  # noqa: SLF001 - Django's public name
        thing=str(thing.pk),
        verb=verb,
        detail=detail or {},
        by=by,
        at=at,
    )
