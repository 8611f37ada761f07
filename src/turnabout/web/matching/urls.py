"""The addresses of matching: a cohort's runs, and the board of proposals of each."""

from django.urls import URLPattern

from turnabout.web.access import COORDINATORS, View, door
from turnabout.web.matching.views import board, runs


def _coordinators(route: str, view: View, name: str) -> URLPattern:
    return door(
        f"programs/<int:pk>/matching/<int:cohort>/{route}", view, name=name, opens_to=COORDINATORS
    )


urlpatterns = [
    _coordinators("", runs.show_all, "matching"),
    _coordinators("compare/", runs.compare_two, "match_compare"),
    _coordinators("runs/<int:run>/", runs.show, "match_run"),
    _coordinators("runs/<int:run>/end/", runs.end, "match_run_end"),
    _coordinators("runs/<int:run>/approval/", board.approval, "match_approval"),
    _coordinators("runs/<int:run>/waiting/", board.waiting, "match_run_waiting"),
    _coordinators("runs/<int:run>/short/", board.short, "match_run_short"),
    _coordinators("runs/<int:run>/pairs/<int:proposal>/", board.pair, "match_run_pair"),
    _coordinators("runs/<int:run>/pairs.<slug:kind>", board.file, "match_run_file"),
]
