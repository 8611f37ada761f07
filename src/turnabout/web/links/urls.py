"""The address of a link by which somebody signs in once."""

from turnabout.web.access import ANYBODY, door
from turnabout.web.links import views

urlpatterns = [
    door("sign-in/link/<str:key>/", views.enter, name="sign_in_link", opens_to=ANYBODY),
]
