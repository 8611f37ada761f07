"""What coordinators decide about a skill; each decision stands in its history."""

from collections.abc import Iterator
from contextlib import contextmanager

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from turnabout.clock import current_time
from turnabout.skills.additions import settle
from turnabout.skills.merges import NotApartError, merge, part
from turnabout.skills.models import Alias, Skill
from turnabout.skills.naming import NameTakenError, OwnNameError, give_alias, rename, take_alias
from turnabout.web.access import person_of
from turnabout.web.skills.forms import AnotherName, Merging, Naming, Placing
from turnabout.web.skills.pages import show_skill


@require_POST
def name(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename a skill."""
    skill = get_object_or_404(Skill.objects.standing(), pk=pk)
    form = Naming(request.POST)
    with _refusals_in(form):
        if form.is_valid():
            rename(skill, **form.cleaned_data, by=person_of(request), at=current_time())
            messages.success(request, _("Renamed. People still find it by the old name."))
            return redirect("skill", pk)
    return show_skill(request, skill, naming=form)


@require_POST
def alias(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a skill one more name."""
    skill = get_object_or_404(Skill.objects.standing(), pk=pk)
    form = AnotherName(request.POST)
    with _refusals_in(form):
        if form.is_valid():
            give_alias(skill, form.cleaned_data["alias"], by=person_of(request), at=current_time())
            messages.success(request, _("People find the skill by this name too."))
            return redirect("skill", pk)
    return show_skill(request, skill, another=form)


@require_POST
def alias_end(request: HttpRequest, pk: int, alias: int) -> HttpResponse:
    """Make one of a skill's other names mean nothing any more."""
    found = get_object_or_404(Alias.objects.select_related("skill"), pk=alias, skill=pk)
    try:
        take_alias(found, by=person_of(request), at=current_time())
    except OwnNameError as error:
        messages.error(request, str(error))
    return redirect("skill", pk)


@require_POST
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep an addition as a skill of its own, below a topic or below none."""
    skill = get_object_or_404(Skill.objects.standing().additions(), pk=pk)
    form = Placing(request.POST)
    if not form.is_valid():
        return show_skill(request, skill, placing=form)
    settle(skill, **form.cleaned_data, by=person_of(request), at=current_time())
    messages.success(request, _("“%(name)s” is a skill of its own.") % {"name": skill})
    return redirect("skills")


@require_POST
def merging(request: HttpRequest, pk: int) -> HttpResponse:
    """Merge a skill into another one."""
    skill = get_object_or_404(Skill.objects.standing(), pk=pk)
    form = Merging(request.POST)
    with _refusals_in(form):
        if form.is_valid():
            into = form.cleaned_data["into"]
            merge(skill, into=into, by=person_of(request), at=current_time())
            said = _("“%(name)s” means “%(into)s” from now on.")
            messages.success(request, said % {"name": skill, "into": into})
            return redirect("skill", into.pk)
    return show_skill(request, skill, merging=form)


@require_POST
def merge_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a merge back."""
    skill = get_object_or_404(Skill.objects.filter(merged_into__isnull=False), pk=pk)
    part(skill, by=person_of(request), at=current_time())
    messages.success(request, _("“%(name)s” stands by itself again.") % {"name": skill})
    return redirect("skill", pk)


@contextmanager
def _refusals_in(form: forms.Form) -> Iterator[None]:
    """Say beside the question why a decision was refused."""
    try:
        yield
    except (NameTakenError, NotApartError) as error:
        form.add_error(next(iter(form.fields)), str(error))
