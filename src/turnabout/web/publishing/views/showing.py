"""Showing proposals to their people, and settling what they looked at."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from turnabout.clock import current_time
from turnabout.lottery.errors import LotteryError
from turnabout.pairs import previews
from turnabout.pairs.models import MatchRun
from turnabout.pairs.room import FallenError, NoRoomError
from turnabout.pairs.settling import NotOverError, match_anew, settle
from turnabout.web.access import person_of
from turnabout.web.matching.loading import finished_run_led
from turnabout.web.parts import asks_for_part, load_anew, told_apart
from turnabout.web.publishing.forms import LastDay
from turnabout.web.publishing.refusing import refused
from turnabout.web.publishing.standing import stage_of_showing, standing, whom_it_reaches


def show(request: HttpRequest, pk: int, cohort: int, run: int) -> HttpResponse:
    """Show what would be shown to whom, or who looks until when; begin it."""
    one, now = finished_run_led(request, pk, cohort, run), current_time()
    form = LastDay(one, request.POST or None, at=now)
    if form.is_valid():
        return _begin(request, one, form)
    if asks_for_part(request) and not one.is_being_shown:
        return load_anew()
    people, letter = whom_it_reaches(one, form.initial["until"])
    told = standing(one, at=now)
    given = told | {"form": form, "people": people, "letter": letter}
    given["stage"] = stage_of_showing(told)
    return told_apart(render(request, "publishing/showing.html", given))


@require_POST
def settle_now(request: HttpRequest, pk: int, cohort: int, run: int, preview: int) -> HttpResponse:
    """Settle what people looked at, when the last day is over."""
    one = finished_run_led(request, pk, cohort, run)
    over = get_object_or_404(one.previews.select_related("run", "cohort"), pk=preview)
    try:
        settle(over, by=person_of(request), at=current_time())
    except NotOverError:
        messages.error(request, _("People may look until the end of the last day."))
    return redirect("preview", pk, cohort, run)


@require_POST
def match_again(request: HttpRequest, pk: int, cohort: int, run: int, preview: int) -> HttpResponse:
    """Ask once more for the run that fills the free places, where it came to grief."""
    one = finished_run_led(request, pk, cohort, run)
    fell = one.previews.filter(fallen__isnull=False).select_related("run", "cohort").distinct()
    settled = get_object_or_404(fell, pk=preview)
    follows = match_anew(settled, by=person_of(request), at=current_time())
    return redirect("match_run", pk, cohort, follows.pk)


def _begin(request: HttpRequest, run: MatchRun, form: LastDay) -> HttpResponse:
    place = [run.cohort.program_id, run.cohort_id, run.pk]
    until = form.cleaned_data["until"]
    try:
        by, now = person_of(request), current_time()
        is_done = previews.begin_showing(run, until=until, by=by, at=now)
    except (FallenError, NoRoomError) as error:
        return refused(request, run, error)
    except LotteryError as error:
        messages.error(request, str(error))
    except (previews.StillOpenError, previews.NothingToShowError):
        messages.info(request, _("Somebody else was quicker: this is how it stands."))
    except previews.BeingShownError:
        messages.info(request, _("They are being written to already. This is how far it is."))
    else:
        if is_done:
            messages.success(request, _("They are written to. Nothing is announced yet."))
    return redirect("preview", *place)
