"""Publishing the pairs of a run: what will happen, one button, and how it went."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from turnabout.clock import current_time
from turnabout.lottery.errors import LotteryError
from turnabout.pairs.models import MatchRun
from turnabout.pairs.previews import StillOpenError
from turnabout.pairs.publishing import (
    AlreadyPublishedError,
    BeingPublishedError,
    NothingToPublishError,
    OtherwiseError,
    begin_publishing,
)
from turnabout.pairs.room import FallenError, NoRoomError
from turnabout.web.access import person_of
from turnabout.web.matching.loading import finished_run_led
from turnabout.web.parts import asks_for_part, load_anew, told_apart
from turnabout.web.publishing.refusing import refused
from turnabout.web.publishing.standing import (
    letters_of,
    planned,
    stage_of_publishing,
    standing,
)


def show(request: HttpRequest, pk: int, cohort: int, run: int) -> HttpResponse:
    """Show what publishing would do, or what it did; publish."""
    one = finished_run_led(request, pk, cohort, run)
    if request.method == "POST":
        return _publish(request, one)
    if asks_for_part(request) and not one.is_being_published:
        return load_anew()
    given = standing(one, at=current_time())
    given["stage"] = stage_of_publishing(given)
    if one.is_published:
        given["letters"] = letters_of(one.publication)
    return told_apart(render(request, "publishing/publication.html", given))


def _publish(request: HttpRequest, run: MatchRun) -> HttpResponse:
    expected = planned(request.POST.dict())
    try:
        is_done = begin_publishing(run, by=person_of(request), at=current_time(), planned=expected)
    except (FallenError, NoRoomError) as error:
        return refused(request, run, error)
    except (AlreadyPublishedError, StillOpenError, NothingToPublishError, OtherwiseError):
        messages.error(request, _("Something changed meanwhile: this is how it stands now."))
    except LotteryError as error:
        messages.error(request, str(error))
    except BeingPublishedError:
        messages.info(request, _("They are being published already. This is how far it is."))
    else:
        if is_done:
            messages.success(request, _("The pairs are published."))
    return redirect("publication", run.cohort.program_id, run.cohort_id, run.pk)
