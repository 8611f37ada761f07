"""What the pages of programs begin with: the program, where this person may see or lead it."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from turnabout.programs.models import Program
from turnabout.programs.models.program import ProgramQuerySet
from turnabout.web.access import person_of


def seen(request: HttpRequest, pk: int) -> Program:
    """Return a program of which this person sees something; others do not exist for them."""
    return get_object_or_404(_with_grades().seen_by(person_of(request)), pk=pk)


def led(request: HttpRequest, pk: int) -> Program:
    """Return a program that this person coordinates and that is not put away."""
    return get_object_or_404(_with_grades().led_by(person_of(request)).running(), pk=pk)


def _with_grades() -> ProgramQuerySet:
    return Program.objects.select_related("mentors_up_to", "mentees_from")
