"""Noting who in office looked at whom, and telling the person concerned."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Q
from django.utils.translation import gettext as _

from turnabout.enrollment.models import Enrollment
from turnabout.people.models import Person
from turnabout.rights.models import Look, What
from turnabout.rights.register.kept import LOOKS

SHOWN = 200


class Told(NamedTuple):
    """One look, in words: who, at what, where, on which day."""

    who: str
    what: str
    where: str
    day: dt.date


def note(looks: Iterable[Look]) -> None:
    """Note that somebody looked: one statement, and nothing where it is noted for this day."""
    Look.objects.bulk_create(looks, ignore_conflicts=True)


def looks_at(person: Person, *, at: dt.datetime) -> list[Told]:
    """Return who looked at a person, and at lists with them in it, the last days first.

    One's own looks are not told, and nothing here tells one look of a day from two.
    """
    cohorts = Enrollment.objects.filter(person=person, withdrawn_at__isnull=True)
    at_them = Q(person=person) | Q(cohort__in=cohorts.order_by().values("cohort"))
    at_everybody = Q(person__isnull=True, cohort__isnull=True, day__gte=person.entered_at.date())
    found = Look.objects.filter(at_them | at_everybody, day__gt=(at - LOOKS.time).date())
    others = found.exclude(by=person).select_related("by", "cohort__program")
    return [_told(look) for look in others[:SHOWN]]


def _told(look: Look) -> Told:
    who = look.by.name if look.by else _("Somebody")
    where = f"{look.cohort.program}, {look.cohort}" if look.cohort else ""
    return Told(who, str(What(look.what).label), where, look.day)
