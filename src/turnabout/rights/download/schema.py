"""What the JSON of a download looks like, as a JSON Schema, from the register."""

from typing import Any

from django.db import models

from turnabout.rights.register import every_table
from turnabout.rights.register.table import Table

Schema = dict[str, Any]

AROUND = {"with": {"type": "string"}, "program": {"type": "string"}}
"""With whom and in which program a row was."""


def schema() -> Schema:
    """Return the schema of the whole download."""
    parts = {table.label: _rows(table) for table in every_table() if table.told}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Everything about one person in Turnabout",
        **_all_of(
            {
                "form": {"const": 1},
                "made_at": {"type": "string", "format": "date-time"},
                "about": {"type": "string"},
                "parts": _all_of(parts),
            }
        ),
    }


def _rows(table: Table) -> Schema:
    facts = {name: _value(table.of._meta.get_field(name)) for name in table.told}  # noqa: SLF001 - Django's public name
    row = _all_of(facts)
    row["properties"] = AROUND | facts
    return {"title": str(table.title), "type": "array", "items": row}


def _all_of(properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _value(field: Any) -> Schema:  # noqa: ANN401 - Django's own types say no more
    match field:
        case models.BooleanField():
            kind = "boolean"
        case models.IntegerField():
            kind = "integer"
        case models.JSONField():
            return {"type": ["array", "object"]}
        case models.DateTimeField():
            return {"type": ["string", "null"] if field.null else ["string"], "format": "date-time"}
        case _:
            kind = "string"
    return {"type": [kind, "null"] if field.null else [kind]}
