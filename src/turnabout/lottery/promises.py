"""The next-cohort guarantee: whoever a lottery told to wait has a place the next time."""

from turnabout.enrollment.models import Enrollment
from turnabout.enrollment.models.enrollments import EnrollmentQuerySet
from turnabout.lottery.models import Outcome, Ticket
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Side


def promised(cohort: Cohort, side: Side) -> EnrollmentQuerySet:
    """Return who of this cohort was promised a place of it, and is therefore in no draw.

    The promise of an earlier lottery is kept in the first cohort after it for which somebody signs
    up on the same side.
    """
    signed_up = Enrollment.objects.submitted().in_cohort(cohort).on(side)
    return signed_up.filter(person__in=_waiting_for(cohort, side)).select_related("person__grade")


def whom_to_invite(cohort: Cohort, side: Side) -> list[Person]:
    """Return who was promised a place and has not signed up for this cohort yet."""
    here = Enrollment.objects.standing().in_cohort(cohort).on(side).values("person")
    people = Person.objects.here().filter(pk__in=_waiting_for(cohort, side))
    return list(people.exclude(pk__in=here).order_by("name"))


def _waiting_for(cohort: Cohort, side: Side) -> list[int]:
    """Return the people whose promise falls due in this cohort, by number."""
    before = Ticket.objects.filter(
        outcome=Outcome.NEXT,
        lottery__side=side,
        lottery__cohort__program=cohort.program_id,
        lottery__cohort__starts_on__lt=cohort.starts_on,
    )
    due = before.values_list("enrollment__person", "lottery__cohort__starts_on")
    since = (
        Enrollment.objects.submitted()
        .on(side)
        .filter(cohort__program=cohort.program_id, cohort__starts_on__lt=cohort.starts_on)
    )
    kept: dict[int, list[object]] = {}
    for person, starts_on in since.values_list("person", "cohort__starts_on"):
        kept.setdefault(person, []).append(starts_on)
    return [person for person, day in due if not any(one > day for one in kept.get(person, []))]  # type: ignore[operator]
