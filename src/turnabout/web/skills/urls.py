"""The addresses of skills: near names for everybody, the catalogue for coordinators."""

from turnabout.web.access import COORDINATORS, EVERYBODY, door
from turnabout.web.skills import decisions, views

urlpatterns = [
    door("", views.catalogue, name="skills", opens_to=COORDINATORS),
    door("near/", views.look_through, name="skills_near", opens_to=EVERYBODY),
    door("near/names/", views.offer_names, name="skills_near_names", opens_to=EVERYBODY),
    door("<int:pk>/", views.skill, name="skill", opens_to=COORDINATORS),
    door("<int:pk>/name/", decisions.name, name="skill_name", opens_to=COORDINATORS),
    door("<int:pk>/aliases/", decisions.alias, name="skill_aliases", opens_to=COORDINATORS),
    door(
        "<int:pk>/aliases/<int:alias>/end/",
        decisions.alias_end,
        name="skill_alias_end",
        opens_to=COORDINATORS,
    ),
    door("<int:pk>/place/", decisions.place, name="skill_place", opens_to=COORDINATORS),
    door("<int:pk>/merge/", decisions.merging, name="skill_merge", opens_to=COORDINATORS),
    door("<int:pk>/merge/end/", decisions.merge_end, name="skill_merge_end", opens_to=COORDINATORS),
]
