"""The ladder: how well somebody knows a skill, in the same five steps and words everywhere."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.IntegerChoices):
    """One rung, with the words for it."""

    NEW = 0, _("new to me")
    FOLLOWS = 1, _("can follow someone")
    WITH_HELP = 2, _("can do it with help")
    ALONE = 3, _("can do it alone")
    SHOWS = 4, _("can show others")


HIGHEST = max(Level)
