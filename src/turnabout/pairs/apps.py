"""From who signed up to who meets: match runs, proposals, review, publication, pairs."""

from django.apps import AppConfig


class PairsConfig(AppConfig):
    name = "turnabout.pairs"
    label = "pairs"
