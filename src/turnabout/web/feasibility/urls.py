"""The address that answers while somebody moves the rules of a program."""

from turnabout.web.access import COORDINATORS, door
from turnabout.web.feasibility.views import show

urlpatterns = [
    door(
        "programs/<int:pk>/rules/feasibility/",
        show,
        name="program_feasibility",
        opens_to=COORDINATORS,
    ),
]
