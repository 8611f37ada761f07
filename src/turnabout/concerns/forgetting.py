"""What goes by itself: concerns a year after they were closed. That there were five stays."""

import datetime as dt

from django.db import transaction
from django.db.models import Count
from django.db.models.functions import ExtractYear

from turnabout.concerns.models import Concern, Tally
from turnabout.concerns.rules import COUNTED_FROM, KEPT
from turnabout.people.models import Person
from turnabout.programs.models import Part, Program


@transaction.atomic
def forget_closed(*, today: dt.date) -> None:
    """Erase what was closed a year ago, after the years that are over are counted."""
    _count_years(before=today.year)
    Concern.objects.filter(closed_on__lte=today - KEPT).delete()


def years_with_five(person: Person) -> list[Tally]:
    """Return in which years of the programs that somebody answers for there were at least five.

    Only of years that are over: else the page would change on the day of the fifth.
    """
    seats = person.seats.filter(ended_at__isnull=True, part__in=[Part.COORDINATOR, Part.SPONSOR])
    programs = Program.objects.filter(pk__in=seats.values("program"))
    return list(Tally.objects.filter(program__in=programs).select_related("program"))


def _count_years(*, before: int) -> None:
    by_year = (
        Concern.objects.filter(raised_on__year__lt=before)
        .order_by()
        .annotate(year=ExtractYear("raised_on"))
        .values("program", "year")
        .annotate(count=Count("pk"))
        .filter(count__gte=COUNTED_FROM)
    )
    Tally.objects.bulk_create(
        [Tally(program_id=one["program"], year=one["year"]) for one in by_year],
        ignore_conflicts=True,
    )
