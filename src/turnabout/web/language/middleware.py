"""Pages in the language that somebody has chosen, else in that of the browser."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation


class LanguageMiddleware:
    """Speaks to who is signed in as they have chosen, in whatever browser they are."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer of the page."""
        if request.session.session_key and request.user.is_authenticated:
            speak(request, request.user.language)
        return self.get_response(request)


def speak(request: HttpRequest, language: str) -> None:
    """Let the rest of the request be in a language, where Turnabout speaks it."""
    if language in dict(settings.LANGUAGES):
        translation.activate(language)
        request.LANGUAGE_CODE = language
