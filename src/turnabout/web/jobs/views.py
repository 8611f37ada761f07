"""The work behind the pages: all of it for the administrator, their own for everybody else."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from turnabout.clock import current_time
from turnabout.core.jobs import JobFault, asking
from turnabout.core.jobs.clock import next_times
from turnabout.core.jobs.kinds import title_of
from turnabout.core.models import Job, JobQuerySet, Worker
from turnabout.people.models import Person
from turnabout.web.access import person_of
from turnabout.web.parts import render_part

SHOWN = 50


def show(request: HttpRequest) -> HttpResponse:
    """Show what runs and waits, what the clock asks for, and what came of the rest."""
    jobs = Job.objects.select_related("asked_by")
    given = {
        "open_jobs": jobs.open()[:SHOWN],
        "ended_jobs": jobs.ended()[:SHOWN],
        "by_the_clock": [(title_of(name), at) for name, at in next_times()],
        "workers": Worker.objects.all(),
    }
    return render_part(request, "jobs/jobs.html", "open", given)


def show_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far a job is."""
    job = get_object_or_404(_seen_by(person_of(request)), pk=pk)
    return render_part(request, "jobs/job.html", "progress", {"job": job})


@require_POST
def cancel_one(request: HttpRequest, pk: int) -> HttpResponse:
    """End a job before it is done."""
    job = get_object_or_404(_seen_by(person_of(request)), pk=pk)
    try:
        asking.cancel(job, by=person_of(request), at=current_time())
    except asking.JobEndedError:
        messages.error(request, _("It has ended already."))
    else:
        messages.success(request, _("It is cancelled. What was there before is untouched."))
    return redirect("job", pk=pk)


@require_POST
def ask_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin anew what failed or was cancelled."""
    job = get_object_or_404(Job.objects.ended(), pk=pk)
    try:
        asking.ask_again(job, by=person_of(request), at=current_time())
    except JobFault as fault:
        messages.error(request, str(fault))
    return redirect("jobs")


def _seen_by(person: Person) -> JobQuerySet:
    """Return the jobs that somebody may see: their own, and the administrator all of them."""
    return Job.objects.all() if person.is_administrator else Job.objects.filter(asked_by=person)
