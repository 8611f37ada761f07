"""One page of the people who are looked for, quick among a hundred thousand."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from turnabout.people.models import Person
from turnabout.web.people.forms import Search

ON_A_PAGE = 50
MOST_FOUND = 1_000
"""People whom words find at most: nobody turns twenty pages who can type more letters."""


@dataclass(frozen=True, slots=True)
class Found:
    """The people of one page, the page, and whether there are more than words find at most."""

    people: list[Person]
    page: "Page[int]"
    is_more: bool


def page_of(search: Search, number: str | None) -> Found:
    """Return the page of this number, or the nearest that there is.

    Numbers first, from an index alone; the rest of the row only of those who are shown.
    """
    keys = search.people().values_list("pk", flat=True)
    words = bool(search.cleaned_data.get("q")) if search.is_valid() else False
    known = list(keys[: MOST_FOUND + 1]) if words else keys
    is_more = words and len(known) > MOST_FOUND
    page = Paginator(known[:MOST_FOUND] if words else keys, ON_A_PAGE).get_page(number)
    shown = list(page.object_list)
    people = Person.objects.select_related("grade", "manager").in_bulk(shown)
    return Found([people[pk] for pk in shown], page, is_more)
