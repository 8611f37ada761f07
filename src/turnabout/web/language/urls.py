"""The address of the choice of language: before signing in, it is kept in the browser."""

from turnabout.web.access import ANYBODY, door
from turnabout.web.language import views

urlpatterns = [door("language/", views.choose, name="language", opens_to=ANYBODY)]
