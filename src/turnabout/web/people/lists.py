"""Staff lists: upload a file, choose its columns, look at what it changes, apply it, undo it."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from turnabout.clock import current_time
from turnabout.matchmaking.sheets.problems import Unreadable
from turnabout.people.models import Line, StaffList
from turnabout.people.staff_lists.columns import never_read
from turnabout.people.staff_lists.faults import StaffListFault
from turnabout.people.staff_lists.starting import start_applying, start_comparing, start_undoing
from turnabout.people.staff_lists.taking import take_in, throw_away
from turnabout.people.staff_lists.undoing import can_be_undone
from turnabout.web.access import person_of
from turnabout.web.parts import asks_for_part, load_anew, render_part
from turnabout.web.people.differences import differences
from turnabout.web.people.list_forms import Applying, Columns, Upload

ON_A_PAGE = 50
LISTS_SHOWN = 20


def show(request: HttpRequest) -> HttpResponse:
    """Take a file in, and show those that were."""
    form = Upload(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            taken = take_in(form.cleaned_data["file"], by=person_of(request), at=current_time())
        except Unreadable as error:
            form.add_error("file", unreadable(error))
        else:
            return redirect("staff_list_columns", taken.pk)
    lists = StaffList.objects.select_related("uploaded_by", "applied_by", "undone_by")
    return render(request, "staff_lists/lists.html", {"form": form, "lists": lists[:LISTS_SHOWN]})


def choose_columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask which column holds what, and compare."""
    staff_list = get_object_or_404(StaffList.objects.waiting(), pk=pk)
    form = Columns(request.POST or None, staff_list=staff_list)
    if not form.is_valid():
        never = never_read(staff_list.headings)
        given = {"list": staff_list, "form": form, "never_read": ", ".join(never)}
        return render(request, "staff_lists/columns.html", given)
    return _try(
        request,
        staff_list,
        lambda: start_comparing(
            staff_list, form.chosen(), by=person_of(request), at=current_time()
        ),
    )


def show_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far a list is: what it would change, what is wrong with it, what it has changed."""
    staff_list = get_object_or_404(StaffList.objects.select_related("job", "applied_by"), pk=pk)
    if staff_list.job and staff_list.job.is_open:
        return render_part(request, "staff_lists/working.html", "progress", {"list": staff_list})
    if asks_for_part(request):
        return load_anew()
    if not staff_list.compared_at:
        return redirect("staff_list_columns", pk)
    if staff_list.problem_count:
        return render(request, "staff_lists/problems.html", {"list": staff_list})
    page = "applied" if staff_list.applied_at else "ready"
    return render(request, f"staff_lists/{page}.html", _told(request, staff_list))


@require_POST
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the directory what the list says."""
    staff_list = get_object_or_404(StaffList, pk=pk)
    form = Applying(request.POST)
    gone = StaffList.Gone(form.cleaned_data["gone"] if form.is_valid() else StaffList.Gone.STAY)
    return _try(
        request,
        staff_list,
        lambda: start_applying(staff_list, gone, by=person_of(request), at=current_time()),
    )


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the directory what it was before the list."""
    staff_list = get_object_or_404(StaffList.objects.applied(), pk=pk)
    return _try(
        request,
        staff_list,
        lambda: start_undoing(staff_list, by=person_of(request), at=current_time()),
    )


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a list away that was not applied."""
    staff_list = get_object_or_404(StaffList.objects.waiting(), pk=pk)
    throw_away(staff_list, by=person_of(request), at=current_time())
    messages.success(request, _("The file is erased. The directory is as it was."))
    return redirect("staff_lists")


def unreadable(error: Unreadable) -> str:
    """Return why a file cannot be read, and what to do."""
    where = _("Row %(row)s: ") % {"row": error.row} if error.row else ""
    return f"{where}{error.message}. {error.remedy}.".capitalize()


def _told(request: HttpRequest, staff_list: StaffList) -> dict[str, object]:
    """Return what a list says: its lines a page at a time, of one kind where one is asked for."""
    lines = staff_list.lines.select_related("person")
    kind = request.GET.get("kind", "")
    if kind in Line.Kind.values:
        lines = lines.of_kind(Line.Kind(kind))
    page = Paginator(lines, ON_A_PAGE).get_page(request.GET.get("page"))
    return {
        "list": staff_list,
        "kind": kind,
        "kinds": [(one.value, one.label, staff_list.counts.get(one.value, 0)) for one in Line.Kind],
        "page": page,
        "differences": differences(staff_list, list(page)),
        "form": Applying(initial={"gone": StaffList.Gone.STAY}),
        "can_be_undone": can_be_undone(staff_list),
    }


def _try(request: HttpRequest, staff_list: StaffList, start: Callable[[], None]) -> HttpResponse:
    try:
        start()
    except StaffListFault as fault:
        messages.error(request, str(fault))
    return redirect("staff_list", staff_list.pk)
