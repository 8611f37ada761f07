"""A wave, on one page: kept as one answers, confidential, and never longer than promised."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from turnabout.enrollment.models import Enrollment
from turnabout.growth.answering import (
    WaveClosedError,
    answers_of,
    done_of,
    finish,
    keep_answers,
    take_back,
)
from turnabout.growth.asking import Asked, is_asked, questions_for
from turnabout.growth.items import Number
from turnabout.growth.models import Wave
from turnabout.programs.sentences import day
from turnabout.web.access import person_of
from turnabout.web.growth.forms import Questions
from turnabout.web.parts import render_part

TITLES = {
    Number.BEFORE: gettext_lazy("Where do you stand, before it begins?"),
    Number.MIDDLE: gettext_lazy("Half-way: how is it?"),
    Number.END: gettext_lazy("Where do you stand now?"),
    Number.AFTER: gettext_lazy("Half a year later"),
}


def answer(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Show the questions of a wave, and keep what is answered."""
    wave, asked = _asked(request, pk, number)
    if not wave.is_open:
        return _closed(request)
    form = Questions(
        request.POST or None,
        questions=questions_for(wave, asked),
        kept=answers_of(wave, asked.enrollment),
        has_comment=number == Number.END,
    )
    if form.is_valid():
        return _keep(request, wave, asked, form)
    return _show(request, wave, asked, form, is_kept=False)


@require_POST
def erase(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Erase what one has answered."""
    wave, asked = _asked(request, pk, number)
    try:
        take_back(wave, asked.enrollment)
    except WaveClosedError:
        return _closed(request)
    messages.success(request, _("What you had answered is erased."))
    return redirect("questions", pk, number)


def _asked(request: HttpRequest, pk: int, number: int) -> tuple[Wave, Asked]:
    """Return a wave in which this person is or was asked with this sign-up; there is no other."""
    seats = Enrollment.objects.submitted().filter(person=person_of(request))
    seat = get_object_or_404(seats, pk=pk)
    waves = Wave.objects.filter(opened_at__isnull=False).select_related("cohort__program")
    wave = get_object_or_404(waves, cohort=seat.cohort_id, number=number)
    asked = is_asked(wave, seat)
    if asked is None:
        raise Http404
    return wave, asked


def _keep(request: HttpRequest, wave: Wave, asked: Asked, form: Questions) -> HttpResponse:
    try:
        keep_answers(wave, asked, form.given(), comment=form.comment())
    except WaveClosedError:
        return _closed(request)
    if "done" not in request.POST:
        return _show(request, wave, asked, form, is_kept=True)
    finish(wave, asked.enrollment)
    told = _("Thank you. Until %(day)s you can still change what you answered.")
    messages.success(request, told % {"day": day(wave.closes_on)})
    return redirect("home")


def _show(
    request: HttpRequest, wave: Wave, asked: Asked, form: Questions, *, is_kept: bool
) -> HttpResponse:
    given = {
        "wave": wave,
        "asked": asked,
        "program": wave.cohort.program,
        "title": TITLES[Number(wave.number)],
        "form": form,
        "is_kept": is_kept,
        "is_done": wave.number in done_of(asked.enrollment),
    }
    return render_part(request, "growth/questions.html", "kept", given)


def _closed(request: HttpRequest) -> HttpResponse:
    messages.info(request, str(WaveClosedError()))
    return redirect("growth")
