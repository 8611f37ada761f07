"""A cohort with waves: some signed up, Noor and Ada are a pair or will be."""

import datetime as dt

from tests.cast import NOW
from tests.closing.closing_cast import joined
from tests.enrollment.signup_cast import open_cohort, signed_up
from tests.meetings.meeting_cast import also_paired

from turnabout.enrollment.models import Enrollment
from turnabout.growth.answering import keep_answers
from turnabout.growth.asking import is_asked, questions_for
from turnabout.growth.items import Number
from turnabout.growth.models import Wave
from turnabout.growth.waves import keep_time
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Side


def at_noon(day: dt.date) -> dt.datetime:
    """Return noon of a day."""
    return dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC)


def cohort_before(noor: Person, ada: Person, *, by: Person, at: dt.datetime = NOW) -> Cohort:
    """Return a cohort for which Noor and Ada have signed up; nobody knows their place."""
    cohort = open_cohort(by, at=at)
    signed_up(cohort, noor, Side.MENTOR, at=at)
    signed_up(cohort, ada, Side.MENTEE, at=at)
    keep_time(at=at)
    return cohort


def pair_up(cohort: Cohort, *, at: dt.datetime = NOW) -> Pair:
    """Return Noor and Ada as a pair: the first mentor and the first mentee."""
    seats = cohort.enrollments.order_by("pk")
    mentor, mentee = (seats.filter(role=side)[0].pk for side in Side)
    return also_paired(cohort, mentor, mentee, at=at)


def more(
    cohort: Cohort, many: int, *, at: dt.datetime = NOW
) -> list[tuple[Enrollment, Enrollment]]:
    """Return so many more mentors and mentees who signed up."""
    return [
        (
            joined(cohort, f"Junior{number} Moe", Side.MENTOR, at=at),
            joined(cohort, f"Senior{number} Roe", Side.MENTEE, at=at),
        )
        for number in range(many)
    ]


def wave_of(cohort: Cohort, number: Number) -> Wave:
    """Return a wave as it stands in the database."""
    return Wave.objects.select_related("cohort__program").get(cohort=cohort, number=number)


def opened(cohort: Cohort, number: Number) -> Wave:
    """Return a wave, at noon of the day on which it opens."""
    keep_time(at=at_noon(wave_of(cohort, number).opens_on))
    return wave_of(cohort, number)


def closed(cohort: Cohort, number: Number) -> Wave:
    """Return a wave, at noon of the day after its last one."""
    keep_time(at=at_noon(wave_of(cohort, number).closes_on + dt.timedelta(days=1)))
    return wave_of(cohort, number)


def answer_all(wave: Wave, enrollment: Enrollment, *, high: bool = False) -> None:
    """Let somebody give the lowest or the highest answer to everything."""
    asked = is_asked(wave, enrollment)
    assert asked
    given = {one.key: one.scale.ends[high] for one in questions_for(wave, asked)}
    keep_answers(wave, asked, given)
