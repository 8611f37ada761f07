"""Holds a value to a JSON Schema, as far as ours goes."""

import re
from typing import Any

TYPES: dict[str, Any] = {
    "string": str,
    "integer": int,
    "boolean": bool,
    "array": list,
    "object": dict,
    "null": type(None),
}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+\d\d:\d\d")


def faults(value: object, schema: dict[str, Any], where: str = "all") -> list[str]:
    """Return what of a value is not as the schema has it."""
    if "const" in schema:
        return [] if value == schema["const"] else [f"{where} is not {schema['const']}"]
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(type(value) is TYPES[kind] for kind in kinds):
        return [f"{where} is {type(value).__name__} and not one of {kinds}"]
    if isinstance(value, str) and "format" in schema and not MOMENT.fullmatch(value):
        return [f"{where} is no moment: {value}"]
    if isinstance(value, list) and "items" in schema:
        return [one for item in value for one in faults(item, schema["items"], f"{where}[]")]
    if isinstance(value, dict) and "properties" in schema:
        return _of_object(value, schema, where)
    return []


def _of_object(value: dict[str, object], schema: dict[str, Any], where: str) -> list[str]:
    known = schema["properties"]
    return [
        *(f"{where}.{name} is lacking" for name in schema["required"] if name not in value),
        *(f"{where}.{name} is not known" for name in value if name not in known),
        *(
            one
            for name in value
            if name in known
            for one in faults(value[name], known[name], f"{where}.{name}")
        ),
    ]
