"""Being erased: what goes, what stays and why; and thinking better of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from turnabout.clock import current_time
from turnabout.people.models import Person
from turnabout.people.offices import LastAdministratorError
from turnabout.rights.erasing.asking import (
    TO_THINK,
    ask_for_leaver,
    ask_to_be_erased,
    is_last_administrator,
    stay,
)
from turnabout.rights.erasing.doing import erase
from turnabout.rights.models import Erasure
from turnabout.web.access import person_of
from turnabout.web.rights.forms import Typed
from turnabout.web.rights.words import goes, stays


def show(request: HttpRequest) -> HttpResponse:
    """Say what goes and what stays, and ask to be erased."""
    person, now = person_of(request), current_time()
    form = Typed(request.POST if request.method == "POST" else None, words=person.email)
    if form.is_valid():
        try:
            ask_to_be_erased(person, at=now)
        except LastAdministratorError as error:
            messages.error(request, str(error))
        return redirect("your_erasure")
    told = {"form": form, "goes": goes(), "stays": stays(), "due": now + TO_THINK}
    told |= {"erasure": Erasure.objects.open().filter(person=person).first()}
    return render(request, "rights/erasure.html", told | {"is_last": is_last_administrator(person)})


@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """Let it not happen."""
    if stay(person_of(request)):
        messages.success(request, _("You stay. Nothing was changed, and nothing is noted of it."))
    return redirect("your_data")


def of_leaver(request: HttpRequest, pk: int) -> HttpResponse:
    """Erase somebody who has left and asked for it."""
    person = get_object_or_404(Person.objects.gone(), pk=pk)
    form = Typed(request.POST if request.method == "POST" else None, words=person.name)
    if not form.is_valid():
        told = {"person": person, "form": form, "goes": goes(), "stays": stays()}
        return render(request, "rights/leaver.html", told)
    now = current_time()
    ask_for_leaver(person, by=person_of(request), at=now)
    erase(person, at=now)
    messages.success(request, _("Everything that was known of this person is erased."))
    return redirect("people")
