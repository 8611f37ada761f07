"""Sign-ups from a sheet: upload it, look at what it would do, apply it, undo it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from turnabout.clock import current_time
from turnabout.enrollment.answering import is_open
from turnabout.enrollment.models import SignUpSheet
from turnabout.enrollment.sheets.faults import SheetFault
from turnabout.enrollment.sheets.starting import start_applying, start_looking, start_undoing
from turnabout.enrollment.sheets.taking import take_in, throw_away
from turnabout.enrollment.sheets.undoing import can_be_undone
from turnabout.matchmaking.sheets.problems import Unreadable
from turnabout.programs.models import Cohort
from turnabout.web.access import person_of
from turnabout.web.enrollment.coordinating import cohort_led
from turnabout.web.enrollment.forms.sheets import Applying, Upload
from turnabout.web.parts import asks_for_part, load_anew, render_part
from turnabout.web.people.lists import unreadable

SHEETS_SHOWN = 20


def show_all(request: HttpRequest, pk: int, cohort: int) -> HttpResponse:
    """Take a sheet in, and show those that were."""
    one = cohort_led(request, pk, cohort)
    form = Upload(request.POST or None, request.FILES or None)
    if form.is_valid() and (sheet := _taken_in(request, one, form)):
        return _try(
            request,
            sheet,
            lambda: start_looking(sheet, by=person_of(request), at=current_time()),
        )
    sheets = one.sheets.select_related("uploaded_by", "applied_by", "undone_by")[:SHEETS_SHOWN]
    told = {"form": form, "sheets": sheets, "is_open": is_open(one, current_time())}
    given = {"cohort": one, "program": one.program, **told}
    return render(request, "enrollment/sheets.html", given)


def show(request: HttpRequest, pk: int, cohort: int, sheet: int) -> HttpResponse:
    """Show how far a sheet is: what it would do, what is wrong with it, what it has done."""
    one = _sheet(request, pk, cohort, sheet)
    given: dict[str, object] = {"sheet": one, "cohort": one.cohort, "program": one.cohort.program}
    if one.job and one.job.is_open:
        return render_part(request, "enrollment/sheet_working.html", "progress", given)
    if asks_for_part(request):
        return load_anew()
    if one.problem_count:
        return render(request, "enrollment/sheet_problems.html", given)
    if one.applied_at:
        given |= {"can_be_undone": can_be_undone(one)}
        return render(request, "enrollment/sheet_applied.html", given)
    return render(request, "enrollment/sheet_ready.html", given | {"form": Applying(one)})


@require_POST
def apply(request: HttpRequest, pk: int, cohort: int, sheet: int) -> HttpResponse:
    """Sign everyone up as the sheet says."""
    one = _sheet(request, pk, cohort, sheet)
    form = Applying(one, request.POST)
    if not form.is_valid():
        given = {"sheet": one, "cohort": one.cohort, "program": one.cohort.program, "form": form}
        return render(request, "enrollment/sheet_ready.html", given)
    by, at = person_of(request), current_time()
    return _try(request, one, lambda: start_applying(one, form.said(), by=by, at=at))


@require_POST
def look_again(request: HttpRequest, pk: int, cohort: int, sheet: int) -> HttpResponse:
    """Look through a sheet anew, since people or decisions have changed."""
    one = _sheet(request, pk, cohort, sheet)
    by, at = person_of(request), current_time()
    return _try(request, one, lambda: start_looking(one, by=by, at=at))


@require_POST
def undo(request: HttpRequest, pk: int, cohort: int, sheet: int) -> HttpResponse:
    """Take back whom the sheet signed up."""
    one = _sheet(request, pk, cohort, sheet)
    by, at = person_of(request), current_time()
    return _try(request, one, lambda: start_undoing(one, by=by, at=at))


@require_POST
def drop(request: HttpRequest, pk: int, cohort: int, sheet: int) -> HttpResponse:
    """Throw a sheet away that was not applied."""
    one = _sheet(request, pk, cohort, sheet)
    waiting = get_object_or_404(SignUpSheet.objects.waiting(), pk=one.pk)
    throw_away(waiting, by=person_of(request), at=current_time())
    messages.success(request, _("The file is erased. Nobody was signed up."))
    return redirect("cohort_sheets", pk, cohort)


def _sheet(request: HttpRequest, pk: int, cohort: int, sheet: int) -> SignUpSheet:
    sheets = SignUpSheet.objects.select_related("job", "cohort__program", "applied_by", "undone_by")
    return get_object_or_404(sheets, pk=sheet, cohort=cohort_led(request, pk, cohort))


def _taken_in(request: HttpRequest, cohort: Cohort, form: Upload) -> SignUpSheet | None:
    """Return the sheet that was uploaded, or None with the reason in the form."""
    now = current_time()
    if not is_open(cohort, now):
        form.add_error(None, _("Sign-up is not open."))
        return None
    try:
        return take_in(cohort, form.cleaned_data["file"], by=person_of(request), at=now)
    except Unreadable as error:
        form.add_error("file", unreadable(error))
        return None


def _try(request: HttpRequest, sheet: SignUpSheet, start: Callable[[], None]) -> HttpResponse:
    try:
        start()
    except SheetFault as fault:
        messages.error(request, str(fault))
    return redirect("cohort_sheet", sheet.cohort.program_id, sheet.cohort_id, sheet.pk)
