"""The addresses of concerns: none says what it is about, and none is kept by a browser."""

from django.urls import URLPattern
from django.views.decorators.cache import never_cache

from turnabout.web.access import ANYBODY, EVERYBODY, Opening, View, door
from turnabout.web.concerns import deciding, desk, help_pages, keys, returning, writing


def _quiet(route: str, view: View, name: str, opens_to: Opening = EVERYBODY) -> URLPattern:
    return door(route, never_cache(view), name=name, opens_to=opens_to)


urlpatterns = [
    _quiet("help/", help_pages.show, "help", ANYBODY),
    _quiet("help/serious/", help_pages.serious, "help_serious", ANYBODY),
    _quiet("help/<int:pk>/", writing.write, "help_write"),
    _quiet("help/return/", returning.show, "help_return", ANYBODY),
    _quiet("help/return/words/", returning.add, "help_words", ANYBODY),
    _quiet("help/return/passing/", returning.agree, "help_passing", ANYBODY),
    _quiet("help/return/contact/", returning.choose, "help_contact", ANYBODY),
    _quiet("desk/", desk.show, "desk"),
    _quiet("desk/key/", keys.set_up, "desk_key"),
    _quiet("desk/key/passphrase/", keys.change, "desk_passphrase"),
    _quiet("desk/key/renewal/", keys.renew, "desk_renewal"),
    _quiet("desk/key/recovery/", keys.restore, "desk_recovery"),
    _quiet("desk/key/loss/", keys.give_up, "desk_loss"),
    _quiet("desk/name/<int:pk>/", deciding.decide, "desk_name"),
    _quiet("desk/<str:token>/", desk.read, "desk_thread"),
    _quiet("desk/<str:token>/arrival/", desk.arrived, "desk_arrival"),
    _quiet("desk/<str:token>/answer/", desk.reply, "desk_answer"),
    _quiet("desk/<str:token>/closing/", desk.finish, "desk_closing"),
    _quiet("desk/<str:token>/passing/", deciding.ask_author, "desk_passing"),
    _quiet("desk/<str:token>/passing/now/", deciding.pass_now, "desk_passed"),
    _quiet("desk/<str:token>/envelope/", deciding.ask_second, "desk_envelope"),
    _quiet("desk/<str:token>/envelope/now/", deciding.open_now, "desk_envelope_open"),
]
