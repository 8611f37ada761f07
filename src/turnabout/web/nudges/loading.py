"""What the pages of an entry begin with: the pair, and why it needs a person just now."""

from typing import NamedTuple

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from turnabout.clock import current_time
from turnabout.nudges.needs import Entry, entry_of
from turnabout.pairs.models import Pair
from turnabout.programs.models import Cohort
from turnabout.web.access import person_of
from turnabout.web.enrollment.coordinating import cohort_led


class Asked(NamedTuple):
    """A pair of a cohort that its coordinator is asked to look at, and why."""

    cohort: Cohort
    pair: Pair
    entry: Entry


def asked_about(request: HttpRequest, pk: int, cohort: int, pair: int, need: str) -> Asked:
    """Return what a page is about; what has been seen to meanwhile does not exist any more."""
    one = cohort_led(request, pk, cohort)
    others = Pair.objects.apart_from(person_of(request)).with_people()
    found = get_object_or_404(others, cohort=one, pk=pair)
    entry = entry_of(found, need, at=current_time())
    if entry is None:
        raise Http404
    return Asked(one, found, entry)
