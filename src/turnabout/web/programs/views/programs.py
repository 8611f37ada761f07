"""The list of programs, one of them at a glance, and how it begins, is copied and put away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from turnabout.clock import current_time
from turnabout.programs.beginning import (
    StillRunningError,
    archive_program,
    begin_program,
    copy_program,
    rename_program,
    take_out_program,
)
from turnabout.programs.models import Program
from turnabout.programs.sentences import listed
from turnabout.web.access import person_of
from turnabout.web.programs.forms.programs import CopyName, Name
from turnabout.web.programs.loading import led, seen
from turnabout.web.programs.overview import cards, overview


def show_all(request: HttpRequest) -> HttpResponse:
    """Show the programs in which this person is in charge of something."""
    return render(request, "programs/programs.html", cards(person_of(request)))


def begin(request: HttpRequest) -> HttpResponse:
    """Ask for a name, and begin a program."""
    form = Name(request.POST or None)
    if not form.is_valid():
        return render(request, "programs/begin.html", {"form": form})
    program = begin_program(form.cleaned_data["name"], by=person_of(request), at=current_time())
    return redirect("program_questions", program.pk)


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a program at a glance, what is next first."""
    return render(request, "programs/program.html", overview(seen(request, pk), person_of(request)))


def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a program another name."""
    program = led(request, pk)
    form = Name(request.POST or None, initial={"name": program.name})
    if not form.is_valid():
        return render(request, "programs/rename.html", {"form": form, "program": program})
    rename_program(program, form.cleaned_data["name"], by=person_of(request), at=current_time())
    return redirect("program", program.pk)


def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a program that is decided like this one, which may be an archived one."""
    program = get_object_or_404(Program.objects.led_by(person_of(request)), pk=pk)
    form = CopyName(request.POST or None)
    if not form.is_valid():
        return render(request, "programs/copy.html", {"form": form, "program": program})
    name = form.cleaned_data["name"]
    new = copy_program(program, name, by=person_of(request), at=current_time())
    messages.success(request, _("Copied. The six questions come anew."))
    return redirect("program", new.pk)


def archive(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether to put a program away, and do so."""
    program = led(request, pk)
    if request.method != "POST":
        return render(request, "programs/archive.html", {"program": program})
    try:
        archive_program(program, by=person_of(request), at=current_time())
    except StillRunningError as error:
        told = _("Finish these cohorts first: %(names)s.") % {"names": listed(error.cohorts)}
        messages.error(request, told)
    return redirect("program", program.pk)


@require_POST
def take_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an archived program out again."""
    program = get_object_or_404(Program.objects.led_by(person_of(request)), pk=pk)
    take_out_program(program, by=person_of(request), at=current_time())
    return redirect("program", program.pk)
