"""The first page after signing in: what is next for you."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from turnabout.clock import current_time
from turnabout.core.mail.postman import round_of_the_postman
from turnabout.core.organisations import the_organisation
from turnabout.demo.making import is_demo
from turnabout.web.access import ADMINISTRATORS, person_of
from turnabout.web.home.tasks import tasks


def show(request: HttpRequest) -> HttpResponse:
    """Show what is next; before anybody is here, how the installation is set up."""
    if not the_organisation():
        return redirect("set_up")
    if not request.user.is_authenticated:
        return redirect("demo" if is_demo() else "account_login")
    given = {"tasks": tasks(person_of(request), current_time()), "lacks_mail": _lacks_mail(request)}
    return render(request, "home/home.html", given)


def _lacks_mail(request: HttpRequest) -> bool:
    """Return whether the administrator must be told that nobody can be written to."""
    return ADMINISTRATORS.admits(request.user) and round_of_the_postman() is None
