"""The addresses of rulings: what stands in a cohort, and questions about the pairs of a run."""

from django.urls import URLPattern

from turnabout.web.access import COORDINATORS, View, door
from turnabout.web.rulings.views import questions, standing


def _coordinators(route: str, view: View, name: str) -> URLPattern:
    return door(
        f"programs/<int:pk>/matching/<int:cohort>/{route}", view, name=name, opens_to=COORDINATORS
    )


urlpatterns = [
    _coordinators("rulings/", standing.show, "rulings"),
    _coordinators("rulings/new/", standing.new, "ruling_new"),
    _coordinators("rulings/<int:ruling>/end/", standing.end, "ruling_end"),
    _coordinators("runs/<int:run>/why-not/", questions.choose, "why_not"),
    _coordinators(
        "runs/<int:run>/pairs/<int:mentor>/<int:mentee>/what-if/", questions.ask, "pair_question"
    ),
    _coordinators("runs/<int:run>/swap/", questions.swap_two, "swap"),
]
