"""Something that waits for one side of a pair, beside its dates."""

from typing import Any, NamedTuple, TypeAlias

from django.db.models import Prefetch

Loaded: TypeAlias = "list[str | Prefetch[Any]]"
"""What a pair is loaded with, so that whoever looks at it asks the database nothing more."""


class Ask(NamedTuple):
    """What waits, more about it, and where it is done."""

    what: str
    more: str
    address: str
