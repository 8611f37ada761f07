"""Who signed up for a cohort with what, whom they chose, and how they came or wait."""

from turnabout.enrollment.models.answers import (
    Gain,
    ManagerTime,
    Meets,
    Personal,
    Return,
    Urgency,
    WorkValue,
)
from turnabout.enrollment.models.choices import HeldDate, NotWith, Offer, Star, Want
from turnabout.enrollment.models.enrollments import Enrollment
from turnabout.enrollment.models.invitations import Invitation, OpenLink
from turnabout.enrollment.models.sheets import Replaced, SignUpSheet
from turnabout.enrollment.models.waiting import Ending, PlaceOffer, WaitingPlace, WaitsFor

__all__ = [
    "Ending",
    "Enrollment",
    "Gain",
    "HeldDate",
    "Invitation",
    "ManagerTime",
    "Meets",
    "NotWith",
    "Offer",
    "OpenLink",
    "Personal",
    "PlaceOffer",
    "Replaced",
    "Return",
    "SignUpSheet",
    "Star",
    "Urgency",
    "WaitingPlace",
    "WaitsFor",
    "Want",
    "WorkValue",
]
