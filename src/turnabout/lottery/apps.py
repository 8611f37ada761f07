"""Lottery: who is offered a place where there are too few, drawn by a plan sealed before."""

from django.apps import AppConfig


class LotteryConfig(AppConfig):
    name = "turnabout.lottery"
    label = "lottery"
