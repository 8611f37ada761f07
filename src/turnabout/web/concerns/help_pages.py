"""Where somebody begins who needs somebody: whom one can turn to, and how to come back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from turnabout.concerns.choosing import contacts_of, programs_of
from turnabout.concerns.forgetting import years_with_five
from turnabout.concerns.models import Concern
from turnabout.people.models import Person
from turnabout.web.concerns.loading import is_contact


def show(request: HttpRequest) -> HttpResponse:
    """Show whom one can turn to, what one wrote with one's name, and the way back by receipt."""
    person = request.user if isinstance(request.user, Person) else None
    told = {
        "programs": [(one, list(contacts_of(one))) for one in programs_of(person)]
        if person
        else [],
        "threads": Concern.objects.signed_by(person) if person else [],
        "is_contact": bool(person and is_contact(person)),
        "years": years_with_five(person) if person else [],
    }
    return render(request, "concerns/help.html", told)


def serious(request: HttpRequest) -> HttpResponse:
    """Say what to do when somebody told you something serious."""
    return render(request, "concerns/serious.html")
