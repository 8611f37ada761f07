"""The ladder of grades, as the coordinator arranges it."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from turnabout.clock import current_time
from turnabout.people.ladder import (
    GradeInUseError,
    NotOnLadderError,
    Rungs,
    Side,
    add_grade,
    place,
    place_all,
    remove_grade,
    rungs,
)
from turnabout.people.models import Grade, Person
from turnabout.web.access import person_of
from turnabout.web.parts import asks_for_part, render_part


class Placing(forms.Form):
    """Which grade stands where."""

    grade = forms.ModelChoiceField(
        label=gettext_lazy("Grade"), queryset=Grade.objects.all(), empty_label=None
    )
    side = forms.ChoiceField(label=gettext_lazy("Where"), choices=Side.choices)
    other = forms.ModelChoiceField(
        label=gettext_lazy("Grade on the ladder"),
        queryset=Grade.objects.on_the_ladder(),
        empty_label=None,
    )


class NewGrade(forms.Form):
    """A grade that no staff list has brought."""

    name = forms.CharField(label=gettext_lazy("A grade that is missing"), max_length=120)


@dataclass(frozen=True, slots=True)
class Step:
    """Half a rung up or down: from a rung of its own to the next one, and from there past it."""

    side: Side
    other: Grade
    words: str


@dataclass(frozen=True, slots=True)
class Held:
    """A grade on its rung, how many have it, and where its two buttons lead."""

    grade: Grade
    count: int
    up: Step | None
    down: Step | None


def show(request: HttpRequest) -> HttpResponse:
    """Show the ladder, the most senior grade on top, and what is still to be placed."""
    waiting = Grade.objects.to_be_placed()
    given = {
        "ladder": _ladder(),
        "waiting": waiting,
        "placing": Placing(initial={"grade": waiting.first()}),
        "new": NewGrade(),
    }
    return render_part(request, "grades/grades.html", "ladder", given)


@require_POST
def place_one(request: HttpRequest) -> HttpResponse:
    """Place one grade above, beside or below another."""
    form = Placing(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        side = Side(said["side"])
        try:
            place(said["grade"], side, said["other"], by=person_of(request), at=current_time())
        except NotOnLadderError:
            messages.error(request, _("The ladder has changed in the meantime. Look again."))
    else:
        messages.error(request, _("The ladder has changed in the meantime. Look again."))
    return show_again(request)


@require_POST
def place_everyone(request: HttpRequest) -> HttpResponse:
    """Put all that are still to be placed on top."""
    place_all(by=person_of(request), at=current_time())
    return redirect("grades")


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Add a grade, which is then to be placed."""
    form = NewGrade(request.POST)
    if form.is_valid():
        add_grade(form.cleaned_data["name"], by=person_of(request), at=current_time())
    else:
        messages.error(request, _("Write the name of the grade."))
    return redirect("grades")


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a grade that nobody has."""
    grade = get_object_or_404(Grade, pk=pk)
    try:
        remove_grade(grade, by=person_of(request), at=current_time())
    except GradeInUseError:
        messages.error(request, _("%(grade)s is in use, so it stays.") % {"grade": grade})
    return redirect("grades")


def show_again(request: HttpRequest) -> HttpResponse:
    """Show the ladder as it is now: the part of the page for a script, else the page."""
    if asks_for_part(request):
        return show(request)
    return redirect("grades")


def _ladder() -> list[list[Held]]:
    """Return the rungs from the top, each with what can be done with its grades."""
    ladder = rungs()
    counts = Person.objects.here().by_grade()
    return [
        [_held(grade, height, ladder, counts.get(grade.pk, 0)) for grade in rung]
        for height, rung in reversed(list(enumerate(ladder)))
    ]


def _held(grade: Grade, height: int, ladder: Rungs, count: int) -> Held:
    beside = [other for other in ladder[height] if other != grade]
    return Held(
        grade,
        count,
        up=_up(height, ladder, beside),
        down=_down(height, ladder, beside),
    )


def _up(height: int, ladder: Rungs, beside: list[Grade]) -> Step | None:
    if beside:
        words = _("Up: above %(other)s") % {"other": beside[0]}
        return Step(Side.ABOVE, beside[0], words)
    if height + 1 == len(ladder):
        return None
    other = ladder[height + 1][0]
    return Step(Side.BESIDE, other, _("Up: to the height of %(other)s") % {"other": other})


def _down(height: int, ladder: Rungs, beside: list[Grade]) -> Step | None:
    if beside:
        words = _("Down: below %(other)s") % {"other": beside[0]}
        return Step(Side.BELOW, beside[0], words)
    if height == 0:
        return None
    other = ladder[height - 1][0]
    return Step(Side.BESIDE, other, _("Down: to the height of %(other)s") % {"other": other})
