"""The address of the first day."""

from turnabout.web.access import ANYBODY, door
from turnabout.web.setup import views

urlpatterns = [door("set-up/", views.show, name="set_up", opens_to=ANYBODY)]
