"""Who reads what of a report: all of it, one page, or nothing at all."""

from typing import NamedTuple

from django.db.models import Q
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Part, Program, Seat
from turnabout.programs.models.program import ProgramQuerySet
from turnabout.reports.coverage import joined_in
from turnabout.reports.sources import at_the_end, released
from turnabout.web.access import person_of


class Reader(NamedTuple):
    """Somebody who reads the report of a cohort.

    Who sponsors or coordinates reads the `whole`, others who took part one page, once the cohort is
    finished and its end released. Words that people left are for coordinators in no pair of it;
    `leads` says whether the reader coordinates the program.
    """

    cohort: Cohort
    person: Person
    whole: bool
    comments: bool
    leads: bool = False


def reader_of(request: HttpRequest, pk: int, cohort: int) -> Reader:
    """Return who reads; for everybody else there is no report."""
    person = person_of(request)
    found = get_object_or_404(Cohort.objects.select_related("program"), pk=cohort, program=pk)
    if read_whole_by(person).filter(pk=pk).exists():
        leads = Program.objects.led_by(person).filter(pk=pk).exists()
        sits = Pair.objects.filter(cohort=found).of(person).exists()
        return Reader(found, person, whole=True, comments=leads and not sits, leads=leads)
    took_part = joined_in(found).filter(person=person).exists()
    if not (took_part and found.finished_at and at_the_end(released(found))):
        raise Http404
    return Reader(found, person, whole=False, comments=False)


def whole_reader_of(request: HttpRequest, pk: int, cohort: int) -> Reader:
    """Return who reads all of it; for everybody else it is not there."""
    reader = reader_of(request, pk, cohort)
    if not reader.whole:
        raise Http404
    return reader


def compared_by(request: HttpRequest, pk: int) -> Program:
    """Return the program of whoever sponsors or coordinates it."""
    return get_object_or_404(read_whole_by(person_of(request)), pk=pk)


def read_whole_by(person: Person) -> ProgramQuerySet:
    """Return the programs whose reports this person reads whole."""
    sponsored = Seat.objects.open().filter(person=person, part=Part.SPONSOR)
    led = Program.objects.led_by(person).order_by()
    return Program.objects.filter(
        Q(pk__in=sponsored.values("program")) | Q(pk__in=led.values("pk"))
    )
