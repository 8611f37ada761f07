"""The addresses of what a cohort shows and found."""

from django.urls import URLPattern

from turnabout.web.access import COORDINATORS, Opening, View, door
from turnabout.web.reports import views

COHORT = "programs/<int:pk>/cohorts/<int:cohort>/"


def _of_cohort(route: str, view: View, name: str, opens_to: Opening) -> URLPattern:
    return door(f"{COHORT}{route}", view, name=name, opens_to=opens_to)


urlpatterns = [
    _of_cohort("figures/", views.show_figures, "cohort_figures", COORDINATORS),
]
