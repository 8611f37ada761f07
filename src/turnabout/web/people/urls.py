"""The addresses of the staff list."""

from django.urls import URLPattern

from turnabout.web.access import ADMINISTRATORS, STAFF, View, door
from turnabout.web.people import grades, lists, offices, views


def _staff(route: str, view: View, name: str) -> URLPattern:
    return door(route, view, name=name, opens_to=STAFF)


urlpatterns = [
    _staff("", views.show, "people"),
    _staff("new/", views.add, "person_new"),
    _staff("suggestions/", views.suggest, "people_suggestions"),
    _staff("<int:pk>/", views.show_one, "person"),
    _staff("<int:pk>/edit/", views.edit, "person_edit"),
    _staff("<int:pk>/leaving/", views.mark_left, "person_leaving"),
    _staff("<int:pk>/return/", views.mark_back, "person_return"),
    _staff("grades/", grades.show, "grades"),
    _staff("grades/new/", grades.add, "grade_new"),
    _staff("grades/place/", grades.place_one, "grade_place"),
    _staff("grades/place-all/", grades.place_everyone, "grade_place_all"),
    _staff("grades/<int:pk>/end/", grades.remove, "grade_end"),
    _staff("lists/", lists.show, "staff_lists"),
    _staff("lists/<int:pk>/", lists.show_one, "staff_list"),
    _staff("lists/<int:pk>/columns/", lists.choose_columns, "staff_list_columns"),
    _staff("lists/<int:pk>/apply/", lists.apply, "staff_list_apply"),
    _staff("lists/<int:pk>/undo/", lists.undo, "staff_list_undo"),
    _staff("lists/<int:pk>/drop/", lists.drop, "staff_list_drop"),
    door("offices/", offices.show, name="offices", opens_to=ADMINISTRATORS),
    door("offices/<int:pk>/", offices.give, name="office_give", opens_to=ADMINISTRATORS),
    door(
        "offices/<int:pk>/<slug:office>/end/",
        offices.end,
        name="office_end",
        opens_to=ADMINISTRATORS,
    ),
]
