"""Signing in once by a link that the administrator made."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from turnabout.people.sign_in_links import LinkGoneError, use, whose


def enter(request: HttpRequest, key: str) -> HttpResponse:
    """Ask whether it is them, and sign them in: opening the link alone uses nothing up."""
    try:
        if request.method != "POST":
            return render(request, "links/enter.html", {"person": whose(key)})
        login(request, use(key, at=timezone.now()))
    except LinkGoneError:
        return render(request, "links/gone.html", status=410)
    return redirect("home")
