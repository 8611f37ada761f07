"""How long each page takes: opened again and again by those it is for."""

import datetime as dt
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.visits.installing import begin, settle, sheet_of

BARE = "/sign-in/"
"""A page with a form and no data."""

OF_LEADERS = (
    "/",
    "/people/",
    "/people/?q=berg",
    "/people/?sort=-grade&page=100",
    "/people/{person}/",
    "/people/{person}/edit/",
    "/people/grades/",
    "/people/offices/?q=berg",
    "/people/lists/",
    "/skills/",
    "/skills/?q=video",
    "/mail/",
    "/jobs/",
    "/programs/",
    "/programs/{program}/",
    "/programs/{program}/history/",
    "/programs/{program}/letters/",
    "/programs/{program}/mail/",
    "/programs/{program}/topics/",
    "/programs/{program}/who/",
    "/programs/{program}/rules/",
    "/programs/{program}/people/?part=contact&q=berg",
    "/programs/{program}/cohorts/{cohort}/sign-ups/",
    "/programs/{program}/cohorts/{cohort}/sign-ups/?page=20",
    "/programs/{program}/cohorts/{cohort}/sign-ups/invitations/?q=berg",
    "/programs/{program}/cohorts/{cohort}/sign-ups/waitlist/",
    "/programs/{program}/matching/{cohort}/",
    "/programs/{program}/matching/{cohort}/compare/?run={run}&run={other}",
    "/programs/{program}/matching/{cohort}/runs/{run}/",
    "/programs/{program}/matching/{cohort}/runs/{run}/?sort=-points&page=20",
    "/programs/{program}/matching/{cohort}/runs/{run}/?q=berg",
    "/programs/{program}/matching/{cohort}/runs/{run}/pairs/{proposal}/",
    "/programs/{program}/matching/{cohort}/runs/{run}/waiting/",
    "/programs/{program}/matching/{cohort}/runs/{run}/short/",
)
"""Every page that grows with the people, as a coordinator and administrator opens it."""

OF_PARTICIPANTS = ("/", "/sign-up/", "/sign-up/{mentor}/", "/you/sign-in/", "/you/sessions/")


def visit_everything(
    folder: str, *, people: int, sign_ups: int, seed: int, again: int
) -> dict[str, Any]:
    """Return how long making the installation took, and of each page what opening it took.

    Each is opened `again` so often, after once that does not count.
    """
    began = time.perf_counter()
    begin(Path(folder))
    sheet = sheet_of(Path(folder), people=people, sign_ups=sign_ups, seed=seed)
    places = settle(sheet, at=dt.datetime.now(dt.UTC))
    made = time.perf_counter() - began
    visitors = (((BARE,), ""), (OF_LEADERS, "leader"), (OF_PARTICIPANTS, "person"))
    pages = [one for pages, who in visitors for one in _visit(pages, who, places, again)]
    return {"made": made, "pages": pages}


def _visit(
    pages: tuple[str, ...], who: str, places: dict[str, int], again: int
) -> Iterator[dict[str, Any]]:
    from django.db import connection  # noqa: PLC0415 - Django stands from here on
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from turnabout.people.models import Person  # noqa: PLC0415

    visitor = Client(headers={"host": "localhost"})
    if who:
        visitor.force_login(Person.objects.get(pk=places[who]))
    for page in pages:
        address = page.format(**places)
        with CaptureQueriesContext(connection) as asked:
            status = visitor.get(address).status_code
        queries = len(asked)
        spent = [_spent(visitor, address) for _ in range(again)]
        seconds, cpu = (sorted(column) for column in zip(*spent, strict=True))
        yield {
            "who": who,
            "page": page,
            "status": status,
            "queries": queries,
            "seconds": seconds,
            "cpu": cpu,
        }


def _spent(visitor: Any, address: str) -> tuple[float, float]:  # noqa: ANN401 - Django's client
    """Return the seconds of the clock and of the processor that a visit took."""
    began, worked = time.perf_counter(), time.process_time()
    visitor.get(address)
    return time.perf_counter() - began, time.process_time() - worked
