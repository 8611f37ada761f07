"""Notes who in office looks at what is known of others: one place says at which pages."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from django.db.models import Subquery
from django.http import HttpRequest, HttpResponse

from turnabout.clock import current_day
from turnabout.enrollment.models import Enrollment
from turnabout.pairs.models import Proposal
from turnabout.people.models import Person
from turnabout.rights.looking import note
from turnabout.rights.models import Look, What

Kwargs = Mapping[str, Any]


class Watched(NamedTuple):
    """A door behind which people are looked at: what is seen there, and of whom."""

    what: What
    of: Callable[[Kwargs], Iterator[dict[str, object]]]


def _person(named: Kwargs) -> Iterator[dict[str, object]]:
    yield {"person_id": named["pk"]}


def _enrollment(named: Kwargs) -> Iterator[dict[str, object]]:
    found = Enrollment.objects.filter(pk=named["enrollment"], cohort=named["cohort"])
    yield {"person_id": Subquery(found.values("person"))}


def _proposal(named: Kwargs) -> Iterator[dict[str, object]]:
    found = Proposal.objects.order_by().filter(pk=named["proposal"], run=named["run"])
    yield {"person_id": Subquery(found.values("mentor__person"))}
    yield {"person_id": Subquery(found.values("mentee__person"))}


def _cohort(named: Kwargs) -> Iterator[dict[str, object]]:
    yield {"cohort_id": named["cohort"]}


def _everybody(_named: Kwargs) -> Iterator[dict[str, object]]:
    yield {}


WATCHED: dict[str, Watched] = {
    "person": Watched(What.FACTS, _person),
    "person_edit": Watched(What.FACTS, _person),
    "person_leaving": Watched(What.FACTS, _person),
    "cohort_entry": Watched(What.SIGN_UP, _enrollment),
    "match_run_pair": Watched(What.MATCH, _proposal),
    "match_run": Watched(What.BOARD, _cohort),
    "match_run_waiting": Watched(What.BOARD, _cohort),
    "match_run_file": Watched(What.PAIRS, _cohort),
    "cohort_sign_ups": Watched(What.SIGN_UPS, _cohort),
    "cohort_waiting": Watched(What.SIGN_UPS, _cohort),
    "staff_list": Watched(What.LIST, _everybody),
}
"""Every such door. What two people write, what anybody answers, and concerns have no door for
somebody in office, so nothing of them can be noted."""


class LooksMiddleware:
    """Notes a look once its page was shown: one statement, and none at any other page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer of the page."""
        answer = self.get_response(request)
        match = request.resolver_match
        if match and match.url_name in WATCHED and answer.status_code == 200:
            _note(request, WATCHED[match.url_name], match.kwargs)
        return answer


def _note(request: HttpRequest, watched: Watched, named: Kwargs) -> None:
    by, day = request.user, current_day()
    if isinstance(by, Person):
        note(Look(**of, by=by, what=watched.what, day=day) for of in watched.of(named))
