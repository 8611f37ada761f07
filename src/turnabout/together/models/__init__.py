"""What the two of a pair agree on, aim for, choose, and write down around a session."""

from turnabout.together.models.agreement import Occasion, Signature, Version
from turnabout.together.models.goals import Commitment, Goal, Owner, State
from turnabout.together.models.guides import Edition, OwnGuide
from turnabout.together.models.sessions import (
    Agenda,
    Beginning,
    NextAction,
    Preparation,
    Reflection,
    Result,
    TeachBack,
)

__all__ = [
    "Agenda",
    "Beginning",
    "Commitment",
    "Edition",
    "Goal",
    "NextAction",
    "Occasion",
    "OwnGuide",
    "Owner",
    "Preparation",
    "Reflection",
    "Result",
    "Signature",
    "State",
    "TeachBack",
    "Version",
]
