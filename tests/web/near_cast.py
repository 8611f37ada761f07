"""Everybody who could be near a pair, by what they are to it."""

import datetime as dt

from django.utils import timezone
from tests.cast import enter
from tests.enrollment.signup_cast import open_cohort, signed_up

from turnabout.enrollment.models import Enrollment
from turnabout.pairs.models import Pair
from turnabout.people.models import Office, Person
from turnabout.people.offices import appoint
from turnabout.programs.models import Cohort, Part, Side
from turnabout.programs.seats import give_seat


def everybody(pair: Pair, *, carla: Person, arne: Person) -> dict[str, Person | None]:
    """Return people of every kind: Carla coordinates, Arne administers."""
    now = timezone.now()
    other_lead = enter("Bo Nyberg", "bo@kittiwake.example")
    appoint(other_lead, Office.COORDINATOR, by=carla, at=now)
    open_cohort(other_lead, at=now, name="Another")
    sponsor, contact = (enter(name, f"{name}@kittiwake.example") for name in ("Sif", "Ines"))
    give_seat(pair.cohort.program, sponsor, Part.SPONSOR, by=carla, at=now)
    give_seat(pair.cohort.program, contact, Part.CONTACT, by=carla, at=now)
    return {
        "stranger": None,
        "mentor": pair.mentor.person,
        "mentee": pair.mentee.person,
        "other participant": join(pair.cohort, Side.MENTOR, at=pair.published_at).person,
        "coordinator": carla,
        "coordinator of another": other_lead,
        "sponsor": sponsor,
        "contact": contact,
        "administrator": arne,
    }


def join(cohort: Cohort, side: Side, *, at: dt.datetime | None = None) -> Enrollment:
    """Return the sign-up of somebody new, from before the cohort closed: then, or an hour ago."""
    number = Person.objects.count()
    person = enter(f"Guest {number}", f"guest{number}@kittiwake.example")
    closed_at = cohort.closed_at
    Cohort.objects.filter(pk=cohort.pk).update(closed_at=None)
    then = at or timezone.now() - dt.timedelta(hours=1)
    one = signed_up(Cohort.objects.get(pk=cohort.pk), person, side, at=then)
    Cohort.objects.filter(pk=cohort.pk).update(closed_at=closed_at)
    return one
