"""Everyone of the organisation, their grades and their skills."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "turnabout.people"
    label = "people"
