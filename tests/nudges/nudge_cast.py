"""More pairs of a cohort."""

from tests.cast import NOW, enter
from tests.enrollment.signup_cast import signed_up
from tests.meetings.meeting_cast import also_paired

from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Side


def another(pair: Pair) -> Pair:
    """Return one more pair of the cohort, of two who signed up before it closed."""
    number = Person.objects.count()
    cohort = Cohort.objects.filter(pk=pair.cohort_id)
    closed_at = cohort.get().closed_at
    cohort.update(closed_at=None)
    mentor, mentee = (
        signed_up(cohort.get(), _somebody(f"{side} {number}"), side, at=NOW).pk for side in Side
    )
    cohort.update(closed_at=closed_at)
    return also_paired(pair.cohort, mentor, mentee)


def _somebody(name: str) -> Person:
    return enter(name.capitalize(), f"{name.replace(' ', '')}@kittiwake.example")
