"""Whether the installation is alive, for whatever watches it. Asked by any host name."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse

from turnabout.web.health.checks import unready

ALIVE = "/healthz"
READY = "/readyz"


class HealthMiddleware:
    """Answers the two questions before anything else looks at the request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the health, or the answer of the page."""
        if request.path == ALIVE:
            return JsonResponse({"alive": True})
        if request.path == READY:
            faults = unready()
            return JsonResponse(
                {"ready": not faults, "faults": faults}, status=503 if faults else 200
            )
        return self.get_response(request)
