"""Whom a visitor of the demo may be: the trainee and the chief executive first."""

from typing import NamedTuple

from turnabout.people.models import Office


class Part(NamedTuple):
    """One part to play: whose, what it is called, what there is to see, and its office."""

    staff_id: str
    name: str
    sees: str
    office: Office | None = None


COORDINATOR = "K29"

PARTS = (
    Part("K04", "mentor", "The trainee who guides the chief executive through social media."),
    Part("K02", "mentee", "The chief executive. Two minutes between meetings, on a phone."),
    Part(
        COORDINATOR, "coordinator", "Sets the why, invites, matches, publishes.", Office.COORDINATOR
    ),
    Part("K26", "administrator", "Looks after the installation.", Office.ADMINISTRATOR),
)
"""The parts, in the order of the bar."""
