"""Looks for words everywhere: in every row of every table, opened where they are sealed."""

from pathlib import Path

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import connection, models

from turnabout.core.encryption.fields import sealed_fields
from turnabout.core.encryption.sealing import Ciphertext


def tables_with(word: str) -> set[str]:
    """Return the tables in which a word stands, as plain or as sealed text."""
    return {label for label, text in everything_kept().items() if word.lower() in text}


def everything_kept() -> dict[str, str]:
    """Return all that each table holds, in lower case, with what is sealed in it opened."""
    stored = [
        model for model in apps.get_models(include_auto_created=True) if not model._meta.proxy
    ]
    return {
        model._meta.label_lower: " ".join(map(_said, model._base_manager.all())).lower()
        for model in stored
    }


def _said(row: models.Model) -> str:
    plain = [row.__dict__.get(field.attname) for field in row._meta.concrete_fields]
    opened = [getattr(row, field.name) or "" for field in sealed_fields(type(row))]
    return " ".join(
        map(repr, [*(one for one in plain if not isinstance(one, Ciphertext)), *opened])
    )


def files_kept() -> list[str]:
    """Return the names of the files that are kept."""
    names = []
    for folder in ("channels", "downloads"):
        if default_storage.exists(folder):
            names += default_storage.listdir(folder)[1]
    return names


def bytes_of_the_database() -> bytes:
    """Return all that the database and its journal hold on the disk; nothing on PostgreSQL."""
    if connection.vendor != "sqlite":
        return b""
    name = Path(str(connection.settings_dict["NAME"]))
    return b"".join(file.read_bytes() for file in name.parent.glob(f"{name.name}*"))
