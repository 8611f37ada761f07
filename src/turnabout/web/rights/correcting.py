"""Facts: one's own to correct or to have corrected, and the staff list's side of it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from turnabout.clock import current_time
from turnabout.people.changing import change
from turnabout.people.facts import LABELS
from turnabout.people.models import Person
from turnabout.rights.correcting import (
    ASKED_FOR,
    AnsweredBeforeError,
    AskedBeforeError,
    answer,
    ask,
    take_back,
    to_answer,
)
from turnabout.rights.models import Outcome
from turnabout.web.access import person_of
from turnabout.web.rights.forms import Answer, OwnFacts, ShouldBe
from turnabout.web.rights.words import fact_lines, own_facts


def show_own(request: HttpRequest) -> HttpResponse:
    """Show what the staff list says of somebody, and let them correct what is theirs."""
    person = Person.objects.select_related("grade", "manager").get(pk=person_of(request).pk)
    form = OwnFacts(request.POST or None, initial=own_facts(person))
    if form.is_valid():
        change(person, **form.cleaned_data, by=person, at=current_time())
        messages.success(request, _("Kept."))
        return redirect("your_facts")
    asked = person.corrections.order_by("-asked_at", "-pk")
    told = {"form": form, "lines": fact_lines(person, list(asked)), "asked": asked}
    return render(request, "rights/facts.html", told)


def ask_for(request: HttpRequest, fact: str) -> HttpResponse:
    """Ask to have a fact of the staff list corrected."""
    if fact not in ASKED_FOR:
        raise Http404
    form = ShouldBe(request.POST or None)
    if not form.is_valid():
        return render(request, "rights/fact.html", {"form": form, "fact": LABELS[fact]})
    try:
        ask(person_of(request), fact, form.cleaned_data["should_be"], at=current_time())
        messages.success(request, _("It is asked. You get a letter when it is answered."))
    except AskedBeforeError as error:
        messages.error(request, str(error))
    return redirect("your_facts")


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what somebody asked."""
    take_back(get_object_or_404(person_of(request).corrections.open(), pk=pk))
    return redirect("your_facts")


def show_all(request: HttpRequest) -> HttpResponse:
    """Show what people ask to have corrected, the oldest first."""
    waiting = [(one, LABELS[one.fact]) for one in to_answer(person_of(request))]
    return render(request, "rights/corrections.html", {"waiting": waiting})


def show_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one of them beside what the staff list says, and answer it."""
    correction = get_object_or_404(to_answer(person_of(request)), pk=pk)
    form = Answer(request.POST or None)
    if not form.is_valid():
        lines = {line.fact: line.says for line in fact_lines(correction.person, [])}
        told = {"correction": correction, "form": form, "now_is": lines[correction.fact]}
        return render(request, "rights/correction.html", told | {"fact": LABELS[correction.fact]})
    outcome, words = Outcome(form.cleaned_data["outcome"]), form.cleaned_data["words"]
    try:
        answer(correction, outcome, words, by=person_of(request), at=current_time())
        messages.success(request, _("It is answered, and whoever asked is told."))
    except AnsweredBeforeError as error:
        messages.error(request, str(error))
    return redirect("corrections")
