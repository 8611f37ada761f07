"""The addresses of what a cohort shows and found."""

from django.urls import URLPattern

from turnabout.web.access import COORDINATORS, EVERYBODY, IN_CHARGE, Opening, View, door
from turnabout.web.reports import views

COHORT = "programs/<int:pk>/cohorts/<int:cohort>/"


def _of_cohort(route: str, view: View, name: str, opens_to: Opening) -> URLPattern:
    return door(f"{COHORT}{route}", view, name=name, opens_to=opens_to)


urlpatterns = [
    _of_cohort("figures/", views.show_figures, "cohort_figures", COORDINATORS),
    _of_cohort("report/", views.show_report, "cohort_report", EVERYBODY),
    _of_cohort("report/paper/", views.give_paper, "cohort_report_paper", EVERYBODY),
    _of_cohort("report/export/", views.give_export, "cohort_report_export", IN_CHARGE),
    _of_cohort("report/decision/", views.decide_on, "cohort_report_decision", IN_CHARGE),
    _of_cohort(
        "report/sources/<int:snapshot>/", views.show_source, "cohort_report_source", IN_CHARGE
    ),
    door("programs/<int:pk>/comparison/", views.compare, name="comparison", opens_to=IN_CHARGE),
]
