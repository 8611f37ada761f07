"""The address of the first page."""

from turnabout.web.access import ANYBODY, door
from turnabout.web.home import views

urlpatterns = [door("", views.show, name="home", opens_to=ANYBODY)]
