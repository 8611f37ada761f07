"""What hangs on a row: asked before it is erased, since erasing would tear that down with it."""

from collections.abc import Collection, Sequence

from django.db import models

from turnabout.people.batches import batches

Model = type[models.Model]


def tied_among(model: Model, keys: Collection[int], *, but_for: Sequence[Model] = ()) -> set[int]:
    """Return which of these a row of any feature points to; rows of `but_for` do not count."""
    if not keys:
        return set()
    return {
        key
        for holder, name in _pointing_to(model)
        if holder not in but_for
        for key in _pointed_at(holder, name, keys)
    }


def _pointing_to(model: Model) -> list[tuple[Model, str]]:
    """Return which tables point to this one, and by which field."""
    relations = model._meta.get_fields(include_hidden=True)  # noqa: SLF001 - Django's public name
    return [
        (one.related_model, one.field.attname)
        for one in relations
        if isinstance(one, models.ManyToOneRel) and isinstance(one.related_model, type)
    ]


def _pointed_at(holder: Model, name: str, keys: Collection[int]) -> set[int]:
    """Return which of the keys this table points to: asked for all at once first."""
    rows = holder._base_manager.order_by()  # noqa: SLF001 - every row, whatever is shown elsewhere
    if not rows.filter(**{f"{name}__gte": min(keys), f"{name}__lte": max(keys)}).exists():
        return set()
    found: set[int] = set()
    for some in batches(keys):
        found |= set(rows.filter(**{f"{name}__in": some}).values_list(name, flat=True))
    return found
