"""The headings of the directory: a press sorts by one, a second press turns it round."""

from dataclasses import dataclass

from django.http import QueryDict

from turnabout.web.people.forms import SORTS, Search


@dataclass(frozen=True, slots=True)
class Heading:
    """A column that can be sorted by: what it is called, which way it is sorted, and the next."""

    title: str
    sorted: str
    query: str


def headings(query: QueryDict, search: Search) -> dict[str, Heading]:
    """Return the headings by column; each leads to the same people in another order."""
    return {column: _heading(column, str(title), query, search) for column, title in SORTS.items()}


def _heading(column: str, title: str, query: QueryDict, search: Search) -> Heading:
    is_sorted = search.column == column
    turned = is_sorted and not search.descending
    link = query.copy()
    link.pop("page", None)
    link["sort"] = f"-{column}" if turned else column
    way = "none" if not is_sorted else "descending" if search.descending else "ascending"
    return Heading(title, way, link.urlencode())
