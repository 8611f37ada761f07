"""The addresses of the work behind the pages."""

from turnabout.web.access import ADMINISTRATORS, EVERYBODY, door
from turnabout.web.jobs import views

urlpatterns = [
    door("jobs/", views.show, name="jobs", opens_to=ADMINISTRATORS),
    door("jobs/<int:pk>/cancel/", views.cancel_one, name="job_cancel", opens_to=EVERYBODY),
    door("jobs/<int:pk>/again/", views.ask_again, name="job_again", opens_to=ADMINISTRATORS),
    door("jobs/<int:pk>/", views.show_one, name="job", opens_to=EVERYBODY),
]
