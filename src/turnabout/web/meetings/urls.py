"""The addresses of the dates of a pair."""

from django.urls import URLPattern

from turnabout.web.access import ADMINISTRATORS, ANYBODY, EVERYBODY, View, door
from turnabout.web.meetings import away, calendars, room, video, views


def _theirs(route: str, view: View, name: str) -> URLPattern:
    return door(f"pairs/<int:pk>/meetings/{route}", view, name=name, opens_to=EVERYBODY)


urlpatterns = [
    _theirs("", views.plan_one, "meeting_plan"),
    _theirs("all/", room.hold_all, "meetings_hold"),
    _theirs("<int:meeting>/", views.move_one, "meeting_move"),
    _theirs("<int:meeting>/off/", views.call_one_off, "meeting_off"),
    _theirs("<int:meeting>/met/", views.say_so, "meeting_met"),
    _theirs("<int:meeting>/where/", room.place_one, "meeting_where"),
    door("pairs/<int:pk>/sessions/", room.show, name="sessions", opens_to=EVERYBODY),
    door("you/away/", away.show, name="away", opens_to=EVERYBODY),
    door("you/away/<int:pk>/end/", away.end, name="away_end", opens_to=EVERYBODY),
    door("you/calendar/", calendars.show, name="calendar", opens_to=EVERYBODY),
    door("you/calendar/new/", calendars.make_anew, name="calendar_new", opens_to=EVERYBODY),
    door(
        "calendar/<int:pk>/<str:token>.ics",
        calendars.give,
        name="calendar_feed",
        opens_to=ANYBODY,
    ),
    door("video/", video.show, name="video", opens_to=ADMINISTRATORS),
]
