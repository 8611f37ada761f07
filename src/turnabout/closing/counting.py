"""A cohort on its way, in counts: nothing that fewer than five people answered."""

from typing import NamedTuple

from django.db.models import Count, Q

from turnabout.closing.circles import approved
from turnabout.closing.exits import reasons_told
from turnabout.closing.models import Circle, FitCheck, Heading, Midpoint, Theme
from turnabout.closing.models.circles import WEEKS
from turnabout.closing.rematches import for_next_cohort, who_asks
from turnabout.closing.rules import at_least, in_fives
from turnabout.enrollment.models import Enrollment
from turnabout.pairs.models import Ending, Pair
from turnabout.people.models import Person
from turnabout.programs.models import Cohort


class CircleTold(NamedTuple):
    """A circle as a coordinator has it: its date, how many come, what all of them let out."""

    number: int
    week: int
    circle: Circle | None
    coming: int
    themes: list[Theme]


class Life(NamedTuple):
    """How a cohort stands. `fits` is 0, 5, 10 ...: at least so many answered.

    `told` is how many answers of the middle `headings` counts: the first of them, in groups that
    are not all alike. More is not said of them, or a group that waits would tell that it is.
    """

    meet: int
    closed: int
    early: int
    fits: int
    headings: list[tuple[str, int]]
    told: int
    reasons: list[tuple[str, int]]
    asks: int
    next_time: int
    talks: list[Person]
    circles: list[CircleTold]


def life_of(cohort: Cohort, *, by: Person) -> Life:
    """Return it, as one coordinator has it."""
    pairs = Pair.objects.filter(cohort=cohort)
    ended = pairs.aggregate(
        closed=Count("pk", filter=Q(ending=Ending.CLOSED)),
        early=Count("pk", filter=Q(ending__in=[Ending.EXIT, Ending.LEFT])),
    )
    middles = Midpoint.objects.filter(pair__cohort=cohort)
    counted = in_fives(middles.values_list("heading", flat=True))
    return Life(
        meet=Pair.objects.open().filter(cohort=cohort).count(),
        closed=ended["closed"],
        early=ended["early"],
        fits=at_least(FitCheck.objects.filter(pair__cohort=cohort).count()),
        headings=[(str(one.label), counted[one]) for one in Heading] if counted else [],
        told=counted.total(),
        reasons=reasons_told(cohort),
        asks=who_asks(cohort).count(),
        next_time=for_next_cohort(cohort).count(),
        talks=_who_asked_to_talk(cohort, by),
        circles=_circles(cohort),
    )


def _who_asked_to_talk(cohort: Cohort, by: Person) -> list[Person]:
    """Return those who asked for it, by name: not what they answered.

    Whoever coordinates, and meets one of them, does not learn it of their own pair.
    """
    pairs = Pair.objects.filter(cohort=cohort).apart_from(by).order_by().values("pk")
    asked = Midpoint.objects.filter(pair__in=pairs, talk=True)
    mentors = asked.filter(side="mentor").values("pair__mentor")
    mentees = asked.filter(side="mentee").values("pair__mentee")
    seats = Enrollment.objects.filter(Q(pk__in=mentors) | Q(pk__in=mentees), withdrawn_at=None)
    return list(Person.objects.filter(pk__in=seats.order_by().values("person")).order_by("name"))


def _circles(cohort: Cohort) -> list[CircleTold]:
    known = {one.number: one for one in Circle.objects.filter(cohort=cohort)}
    return [_circle(number, week, known.get(number)) for number, week in WEEKS.items()]


def _circle(number: int, week: int, circle: Circle | None) -> CircleTold:
    if circle is None:
        return CircleTold(number, week, None, 0, [])
    coming = circle.answers.filter(is_coming=True).count()
    return CircleTold(number, week, circle, coming, approved(circle))
