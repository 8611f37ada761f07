"""The choice of language."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.i18n import set_language

from turnabout.people.models import Person
from turnabout.people.speaking import choose_language


def choose(request: HttpRequest) -> HttpResponseBase:
    """Show the languages, or take one: for this browser, and for the mails of who is signed in."""
    if request.method != "POST":
        return render(request, "language/choose.html")
    language = request.POST.get("language", "")
    if isinstance(request.user, Person) and language in dict(settings.LANGUAGES):
        choose_language(request.user, language)
    answer: HttpResponse = set_language(request)
    return answer
