"""A page, or the part of it that a script asks for: the same view answers both."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers


def render_part(
    request: HttpRequest, template: str, part: str, given: Mapping[str, object]
) -> HttpResponse:
    """Return the page, or the part of this name for a script that wants to replace it.

    A script that goes back in the history of the browser wants the whole page. Nothing between us
    and the browser may take the one for the other.
    """
    asked = request.headers
    is_part = "HX-Request" in asked and "HX-History-Restore-Request" not in asked
    response = render(request, f"{template}#{part}" if is_part else template, dict(given))
    patch_vary_headers(response, ["HX-Request"])
    return response
