"""Every address, a room at a time."""

from django.urls import include, path

urlpatterns = [
    path("", include("turnabout.web.home.urls")),
    path("", include("turnabout.web.setup.urls")),
    path("", include("turnabout.web.signin.urls")),
    path("", include("turnabout.web.language.urls")),
    path("", include("turnabout.web.links.urls")),
    path("", include("turnabout.web.mail.urls")),
    path("", include("turnabout.web.letters.urls")),
    path("", include("turnabout.web.jobs.urls")),
    path("", include("turnabout.web.demo.urls")),
    path("people/", include("turnabout.web.people.urls")),
    path("", include("turnabout.web.enrollment.urls")),
    path("", include("turnabout.web.lottery.urls")),
    path("programs/", include("turnabout.web.programs.urls")),
    path("", include("turnabout.web.matching.urls")),
    path("", include("turnabout.web.pairs.urls")),
    path("", include("turnabout.web.channels.urls")),
    path("", include("turnabout.web.meetings.urls")),
    path("", include("turnabout.web.nudges.urls")),
    path("", include("turnabout.web.together.urls")),
    path("", include("turnabout.web.closing.urls")),
    path("", include("turnabout.web.growth.urls")),
    path("", include("turnabout.web.concerns.urls")),
    path("", include("turnabout.web.respect.urls")),
    path("", include("turnabout.web.publishing.urls")),
    path("", include("turnabout.web.feasibility.urls")),
    path("", include("turnabout.web.rulings.urls")),
    path("", include("turnabout.web.reports.urls")),
    path("skills/", include("turnabout.web.skills.urls")),
    path("you/", include("turnabout.web.account.urls")),
    path("", include("turnabout.web.rights.urls")),
]

handler429 = "turnabout.web.signin.limits.too_many"
