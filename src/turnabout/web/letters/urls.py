"""The addresses of the texts of letters, and of the nudges that somebody gets or stops."""

from turnabout.web.access import ADMINISTRATORS, ANYBODY, COORDINATORS, EVERYBODY, STAFF, door
from turnabout.web.letters import stopping, views

_TEXT = "letters/<slug:kind>/<slug:language>/"
_OF_PROGRAM = f"programs/<int:pk>/{_TEXT}"

urlpatterns = [
    door(
        "programs/<int:pk>/letters/",
        views.show_of_program,
        name="program_letters",
        opens_to=COORDINATORS,
    ),
    door(_OF_PROGRAM, views.edit_of_program, name="program_letter", opens_to=COORDINATORS),
    door(
        f"{_OF_PROGRAM}ours/",
        views.give_back_of_program,
        name="program_letter_ours",
        opens_to=COORDINATORS,
    ),
    door("mail/letters/", views.show_all, name="letters", opens_to=ADMINISTRATORS),
    door(f"mail/{_TEXT}", views.edit, name="letter", opens_to=ADMINISTRATORS),
    door(f"mail/{_TEXT}ours/", views.give_back, name="letter_ours", opens_to=ADMINISTRATORS),
    door("letters/look/<slug:key>/", views.show_look, name="letter_look", opens_to=STAFF),
    door("letters/stop/<str:key>/", stopping.stop_by_link, name="stop_letters", opens_to=ANYBODY),
    door(
        "letters/stop/<str:key>/end/",
        stopping.begin_by_link,
        name="stop_letters_end",
        opens_to=ANYBODY,
    ),
    door("you/letters/", stopping.show, name="your_letters", opens_to=EVERYBODY),
    door(
        "you/letters/<slug:kind>/stop/",
        stopping.stop_own,
        name="your_letter_stop",
        opens_to=EVERYBODY,
    ),
    door(
        "you/letters/<slug:kind>/begin/",
        stopping.begin_own,
        name="your_letter_begin",
        opens_to=EVERYBODY,
    ),
]
