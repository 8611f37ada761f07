"""Noor and Ada, further on in their life as a pair."""

import datetime as dt

from tests.cast import NOW, enter
from tests.enrollment.signup_cast import signed_up
from tests.meetings.meeting_cast import DAY, WEEK, also_paired, met

from turnabout.closing.ends import close
from turnabout.closing.models import Choice, Circle, Record
from turnabout.enrollment.models import Enrollment
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Side


def held(pair: Pair, sessions: int, *, until: dt.datetime) -> None:
    """Let the two have met so often, the last time a day before."""
    for number in range(1, sessions + 1):
        met(pair, number, until - DAY - (sessions - number) * WEEK)


def joined(cohort: Cohort, name: str, role: Side, *, at: dt.datetime = NOW) -> Enrollment:
    """Return somebody new who signed up as well."""
    Cohort.objects.filter(pk=cohort.pk).update(closed_at=None)
    cohort.refresh_from_db()
    one = signed_up(
        cohort, enter(name, f"{name.split(maxsplit=1)[0].lower()}@kittiwake.example"), role, at=at
    )
    Cohort.objects.filter(pk=cohort.pk).update(closed_at=at)
    return one


def more_pairs(cohort: Cohort, many: int, *, at: dt.datetime = NOW) -> list[Pair]:
    """Return so many other pairs of the cohort."""
    return [
        also_paired(
            cohort,
            joined(cohort, f"Junior{number} Moe", Side.MENTOR, at=at).pk,
            joined(cohort, f"Senior{number} Roe", Side.MENTEE, at=at).pk,
            at=at,
        )
        for number in range(many)
    ]


def closed_by_both(
    pair: Pair, *, at: dt.datetime, choice: Choice = Choice.END, thanks: str = ""
) -> Pair | None:
    """Return what closing by both leads to."""
    close(pair, choice, side=Side.MENTEE, thanks=thanks, at=at)
    return close(pair, choice, side=Side.MENTOR, at=at)


def record_of(pair: Pair) -> Record:
    """Return the record of the mentor."""
    return Record.objects.select_related("pair__mentor__person", "pair__cohort__program").get(
        pair=pair
    )


def circle_of(cohort: Cohort, *, by: Person, starts_at: dt.datetime) -> Circle:
    """Return a circle of the cohort that stands on this date."""
    return Circle.objects.create(
        cohort=cohort, number=1, starts_at=starts_at, place="Quay 2", set_by=by, set_at=NOW
    )
