"""The addresses of waves, of one's own growth, and of what two show and say of each other."""

from django.urls import URLPattern

from turnabout.web.access import COORDINATORS, EVERYBODY, View, door
from turnabout.web.growth import coordinating, pages, questions, scales, sharing, together


def _yours(route: str, view: View, name: str) -> URLPattern:
    return door(f"you/growth/{route}", view, name=name, opens_to=EVERYBODY)


def _theirs(route: str, view: View, name: str) -> URLPattern:
    return door(f"pairs/<int:pk>/{route}", view, name=name, opens_to=EVERYBODY)


def _asked(route: str, view: View, name: str) -> URLPattern:
    where = f"questions/<int:pk>/<int:number>/{route}"
    return door(where, view, name=name, opens_to=EVERYBODY)


def _led(route: str, view: View, name: str) -> URLPattern:
    return door(f"programs/<int:pk>/{route}", view, name=name, opens_to=COORDINATORS)


urlpatterns = [
    _asked("", questions.answer, "questions"),
    _asked("taken-back/", questions.erase, "questions_taken_back"),
    _yours("", pages.show, "growth"),
    _yours("new/<slug:kind>/", pages.write, "jotting_new"),
    _yours("<int:pk>/struck/", pages.strike_one, "jotting_struck"),
    _yours("file/<slug:kind>/", pages.take_along, "growth_file"),
    _yours("erased/", pages.erase, "growth_erased"),
    _theirs("growth/", sharing.show, "pair_growth"),
    _theirs("growth/preview/", sharing.look, "pair_growth_preview"),
    _theirs("growth/taken-back/", sharing.take_back, "pair_growth_taken_back"),
    _theirs("guess/", together.make_guess, "pair_guess"),
    _theirs("demonstration/", together.say_what_was_seen, "pair_demonstration"),
    _led("cohorts/<int:cohort>/waves/", coordinating.show, "waves"),
    _led("cohorts/<int:cohort>/waves/<int:number>/", coordinating.extend_one, "wave"),
    _led("scales/", scales.show_all, "scales"),
    _led("scales/new/", scales.add_one, "scale_new"),
    _led("scales/<int:scale>/end/", scales.end_one, "scale_end"),
]
