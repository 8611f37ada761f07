"""The rooms of a cohort: where who coordinates it can go, in the order in which it lives."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from turnabout.programs.models import Cohort

ROOMS = [
    (_("Sign-ups"), "cohort_sign_ups"),
    (_("Lottery"), "cohort_lottery"),
    (_("Matching"), "matching"),
    (_("Pairs"), "cohort_pairs"),
    (pgettext_lazy("what needs a person", "To do"), "attention"),
    (_("On the way"), "cohort_life"),
    (_("Questions"), "waves"),
    (_("Pulse"), "cohort_pulse"),
    (_("Figures"), "cohort_figures"),
    (_("Report"), "cohort_report"),
]
"""What a room is called, and the name of its address, which takes program and cohort."""


@dataclass(frozen=True, slots=True)
class CohortRoom:
    """One room in the navigation of a cohort."""

    title: str
    address: str
    is_here: bool


def cohort_rooms(cohort: Cohort, *, here: str) -> list[CohortRoom]:
    """Return the rooms; `here` is the name of the address that is shown. No query."""
    place = [cohort.program_id, cohort.pk]
    return [
        CohortRoom(str(title), reverse(name, args=place), is_here=name == here)
        for title, name in ROOMS
    ]
