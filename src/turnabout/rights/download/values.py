"""A field of a row as a value that JSON can hold, and as a person reads it."""

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

from django.db import models
from django.db.models.fields.files import FieldFile
from django.utils.formats import date_format, time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from turnabout.core.mail.kinds import name_of_kind
from turnabout.together.models import Version

Value = str | int | float | bool | list[Any] | dict[str, Any] | None

NAMED: dict[str, Callable[[Any], str]] = {
    "people.person": lambda one: str(one.name),
    "enrollment.enrollment": lambda one: str(one.person.name),
    "programs.cohort": lambda one: f"{one.program.name}, {one.name}",
    "closing.theme": lambda one: str(one.text),
    "together.version": lambda one: str(one.number),
}
"""What a row that another points to is called, where that is not its own name."""


def file_name(row: models.Model) -> str:
    """Return under which name a file lies in the download."""
    return f"files/{row.pk}-{_safe(str(getattr(row, 'name', '')))}"


def plain(row: models.Model, name: str) -> Value:
    """Return a field as JSON has it: moments in ISO 8601, choices by their keys."""
    value = getattr(row, name)
    match value:
        case None | bool() | int() | float() | str() | list() | dict():
            return value
        case dt.datetime() | dt.date() | dt.time():
            return value.isoformat()
        case uuid.UUID():
            return str(value)
        case FieldFile():
            return file_name(row) if value else ""
        case models.Model():
            return _called(value)
    raise TypeError(f"{name} of {row._meta.label} is nothing that JSON can hold")  # noqa: SLF001 - Django's public name


def shown(row: models.Model, name: str) -> str:
    """Return a field as a person reads it, or nothing where there is nothing."""
    value = getattr(row, name)
    if isinstance(row, Version) and name == "wording":
        return "\n".join(rule.text for rule in row.rules if rule.text)
    if _is_kind_of_letter(row, name):
        return name_of_kind(value)
    chosen = getattr(row, f"get_{name}_display", None)
    if chosen and value not in {None, ""}:
        return str(chosen())
    if value is None or value == "":
        return ""
    return _words(row, name, value)


def _words(row: models.Model, name: str, value: object) -> str:
    match value:
        case bool():
            return _("yes") if value else _("no")
        case dt.datetime():
            return date_format(localtime(value), "DATETIME_FORMAT")
        case dt.date():
            return date_format(value, "DATE_FORMAT")
        case dt.time():
            return time_format(value, "TIME_FORMAT")
        case list():
            return ", ".join(_item(one) for one in value)
        case dict():
            return ", ".join(f"{key}: {_item(one)}" for key, one in value.items())
        case _:
            return str(plain(row, name))


def _called(thing: models.Model) -> str:
    return NAMED.get(thing._meta.label_lower, str)(thing)  # noqa: SLF001 - Django's public name


def _is_kind_of_letter(row: models.Model, name: str) -> bool:
    letters = {"core.letter", "core.lettertext", "core.stoppedkind"}
    return name == "kind" and row._meta.label_lower in letters  # noqa: SLF001 - Django's public name


def _item(one: object) -> str:
    return " ".join(map(_item, one)) if isinstance(one, list) else "" if one is None else str(one)


def _safe(name: str) -> str:
    """Return a name that leads nowhere else when the download is unpacked."""
    kept = "".join(sign if sign.isalnum() or sign in " .-_()" else "_" for sign in name)
    return kept.strip(" .")[:100] or "file"
