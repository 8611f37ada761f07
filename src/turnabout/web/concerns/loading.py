"""What the pages of a contact begin with: a thread that is sealed to this person."""

import uuid

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from turnabout.concerns.keys import key_of
from turnabout.concerns.models import Concern, Key
from turnabout.people.models import Person
from turnabout.programs.models import Part
from turnabout.web.access import person_of


def theirs(request: HttpRequest, token: str) -> Concern:
    """Return a thread that is sealed to this person and that they can still open."""
    try:
        pk = uuid.UUID(token)
    except ValueError:
        raise Http404 from None
    mine = Concern.objects.addressed_to(person_of(request)).readable()
    return get_object_or_404(mine, pk=pk)


def own_key(request: HttpRequest) -> Key:
    """Return the key of this person."""
    key = key_of(person_of(request))
    if key is None:
        raise Http404
    return key


def is_contact(person: Person) -> bool:
    """Return whether somebody has the seat of a confidential contact anywhere."""
    return (
        person.is_active and person.seats.filter(part=Part.CONTACT, ended_at__isnull=True).exists()
    )
