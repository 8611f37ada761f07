"""The addresses of pairs: one's own, and those of a cohort."""

from turnabout.web.access import COORDINATORS, EVERYBODY, door
from turnabout.web.pairs import views

urlpatterns = [
    door("pairs/", views.show_all, name="pairs", opens_to=EVERYBODY),
    door("pairs/<int:pk>/", views.show, name="pair", opens_to=EVERYBODY),
    door(
        "programs/<int:pk>/cohorts/<int:cohort>/pairs/",
        views.show_cohort,
        name="cohort_pairs",
        opens_to=COORDINATORS,
    ),
]
