"""The addresses of what a pair does together, and of the guides that a program has of its own."""

from django.urls import URLPattern

from turnabout.web.access import COORDINATORS, EVERYBODY, View, door
from turnabout.web.together.views import (
    agendas,
    agreement,
    commitments,
    goals,
    guides,
    own_guides,
    sessions,
)


def _theirs(route: str, view: View, name: str) -> URLPattern:
    return door(f"pairs/<int:pk>/{route}", view, name=name, opens_to=EVERYBODY)


def _program(route: str, view: View, name: str) -> URLPattern:
    return door(f"programs/<int:pk>/guides/{route}", view, name=name, opens_to=COORDINATORS)


urlpatterns = [
    _theirs("agreement/", agreement.show, "agreement"),
    _theirs("agreement/change/", agreement.change_it, "agreement_change"),
    _theirs("agreement/signature/", agreement.sign_it, "agreement_signature"),
    _theirs("agreement/versions/", agreement.versions, "agreement_versions"),
    _theirs("goals/", goals.show_all, "goals"),
    _theirs("goals/new/", goals.set_one, "goal_new"),
    _theirs("goals/<int:goal>/", goals.change_one, "goal"),
    _theirs("goals/<int:goal>/state/", goals.look_at_one, "goal_state"),
    _theirs("commitments/new/", commitments.write_one, "commitment_new"),
    _theirs("commitments/<int:commitment>/", commitments.change_one, "commitment"),
    _theirs("commitments/<int:commitment>/kept/", commitments.keep_one, "commitment_kept"),
    _theirs("commitments/<int:commitment>/public/", commitments.publish_one, "commitment_public"),
    _theirs("guides/", guides.show_all, "guides"),
    _theirs("guides/<slug:guide>/", guides.show, "guide"),
    _theirs("sessions/<int:meeting>/", sessions.show, "session"),
    _theirs("sessions/<int:meeting>/agenda/", agendas.choose, "agenda"),
    _theirs("sessions/<int:meeting>/preparation/", agendas.prepare, "preparation"),
    _theirs("sessions/<int:meeting>/beginning/", sessions.begin_one, "session_beginning"),
    _theirs("sessions/<int:meeting>/afterwards/", sessions.look_back, "afterwards"),
    _theirs("sessions/<int:meeting>/action/done/", sessions.do_action, "action_done"),
    _program("", own_guides.show_all, "program_guides"),
    _program("new/", own_guides.begin_one, "program_guide_new"),
    _program("<int:guide>/", own_guides.change_one, "program_guide"),
    _program("<int:guide>/publication/", own_guides.publish_one, "program_guide_publication"),
    _program("<int:guide>/end/", own_guides.put_one_away, "program_guide_end"),
]
