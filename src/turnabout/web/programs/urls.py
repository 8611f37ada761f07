"""The addresses of programs: the guided path, its pieces, and what everyone in charge can read."""

from django.urls import URLPattern

from turnabout.web.access import ADMINISTRATORS, COORDINATORS, IN_CHARGE, View, door
from turnabout.web.programs.views import (
    history,
    invitations,
    leads,
    people,
    programs,
    rhythm,
    rules,
    sign_up,
    topics,
    who,
    why,
)


def _coordinators(route: str, view: View, name: str) -> URLPattern:
    return door(route, view, name=name, opens_to=COORDINATORS)


def _in_charge(route: str, view: View, name: str) -> URLPattern:
    return door(route, view, name=name, opens_to=IN_CHARGE)


urlpatterns = [
    _in_charge("", programs.show_all, "programs"),
    _coordinators("new/", programs.begin, "program_new"),
    door("coordinators/", leads.show, name="program_leads", opens_to=ADMINISTRATORS),
    door("coordinators/<int:pk>/", leads.give, name="program_lead", opens_to=ADMINISTRATORS),
    _in_charge("<int:pk>/", programs.show, "program"),
    _in_charge("<int:pk>/history/", history.show, "program_history"),
    _coordinators("<int:pk>/name/", programs.rename, "program_name"),
    _coordinators("<int:pk>/copy/", programs.copy, "program_copy"),
    _coordinators("<int:pk>/archive/", programs.archive, "program_archive"),
    _coordinators("<int:pk>/archive/end/", programs.take_out, "program_archive_end"),
    _coordinators("<int:pk>/why/", why.show, "program_why"),
    _coordinators("<int:pk>/why/questions/", why.questions, "program_questions"),
    _coordinators("<int:pk>/why/sentence/", why.sentence, "program_sentence"),
    _coordinators("<int:pk>/topics/", topics.show, "program_topics"),
    _coordinators("<int:pk>/topics/new/", topics.add, "program_topics_new"),
    _coordinators("<int:pk>/topics/<int:topic>/end/", topics.drop, "program_topic_end"),
    _coordinators("<int:pk>/who/", who.show, "program_who"),
    _coordinators("<int:pk>/rules/", rules.show, "program_rules"),
    _in_charge("<int:pk>/rules/versions/", rules.versions, "program_versions"),
    _coordinators("<int:pk>/rhythm/", rhythm.show, "program_rhythm"),
    _coordinators("<int:pk>/people/", people.show, "program_people"),
    _coordinators("<int:pk>/people/<int:seat>/end/", people.end, "program_seat_end"),
    _coordinators("<int:pk>/invitations/", invitations.first, "program_invitations"),
    _coordinators("<int:pk>/invitations/<slug:side>/", invitations.show, "program_invitation"),
    _coordinators("<int:pk>/sign-up/", sign_up.show, "program_sign_up"),
    _coordinators("<int:pk>/sign-up/<int:cohort>/opening/", sign_up.open_, "cohort_opening"),
    _coordinators("<int:pk>/sign-up/<int:cohort>/closing/", sign_up.close, "cohort_closing"),
    _coordinators("<int:pk>/sign-up/<int:cohort>/finish/", sign_up.finish, "cohort_finish"),
]
