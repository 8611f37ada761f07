"""Whom a visitor of the demo may be: the trainee and the chief executive first."""

from typing import NamedTuple

from django.utils.translation import gettext_noop as _

from turnabout.people.models import Office


class Part(NamedTuple):
    """One part to play: whose, what it is called, what there is to see, and its office."""

    staff_id: str
    name: str
    sees: str
    office: Office | None = None


COORDINATOR, SPONSOR = "K29", "K11"

PARTS = (
    Part("K04", _("mentor"), _("The trainee who guides the chief executive through social media.")),
    Part("K02", _("mentee"), _("The chief executive. Two minutes between meetings, on a phone.")),
    Part(
        COORDINATOR,
        _("coordinator"),
        _("Sets the why, invites, matches, publishes."),
        Office.COORDINATOR,
    ),
    Part(
        SPONSOR, _("sponsor"), _("Set the question, and reads one honest page of what was found.")
    ),
    Part("K26", _("administrator"), _("Looks after the installation."), Office.ADMINISTRATOR),
    Part("K59", _("contact"), _("Opens what others write to her in confidence; nobody else can.")),
)
"""The parts, in the order of the bar. The pages say them in the language of the reader."""
