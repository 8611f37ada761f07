"""What a program is made of: the why, the who, the rules, its people in charge, its cohorts."""

from turnabout.programs.models.audience import ProgramTopic
from turnabout.programs.models.cohort import Cohort, Side
from turnabout.programs.models.program import Part, Program, Seat
from turnabout.programs.models.rulebook import Rulebook
from turnabout.programs.models.verdict import Verdict, Way
from turnabout.programs.models.why import Decision, Objective, Readiness

__all__ = [
    "Cohort",
    "Decision",
    "Objective",
    "Part",
    "Program",
    "ProgramTopic",
    "Readiness",
    "Rulebook",
    "Seat",
    "Side",
    "Verdict",
    "Way",
]
