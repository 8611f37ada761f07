"""What the pages of programs begin with: the program, where this person may see or lead it."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from turnabout.people.models import Person
from turnabout.programs.models import Program
from turnabout.programs.models.program import ProgramQuerySet


def whose(request: HttpRequest) -> Person:
    """Return who asks: the doors of this room let in nobody whom we do not know."""
    assert isinstance(request.user, Person)  # noqa: S101 - for the type checker
    return request.user


def seen(request: HttpRequest, pk: int) -> Program:
    """Return a program of which this person sees something; others do not exist for them."""
    return get_object_or_404(_with_grades().seen_by(whose(request)), pk=pk)


def led(request: HttpRequest, pk: int) -> Program:
    """Return a program that this person coordinates and that is not put away."""
    return get_object_or_404(_with_grades().led_by(whose(request)).running(), pk=pk)


def is_part(request: HttpRequest) -> bool:
    """Return whether a script asks, which wants one part of the page."""
    return bool(request.htmx)  # type: ignore[attr-defined]


def _with_grades() -> ProgramQuerySet:
    return Program.objects.select_related("mentors_up_to", "mentees_from")
