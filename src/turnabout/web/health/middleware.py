"""Whether the installation is alive, for whatever watches it. Asked by any host name."""

import hmac
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse

from turnabout.web.health.checks import unready
from turnabout.web.health.metrics import FORM, all_metrics

ALIVE = "/healthz"
READY = "/readyz"
METRICS = "/metrics"


class HealthMiddleware:
    """Answers the questions of machines before anything else looks at the request."""

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
        if request.path == METRICS and _may_measure(request):
            return HttpResponse(all_metrics(), content_type=FORM)
        return self.get_response(request)


def _may_measure(request: HttpRequest) -> bool:
    """Return whether the token is the one that is set; where none is set there are no metrics."""
    wanted = f"Bearer {settings.METRICS_TOKEN}"
    given = request.headers.get("Authorization", "")
    return bool(settings.METRICS_TOKEN) and hmac.compare_digest(given.encode(), wanted.encode())
