"""Writing to a confidential contact: what it is about, then to whom, and the words."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from turnabout.clock import current_day
from turnabout.concerns.choosing import offered, programs_of, whom_it_can_be_about
from turnabout.concerns.models import Naming
from turnabout.concerns.raising import NotOfferedError, Raised, RaisedBeforeError, raise_concern
from turnabout.concerns.saying import Matter, Said
from turnabout.people.models import Person
from turnabout.programs.models import Program
from turnabout.web.access import person_of
from turnabout.web.concerns.forms import Whom, Write

MATTERS = {"1": Matter.BREACH.value, "2": Matter.SERIOUS.value}
"""By what an address asks for a matter without naming it."""


def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask what it is about, offer who is close to nobody of it, and take the words."""
    me = person_of(request)
    program = get_object_or_404(programs_of(me), pk=pk)
    whom = _whom(request, program, me)
    if not whom.is_valid():
        return render(request, "concerns/whom.html", {"program": program, "form": whom})
    offer = offered(program, author=me, about=whom.person)
    form = Write(request.POST if "text" in request.POST else None, contacts=offer.contacts)
    told = {"program": program, "whom": whom, "offer": offer, "form": form}
    if "text" not in request.POST or not form.is_valid():
        return render(request, "concerns/write.html", told)
    try:
        return render(request, "concerns/receipt.html", _arrived(program, whom, form, me))
    except (NotOfferedError, RaisedBeforeError) as error:
        form.add_error(None, str(error))
        return render(request, "concerns/write.html", told)


def _whom(request: HttpRequest, program: Program, me: Person) -> Whom:
    asked = MATTERS.get(request.GET.get("k", ""), Matter.TREATED.value)
    return Whom(
        request.POST or None,
        people=whom_it_can_be_about(program, me),
        initial={"matter": asked},
    )


def _arrived(program: Program, whom: Whom, form: Write, me: Person) -> dict[str, Raised | Naming]:
    about, given = whom.person, form.cleaned_data
    said = Said(
        given["text"],
        whom.cleaned_data["matter"],
        about.pk if about else None,
        about.name if about else "",
    )
    naming, pk = Naming(given["naming"]), uuid.UUID(str(given["form"]))
    raised = raise_concern(
        program, said, pk=pk, to=form.contact, author=me, naming=naming, on=current_day()
    )
    return {"raised": raised}
