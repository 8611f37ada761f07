"""Four hundred invented people, and how they come into a cohort: by the form and by a sheet."""

import datetime as dt
from collections.abc import Iterator, Sequence

from django.core.files.base import ContentFile
from tests.enrollment.sheet_cast import quietly
from tests.enrollment.signup_cast import TOPIC, signed_up

from turnabout.enrollment.models import Enrollment
from turnabout.enrollment.sheets.applying import apply
from turnabout.enrollment.sheets.looking import look_through
from turnabout.enrollment.sheets.taking import take_in
from turnabout.people.models import Grade, Person
from turnabout.programs.models import Cohort, Side

A_SIDE = 200
BY_THE_FORM = 10
"""People of each side who fill in the form; everybody else stands on the coordinator's sheet."""

TOPICS = (TOPIC, "Checking AI output", "Meetings seen from below")
DEPARTMENTS = ("Deck", "Engine", "Galley", "Harbour", "Tickets")
HEIGHTS = {Side.MENTOR: (1, 2), Side.MENTEE: (4, 5)}
NAMES = {Side.MENTOR: "Quillon", Side.MENTEE: "Zephane"}
"""Names that stand in no sentence of the product: where one is found, somebody is named."""


def everybody(*, at: dt.datetime) -> dict[Side, list[Person]]:
    """Return two hundred of each side, in two grades and five departments."""
    grades = {
        height: Grade.objects.create(name=f"Grade {height}", height=height)
        for heights in HEIGHTS.values()
        for height in heights
    }
    return {
        side: [
            Person.objects.enter(
                name=f"{NAMES[side]}{number} Moe",
                email=_address(side, number),
                grade=grades[HEIGHTS[side][number % 2]],
                department=DEPARTMENTS[number % len(DEPARTMENTS)],
                entered_at=at,
            )
            for number in range(A_SIDE)
        ]
        for side in Side
    }


def sign_everybody_up(
    cohort: Cohort, people: dict[Side, list[Person]], *, by: Person, at: dt.datetime
) -> None:
    """Let a few fill in the form, and the coordinator bring the sheet of all the others."""
    for side, some in people.items():
        for person in some[:BY_THE_FORM]:
            signed_up(cohort, person, side, at=at)
    file = ContentFile("\n".join(_lines(people)).encode(), name="people.csv")
    sheet = take_in(cohort, file, by=by, at=at)
    look_through(sheet, at=at, tell=quietly)
    assert sheet.problems == []
    apply(sheet, by=by, at=at, tell=quietly)


def seats(cohort: Cohort) -> list[Enrollment]:
    """Return everybody who signed up, by number, with what is asked of them again and again."""
    found = Enrollment.objects.submitted().in_cohort(cohort).with_answers()
    return list(found.select_related("person", "cohort__program").order_by("pk"))


def _lines(people: dict[Side, Sequence[Person]]) -> Iterator[str]:
    """Yield a sheet on which everybody offers or wants two of three topics, on Monday mornings."""
    yield "Email,Role,Offers,Wants,Slots,Values"
    for side, some in people.items():
        for number, person in enumerate(some[BY_THE_FORM:]):
            two = [TOPICS[(number + step) % len(TOPICS)] for step in range(2)]
            offers, wants = (";".join(f"{name}:{how}" for name in two) for how in ("3", "0:2"))
            told = f"{offers}," if side == Side.MENTOR else f",{wants}"
            yield f"{person.email},{side},{told},Mon 10:00-12:00,learning; craft; variety"


def _address(side: Side, number: int) -> str:
    return f"{NAMES[side].lower()}{number}@kittiwake.example"
