"""The addresses between a yes and a pair: showing, looking, publishing."""

from django.urls import URLPattern

from turnabout.web.access import COORDINATORS, EVERYBODY, View, door
from turnabout.web.publishing.views import looks, publication, showing


def _coordinators(route: str, view: View, name: str) -> URLPattern:
    place = f"programs/<int:pk>/matching/<int:cohort>/runs/<int:run>/{route}"
    return door(place, view, name=name, opens_to=COORDINATORS)


urlpatterns = [
    # One address for looking, for yes and for no: whoever reads the log cannot tell them apart.
    door("looks/", looks.show, name="looks", opens_to=EVERYBODY),
    _coordinators("showing/", showing.show, "preview"),
    _coordinators("showing/<int:preview>/end/", showing.settle_now, "preview_end"),
    _coordinators("showing/<int:preview>/anew/", showing.match_again, "preview_anew"),
    _coordinators("publication/", publication.show, "publication"),
]
