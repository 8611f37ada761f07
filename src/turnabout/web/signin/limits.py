"""What one sees who tries more often than the settings allow."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

MINUTES = 5
"""Every limit counts over this time, so that whoever waits as long may surely try again."""


def too_many(request: HttpRequest) -> HttpResponse:
    """Say when to try again. It looks the same whether or not there is such an address."""
    response = render(request, "429.html", {"minutes": MINUTES}, status=429)
    response["Retry-After"] = str(MINUTES * 60)
    return response
