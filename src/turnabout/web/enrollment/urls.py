"""The addresses of signing up: one's own form, and a cohort's sign-ups for who coordinates it."""

from django.urls import URLPattern

from turnabout.web.access import ANYBODY, COORDINATORS, EVERYBODY, View, door
from turnabout.web.enrollment.views import (
    answers,
    choosing,
    coordinating,
    entering,
    history,
    sheets,
)


def _everybody(route: str, view: View, name: str) -> URLPattern:
    return door(f"sign-up/{route}", view, name=name, opens_to=EVERYBODY)


def _coordinators(route: str, view: View, name: str) -> URLPattern:
    place = f"programs/<int:pk>/cohorts/<int:cohort>/sign-ups/{route}"
    return door(place, view, name=name, opens_to=COORDINATORS)


urlpatterns = [
    _everybody("", answers.show_all, "sign_ups"),
    door(
        "sign-up/invited/<str:token>/", entering.invited, name="sign_up_invited", opens_to=ANYBODY
    ),
    door("sign-up/open/<str:token>/", entering.open_to_all, name="sign_up_open", opens_to=ANYBODY),
    _everybody("invited/<str:token>/no/", entering.say_no, "sign_up_no"),
    _everybody("<int:pk>/", answers.show, "sign_up"),
    _everybody("<int:pk>/submission/", answers.sign_up, "sign_up_submission"),
    _everybody("<int:pk>/withdrawal/", answers.take_back, "sign_up_withdrawal"),
    _everybody("<int:pk>/personal/end/", answers.say_no_more, "sign_up_personal_end"),
    _everybody("<int:pk>/apart/", answers.apart, "sign_up_apart"),
    _everybody("<int:pk>/stars/", choosing.stars, "sign_up_stars"),
    _everybody("<int:pk>/place/", choosing.place, "sign_up_place"),
    _everybody("<int:pk>/history/", history.show, "sign_up_history"),
    _everybody("<int:pk>/<slug:step>/", answers.step, "sign_up_step"),
    _coordinators("", coordinating.show, "cohort_sign_ups"),
    _coordinators("invitations/", coordinating.invite_some, "cohort_invitations"),
    _coordinators("reminders/", coordinating.remind_silent, "cohort_reminders"),
    _coordinators("links/", coordinating.links, "cohort_links"),
    _coordinators("new/", coordinating.enter, "cohort_enter"),
    _coordinators("sheets/", sheets.show_all, "cohort_sheets"),
    _coordinators("sheets/<int:sheet>/", sheets.show, "cohort_sheet"),
    _coordinators("sheets/<int:sheet>/look/", sheets.look_again, "cohort_sheet_look"),
    _coordinators("sheets/<int:sheet>/apply/", sheets.apply, "cohort_sheet_apply"),
    _coordinators("sheets/<int:sheet>/undo/", sheets.undo, "cohort_sheet_undo"),
    _coordinators("sheets/<int:sheet>/drop/", sheets.drop, "cohort_sheet_drop"),
    _coordinators("waitlist/", coordinating.waiting, "cohort_waiting"),
    _coordinators("<int:enrollment>/waitlist/", coordinating.wait, "cohort_wait"),
    _coordinators("<int:enrollment>/<slug:step>/", coordinating.entry, "cohort_entry"),
]
