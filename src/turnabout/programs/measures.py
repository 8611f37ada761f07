"""The ten benefits, by which a program says how it will see its success."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Measure(models.TextChoices):
    """The ten benefits: the first five are the mentors', the others the mentees'."""

    B1 = "B1", _("Trend updates")
    B2 = "B2", _("Staying connected")
    B3 = "B3", _("Leadership in training")
    B4 = "B4", _("Enhanced communication")
    B5 = "B5", _("A fresh viewpoint")
    B6 = "B6", _("Wisdom and freshness combined")
    B7 = "B7", _("Career horizons")
    B8 = "B8", _("Skill boost")
    B9 = "B9", _("Network augmentation")
    B10 = "B10", _("Unwavering support")


SEEN_IN = {
    Measure.B1: _("how well mentors see where the business is heading"),
    Measure.B2: _("how well each knows what drives the other"),
    Measure.B3: _("how well mentors lead a conversation to a decision"),
    Measure.B4: _("how clearly mentors put things"),
    Measure.B5: _("how often mentors change their mind about how things work"),
    Measure.B6: _("decisions that combine experience with a new idea"),
    Measure.B7: _("new tools and ways of working that are really used"),
    Measure.B8: _("steps gained on the ladder of a topic"),
    Measure.B9: _("useful ties across levels"),
    Measure.B10: _("having someone outside the line to turn to"),
}
"""Each benefit as it ends the words “We will see it in”."""
