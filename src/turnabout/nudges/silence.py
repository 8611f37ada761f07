"""When somebody wants no nudge: evenings and weekends, until they say otherwise."""

import datetime as dt

from turnabout.nudges.models import QuietHours
from turnabout.people.models import Person


def hours_of(person: Person) -> QuietHours:
    """Return what somebody chose, or ours, which are not saved."""
    return QuietHours.objects.filter(person=person).first() or QuietHours(person=person)


def keep_hours(person: Person, *, begins: dt.time, ends: dt.time, at_weekends: bool) -> None:
    """Let somebody have these quiet hours from now on; from an hour to itself there are none."""
    told = {"begins": begins, "ends": ends, "at_weekends": at_weekends}
    QuietHours.objects.update_or_create(person=person, defaults=told)
