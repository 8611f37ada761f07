"""Every address, a room at a time."""

from django.urls import include, path

urlpatterns = [
    path("", include("turnabout.web.home.urls")),
    path("", include("turnabout.web.setup.urls")),
    path("", include("turnabout.web.signin.urls")),
    path("", include("turnabout.web.demo.urls")),
    path("you/", include("turnabout.web.account.urls")),
]
