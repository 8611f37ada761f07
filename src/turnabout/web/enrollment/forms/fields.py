"""Fields for answers that no form of the browser knows: free hours, and a point between words."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django import forms
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from turnabout.enrollment.rules import DAY, HOUR, merged

FIRST_HOUR, LAST_HOUR = 7, 20
WORKDAYS, WEEKEND = range(5), range(5, 7)


Week = Sequence[Sequence[int]]
"""Stretches of a week, each a start and an end."""


class Cell(NamedTuple):
    """One hour of the week."""

    value: int
    title: str
    is_free: bool


class HourRow(NamedTuple):
    """The same hour on several days."""

    title: str
    cells: list[Cell]


class Days(NamedTuple):
    """Some days of the week beside each other."""

    title: str
    names: list[tuple[str, str]]
    rows: list[HourRow]


class HourGrid(forms.Widget):
    """Draws the hours of a week to tick."""

    template_name = "enrollment/hours.html"
    use_fieldset = True

    def get_context(
        self, name: str, value: Week | None, attrs: dict[str, Any] | None
    ) -> dict[str, Any]:
        """Return what the template draws: the working days, and the weekend apart from them."""
        context = super().get_context(name, None, attrs)
        free = {start for one in value or [] for start in range(one[0], one[1], HOUR)}
        context["widget"] |= {
            "workdays": _days(_("Monday to Friday"), WORKDAYS, free),
            "weekend": _days(_("Saturday and Sunday"), WEEKEND, free),
            "is_open": any(start >= WEEKEND[0] * DAY for start in free),
        }
        return context

    def value_from_datadict(self, data: Mapping[str, Any], files: object, name: str) -> Week:  # noqa: ARG002 - Django's signature
        """Return the hours that were ticked."""
        sent = data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])
        starts = {int(one) for one in sent if one.isdecimal()} & _known()
        return merged((start, start + HOUR) for start in starts)

    def value_omitted_from_data(self, data: Mapping[str, Any], files: object, name: str) -> bool:  # noqa: ARG002 - Django's signature
        """Return False: no hour ticked is an answer."""
        return False


class Hours(forms.Field):
    """When somebody is free, as stretches of the week."""

    widget = HourGrid

    def has_changed(self, initial: Week | None, data: Week | None) -> bool:
        """Return whether other hours are ticked now."""
        return merged(initial or []) != merged(data or [])


class Slide(forms.RadioSelect):
    """Five points from one word to another."""

    template_name = "enrollment/slide.html"

    def __init__(self, first: str | Promise, last: str | Promise) -> None:
        super().__init__()
        self.ends = first, last

    def get_context(self, name: str, value: object, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return what the template draws."""
        context = super().get_context(name, value, attrs)
        context["widget"]["options"] = list(self.options(name, context["widget"]["value"], attrs))
        context["widget"]["first"], context["widget"]["last"] = self.ends
        return context


def between(first: Promise, last: Promise) -> forms.TypedChoiceField:
    """Return a field for a point from 1, the first word, to 5, the last; none is an answer too."""
    rather = gettext_lazy("rather {word}")
    words = [
        first,
        format_lazy(rather, word=first),
        gettext_lazy("in between"),
        format_lazy(rather, word=last),
        last,
    ]
    return forms.TypedChoiceField(
        label=format_lazy("{first} ↔ {last}", first=first, last=last),
        choices=list(enumerate(words, start=1)),
        coerce=int,
        empty_value=None,
        required=False,
        widget=Slide(first, last),
    )


def _days(title: str, days: range, free: set[int]) -> Days:
    return Days(
        title,
        [(str(WEEKDAYS[day]), str(WEEKDAYS_ABBR[day])) for day in days],
        [
            HourRow(f"{hour}:00", [_cell(day, hour, free) for day in days])
            for hour in range(FIRST_HOUR, LAST_HOUR)
        ],
    )


def _cell(day: int, hour: int, free: set[int]) -> Cell:
    start = day * DAY + hour * HOUR
    return Cell(start, f"{WEEKDAYS[day]}, {hour}:00–{hour + 1}:00", start in free)


def _known() -> set[int]:
    return {
        day * DAY + hour * HOUR
        for day in (*WORKDAYS, *WEEKEND)
        for hour in range(FIRST_HOUR, LAST_HOUR)
    }
