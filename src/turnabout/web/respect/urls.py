"""The addresses of the pulse."""

from turnabout.web.access import COORDINATORS, EVERYBODY, door
from turnabout.web.respect import coordinating, pulse

urlpatterns = [
    door(
        "pairs/<int:pk>/sessions/<int:meeting>/pulse/",
        pulse.answer,
        name="pair_pulse",
        opens_to=EVERYBODY,
    ),
    door("pairs/<int:pk>/ease/", pulse.ease, name="pair_ease", opens_to=EVERYBODY),
    door(
        "programs/<int:pk>/cohorts/<int:cohort>/pulse/",
        coordinating.show,
        name="cohort_pulse",
        opens_to=COORDINATORS,
    ),
]
