"""One page of the people who are looked for, quick among a hundred thousand."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from turnabout.people.models import Grade, Person, PersonQuerySet
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
    people = search.people()
    keys: Any = people.values_list("pk", flat=True)
    if search.has_words:
        keys = list(keys[: MOST_FOUND + 1])
    elif search.column == "grade":
        keys = KeysByGrade(people, descending=search.descending)
    is_more = search.has_words and len(keys) > MOST_FOUND
    page = Paginator(keys[:MOST_FOUND] if is_more else keys, ON_A_PAGE).get_page(number)
    shown = list(page.object_list)
    rows = Person.objects.select_related("grade", "manager").in_bulk(shown)
    return Found([rows[pk] for pk in shown], page, is_more)


class KeysByGrade:
    """The numbers of people by the height of their grades, who has none last; then by name.

    Sorting everybody by height takes long among many. Each grade is in order already: how many have
    it says which of them stand on a page.
    """

    def __init__(self, people: PersonQuerySet, *, descending: bool) -> None:
        self._people = people.order_by("name", "pk").values_list("pk", flat=True)
        counts = people.by_grade()
        on_ladder = list(Grade.objects.on_the_ladder().values_list("pk", flat=True))
        last = [*Grade.objects.to_be_placed().values_list("pk", flat=True), None]
        order = [*(reversed(on_ladder) if descending else on_ladder), *last]
        self._grades = [(grade, counts[grade]) for grade in order if grade in counts]

    def __len__(self) -> int:
        """Return how many they are."""
        return sum(count for _, count in self._grades)

    def __getitem__(self, part: slice) -> list[int]:
        """Return the numbers of those on a page."""
        start, stop, _ = part.indices(len(self))
        found: list[int] = []
        for grade, count in self._grades:
            if start < count and stop > 0:
                found += self._people.filter(grade=grade)[max(start, 0) : stop]
            start, stop = start - count, stop - count
        return found
