"""The addresses of check-ins, exits, closings, records and circles."""

from django.urls import URLPattern

from turnabout.web.access import ANYBODY, COORDINATORS, EVERYBODY, View, door
from turnabout.web.closing import checks, circles, coordinating, ends, exits, records, words


def _theirs(route: str, view: View, name: str) -> URLPattern:
    return door(f"pairs/<int:pk>/{route}", view, name=name, opens_to=EVERYBODY)


def _led(route: str, view: View, name: str) -> URLPattern:
    where = f"programs/<int:pk>/cohorts/<int:cohort>/{route}"
    return door(where, view, name=name, opens_to=COORDINATORS)


urlpatterns = [
    _theirs("fit/", checks.say_fit, "pair_fit"),
    _theirs("midpoint/", checks.say_midpoint, "pair_midpoint"),
    _theirs("exit/", exits.leave, "pair_exit"),
    _theirs("goodbye/", exits.goodbye, "pair_goodbye"),
    _theirs("again/", exits.again, "pair_again"),
    _theirs("closing/", ends.look_back, "pair_closing"),
    _theirs("record/", records.show, "pair_record"),
    _theirs("record/certificate/", records.certificate, "pair_certificate"),
    _theirs("record/badge/", records.badge, "pair_badge"),
    door("records/issuer/", records.issuer, name="record_issuer", opens_to=ANYBODY),
    door("records/<str:token>/", records.public, name="record", opens_to=ANYBODY),
    door("records/<str:token>/badge/", records.public_badge, name="record_badge", opens_to=ANYBODY),
    door("words/", words.show, name="words", opens_to=EVERYBODY),
    door("circles/<int:pk>/", circles.show, name="circle", opens_to=EVERYBODY),
    door("circles/<int:pk>/coming/", circles.come, name="circle_coming", opens_to=EVERYBODY),
    door("circles/<int:pk>/themes/", circles.write, name="circle_themes", opens_to=EVERYBODY),
    door("circles/<int:pk>/approval/", circles.agree, name="circle_approval", opens_to=EVERYBODY),
    door(
        "circles/<int:pk>/themes/<int:theme>/strike/",
        circles.strike_one,
        name="circle_strike",
        opens_to=EVERYBODY,
    ),
    _led("life/", coordinating.show, "cohort_life"),
    _led("life/rematch/", coordinating.look, "cohort_rematch"),
    _led("circles/<int:number>/", coordinating.set_circle, "cohort_circle"),
]
