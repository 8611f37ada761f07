"""The questions of the middle, and the hour of a circle."""

from django.utils.translation import gettext_lazy as _

MIDDLE = [
    _("What has been worth the time?"),
    _("Which goal still matters?"),
    _("Who talked most, who taught most?"),
    _("What are we skirting?"),
    _("One change for the second half."),
]

CIRCLE = [
    (_("10 minutes"), _("Arrive: one word each on how the last session was.")),
    (
        _("30 minutes"),
        _(
            "Two or three cases. Tell what happened, never who: “my mentee”, no names, "
            "no departments. The others ask first and advise last."
        ),
    ),
    (_("10 minutes"), _("What helped? Swap one question or one card that worked.")),
    (
        _("10 minutes"),
        _("Which themes should reach the coordinator? Only what all of you approve."),
    ),
]
"""The hour of a circle."""
