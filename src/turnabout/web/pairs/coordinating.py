"""What a coordinator sees of the pairs of a cohort: dates and counts, never what is said."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import BooleanField, ExpressionWrapper, Q

from turnabout.clock import current_time
from turnabout.meetings.models import Meeting, with_dates
from turnabout.nudges.needs import entries
from turnabout.pairs.days import the_zone
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Cohort

ROWS = 50
ENDED = ExpressionWrapper(Q(ended_at__isnull=False), output_field=BooleanField())
ORDER = (ENDED.asc(), "mentee__person__name", "pk")
"""Those that meet come first. In which order the others ended is nobody's to know."""


def pairs_of(cohort: Cohort, page: str | None, *, by: Person) -> dict[str, Any]:
    """Return the pairs of a cohort, those that meet first, by the name of the mentee.

    How often two have met tells what each answers: of their own pair nobody is told it.
    """
    now = current_time()
    in_order = Pair.objects.filter(cohort=cohort).order_by(*ORDER).values_list("pk", flat=True)
    shown = Paginator(in_order, ROWS).get_page(page)
    pairs = Pair.objects.filter(pk__in=list(shown)).with_people().order_by(*ORDER)
    open_ones = Pair.objects.open().filter(cohort=cohort)
    dated = open_ones.filter(pk__in=Meeting.objects.ahead(now).values("pair"))
    meet = open_ones.count()
    return {
        "cohort": cohort,
        "program": cohort.program,
        "page": shown,
        "pairs": with_dates(pairs, at=now),
        "own": set(Pair.objects.of(by).order_by().values_list("pk", flat=True)),
        "meet": meet,
        "without_date": meet - dated.count(),
        "needs": len(entries(open_ones.apart_from(by), at=now)),
        "zone": the_zone().key,
    }
