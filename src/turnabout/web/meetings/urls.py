"""The addresses of the dates of a pair."""

from django.urls import URLPattern

from turnabout.web.access import EVERYBODY, View, door
from turnabout.web.meetings import views


def _theirs(route: str, view: View, name: str) -> URLPattern:
    return door(f"pairs/<int:pk>/meetings/{route}", view, name=name, opens_to=EVERYBODY)


urlpatterns = [
    _theirs("", views.plan_one, "meeting_plan"),
    _theirs("<int:meeting>/", views.move_one, "meeting_move"),
    _theirs("<int:meeting>/off/", views.call_one_off, "meeting_off"),
    _theirs("<int:meeting>/met/", views.say_so, "meeting_met"),
]
