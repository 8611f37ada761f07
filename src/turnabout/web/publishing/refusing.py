"""What keeps proposals from becoming pairs, said kindly: who it is about, and what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from turnabout.pairs.models import MatchRun
from turnabout.pairs.room import FallenError, NoRoomError
from turnabout.web.publishing.standing import without_room

CONFLICT = 409


def refused(request: HttpRequest, run: MatchRun, error: FallenError | NoRoomError) -> HttpResponse:
    """Show who has no place any more, or which two were never to be proposed again."""
    given = {
        "run": run,
        "cohort": run.cohort,
        "program": run.cohort.program,
        "people": without_room(error.people) if isinstance(error, NoRoomError) else [],
        "fallen": error.proposals if isinstance(error, FallenError) else [],
    }
    return render(request, "publishing/refused.html", given, status=CONFLICT)
