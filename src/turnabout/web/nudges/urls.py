"""The addresses of what needs a person in a cohort, and of one's quiet hours."""

from turnabout.web.access import COORDINATORS, EVERYBODY, door
from turnabout.web.nudges import views

COHORT = "programs/<int:pk>/cohorts/<int:cohort>/attention/"
ENTRY = f"{COHORT}<int:pair>/<str:need>/"

urlpatterns = [
    door(COHORT, views.show, name="attention", opens_to=COORDINATORS),
    door(ENTRY, views.decide_one, name="attention_decision", opens_to=COORDINATORS),
    door(f"{ENTRY}note/", views.write_note, name="attention_note", opens_to=COORDINATORS),
    door("you/quiet/", views.keep_quiet, name="quiet_hours", opens_to=EVERYBODY),
]
