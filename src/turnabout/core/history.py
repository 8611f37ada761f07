"""The history: what was decided, in the transaction of the decision."""

import datetime as dt

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models

from turnabout.core.models import Change

Detail = dict[str, str | int | bool | list[str] | None]


def remember(
    thing: models.Model,
    verb: str,
    *,
    by: AbstractBaseUser | None,
    at: dt.datetime,
    detail: Detail | None = None,
) -> Change:
    """Return the change, written: call it inside the transaction of what it tells of."""
    return Change.objects.create(
        kind=thing._meta.label_lower,  # noqa: SLF001 - Django's public name
        thing=str(thing.pk),
        verb=verb,
        detail=detail or {},
        by_id=by.pk if by else None,
        at=at,
    )
