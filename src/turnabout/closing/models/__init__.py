"""What a pair says of itself on the way and at its end; what its mentors tell each other."""

from turnabout.closing.models.checks import FitCheck, Going, Heading, Midpoint
from turnabout.closing.models.circles import Approval, Circle, Coming, Theme
from turnabout.closing.models.ends import Choice, Closing, Record, Swap
from turnabout.closing.models.exits import ExitReason, Reason, Rematch, Search, Wish
from turnabout.closing.models.words import Kind, Reader, Word

__all__ = [
    "Approval",
    "Choice",
    "Circle",
    "Closing",
    "Coming",
    "ExitReason",
    "FitCheck",
    "Going",
    "Heading",
    "Kind",
    "Midpoint",
    "Reader",
    "Reason",
    "Record",
    "Rematch",
    "Search",
    "Swap",
    "Theme",
    "Wish",
    "Word",
]
