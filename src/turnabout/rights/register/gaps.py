"""What the register forgot: nothing, or the tests fail."""

from collections import Counter

from django.apps import apps
from django.db import models

from turnabout.rights.register.all import every_table


def gaps() -> list[str]:
    """Return each table and field of which nothing is said, too much, or what is not there."""
    said = Counter(table.label for table in every_table())
    there = {model._meta.label_lower: model for model in _stored()}  # noqa: SLF001 - Django's public name
    found = [f"{label}: nothing is said of this table" for label in sorted(there.keys() - said)]
    found += [f"{label}: there is no such table" for label in sorted(said.keys() - there)]
    found += [f"{label}: declared twice" for label, times in said.items() if times > 1]
    for table in every_table():
        if table.label in there:
            found += _of_fields(table.label, there[table.label], table.declared())
    return found


def _stored() -> list[type[models.Model]]:
    every = apps.get_models(include_auto_created=True)
    return [model for model in every if model._meta.managed and not model._meta.proxy]  # noqa: SLF001 - Django's public name


def _of_fields(label: str, model: type[models.Model], declared: list[str]) -> list[str]:
    there = {field.name for field in model._meta.concrete_fields}  # noqa: SLF001 - Django's public name
    said = Counter(declared)
    return [
        *(f"{label}.{name}: nothing is said of this field" for name in sorted(there - set(said))),
        *(f"{label}.{name}: there is no such field" for name in sorted(set(said) - there)),
        *(f"{label}.{name}: said twice" for name, times in sorted(said.items()) if times > 1),
    ]
