"""A page, or the part of it that a script asks for: the same view answers both."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers


def asks_for_part(request: HttpRequest) -> bool:
    """Return whether a script wants to replace a part of the page.

    A script that goes back in the history of the browser wants the whole page.
    """
    htmx = request.htmx  # type: ignore[attr-defined]
    return bool(htmx) and not htmx.history_restore_request


def render_part(
    request: HttpRequest, template: str, part: str, given: Mapping[str, object]
) -> HttpResponse:
    """Return the page, or the part of this name for a script that wants to replace it."""
    name = f"{template}#{part}" if asks_for_part(request) else template
    return told_apart(render(request, name, dict(given)))


def load_anew() -> HttpResponse:
    """Return the answer to a script that waits for a part: what it waits for has become a page."""
    return told_apart(HttpResponse(headers={"HX-Refresh": "true"}))


def told_apart(answer: HttpResponse) -> HttpResponse:
    """Return the answer, so that nothing on its way takes a part for the page or back."""
    patch_vary_headers(answer, ["HX-Request"])
    return answer
