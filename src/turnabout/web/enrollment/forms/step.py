"""One step of the form: it shows what was said before, and keeps what can be kept.

Nothing is required until one signs up.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from turnabout.enrollment.answering import PLAIN, answer
from turnabout.enrollment.models import Enrollment
from turnabout.enrollment.models.choices import MOST_TOPICS
from turnabout.people.models import Person


class Answers(forms.Form):
    """One step: knows whose answers it shows, and keeps those that can be kept."""

    names: ClassVar[tuple[str, ...]] = ()

    def __init__(self, enrollment: Enrollment, data: Mapping[str, Any] | None = None) -> None:
        self.enrollment = enrollment
        super().__init__(data, initial=self.as_kept())
        self.lay_out()

    def as_kept(self) -> dict[str, Any]:
        """Return the answers that were given before."""
        return {name: getattr(self.enrollment, name) for name in PLAIN}

    def lay_out(self) -> None:
        """Fit the questions to the person; most steps ask everybody the same."""

    def keep(self, *, by: Person, at: dt.datetime) -> None:
        """Keep what is right, whatever else is wrong."""
        told = {name: value for name, value in self.cleaned_data.items() if name in PLAIN}
        answer(self.enrollment, told, by=by, at=at)


def by_place(told: Mapping[str, Any], kind: str) -> dict[int, Any]:
    """Return the answers of one kind by the number at the end of their name."""
    places = range(1, max(len(told), MOST_TOPICS) + 1)
    return {place: told[f"{kind}_{place}"] for place in places if f"{kind}_{place}" in told}


def at_most(chosen: list[str], most: int, fault: object) -> list[str]:
    """Return what was chosen, or raise the fault where it is too much."""
    if len(chosen) > most:
        raise forms.ValidationError(str(fault))
    return chosen
