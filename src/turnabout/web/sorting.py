"""The headings of a table: a press sorts by one, a second press turns it round."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Heading:
    """A column that can be sorted by: what it is called, which way it is sorted, and the next."""

    title: str
    sorted: str
    query: str


def headings(
    query: QueryDict, titles: Mapping[str, str | Promise], here: str, *, descending: bool
) -> dict[str, Heading]:
    """Return the headings by column; each leads to the same rows in another order.

    `here` is the column that they are sorted by now.
    """
    return {
        column: _heading(query, column, str(title), here, descending=descending)
        for column, title in titles.items()
    }


def _heading(query: QueryDict, column: str, title: str, here: str, *, descending: bool) -> Heading:
    is_sorted = column == here
    turned = is_sorted and not descending
    link = query.copy()
    link.pop("page", None)
    link["sort"] = f"-{column}" if turned else column
    way = "none" if not is_sorted else "descending" if descending else "ascending"
    return Heading(title, way, link.urlencode())
