"""One line a request: what was asked, how it went, how long it took; never the address itself.

Of pages on which somebody turns to a confidential contact there is no line at all.
"""

import time
import uuid
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse

from turnabout.web.health.metrics import count

UNTOLD = ("/help/", "/desk/")
"""Pages of which no line and no number tells: when somebody was there could say who wrote."""

METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}

log = structlog.get_logger(__name__)

NAMELESS = ("/questions/",)
"""Pages of which a line names nobody: who was there has answered in confidence."""


class RequestLogMiddleware:
    """Writes the line, and gives everything else that is logged meanwhile the request's number."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer of the page."""
        begun = time.perf_counter()
        with structlog.contextvars.bound_contextvars(request=uuid.uuid4().hex[:12]):
            response = self.get_response(request)
            _tell(request, response.status_code, took=time.perf_counter() - begun)
        return response


def _tell(request: HttpRequest, status: int, *, took: float) -> None:
    method, page = request.method or "", page_of(request)
    if page.startswith(UNTOLD):
        return
    person = getattr(getattr(request, "_cached_user", None), "pk", None)
    log.info(
        "request",
        method=method,
        page=page,
        status=status,
        milliseconds=round(took * 1000),
        person=None if page.startswith(NAMELESS) else person,
    )
    count(method=method if method in METHODS else "other", page=page, status=status, took=took)


def page_of(request: HttpRequest) -> str:
    """Return the route of the page: its address with the names of what varies, as in `/join/<key>`.

    The address itself can be a personal link, and the words after the question mark are a person's.
    """
    match = request.resolver_match
    return f"/{match.route}" if match else "none"
