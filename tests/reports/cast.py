"""Snapshots made by hand: of each design, one that holds everything back, and two of lotteries."""

import datetime as dt
import json

from tests.cast import NOW

from turnabout.people.models import Person
from turnabout.programs.models import Cohort
from turnabout.programs.models.why import Outcome
from turnabout.programs.objectives import settle_objective
from turnabout.respect.freezing import digest_of
from turnabout.respect.models.snapshots import Snapshot, Source
from turnabout.respect.release.told import Asked, Change, Comment, Effect, Figure, Told

RULES = {"people": 5, "comments": 10}
COMMENT = "Bring the night shift along"
REASON = "Comments are told only where ten people left one."

ASKED = (Asked("mentor", 26, 22, 19), Asked("mentee", 24, 20, 16))
HARM = (
    Figure(
        "harm", "mentor", "", 19, 0.5, "", (("0", 10), ("1", 5), ("2", 4), ("3", 0)), None, 0, 3
    ),
    Figure("harm", "mentee", "", 16, 0.5, "", (("0", 9), ("1", 4), ("2", 3), ("3", 0)), None, 0, 3),
)
FIGURES = (
    Figure("B10", "mentee", "", 16, 4.0, shares=(("1", 0), ("2", 3), ("3", 3), ("4", 5), ("5", 5))),
    Figure(
        "B6", "mentee", "", 16, 1.5, shares=(("0", 4), ("1", 6), ("2", 3), ("3", 3)), low=0, high=3
    ),
    Figure("B3", "mentor", "", 19, 6.5, low=0, high=10),
    Figure("B3", "mentor", "Deck", 8, 6.0, low=0, high=10),
    Figure("B3", "mentor", "other", 11, edge="high", bound=9.5, low=0, high=10),
)
CHANGES = (
    Change("B6", "mentee", 15, 9, 3, 3, 0.6, 0.1, 1.1),
    Change("B3", "mentor", 18, 10, 5, 3),
)
EFFECTS = (
    Effect(
        "B6", "mentee", True, 16, 14, 0.7, 0.2, 1.2, 0.8, 0.1, 1.5, 0.012, 0.024, 1.1, -0.3, 1.6
    ),
    Effect("B3", "mentor", True, 19, 15, 0.3, -0.6, 1.2, 0.1, -0.5, 0.7, 0.48),
)
COMMENTS = (Comment("comment", COMMENT),)

LOTTERY = Told("lottery", "level", ASKED, (*FIGURES, *HARM), CHANGES, EFFECTS, COMMENTS)
BEFORE_AND_AFTER = Told("before and after", "", ASKED, (*FIGURES, *HARM), CHANGES)
AFTER = Told("after", "", ASKED, (*FIGURES, *HARM))
COUNTS = Told("counts", "", ASKED)
NOTHING = Told(
    "lottery",
    "",
    (Asked("mentor", 6, 4, None), Asked("mentee", 6, 4, None)),
    withheld=(REASON,),
)


def released(cohort: Cohort, told: Told, *, number: int = 2, at: dt.datetime = NOW) -> Snapshot:
    """Return what was released of a wave."""
    plain = json.loads(json.dumps(told.as_plain()))
    return Snapshot.objects.create(
        cohort=cohort,
        source=Source.WAVE,
        number=number,
        frozen_at=at,
        rules=RULES,
        told=plain,
        digest=digest_of(RULES, plain),
    )


def promise(cohort: Cohort, *, by: Person, at: dt.datetime = NOW, **facts: object) -> None:
    """Let the program of a cohort have an objective that is seen in B6 and B3."""
    told = {
        "by_date": dt.date(2027, 6, 30),
        "seniors": "our directors",
        "outcome": Outcome.ABLE,
        "change": "answer passengers in their own voice",
        "domain": "social media",
        "mentors": "trainees and officers",
        "gain": "a look at how decisions are made",
        "measure": "B6",
        "second_measure": "B3",
        "not_for": "appraisal",
        "stop_if": "fewer than half of the pairs have met twice by the middle",
    }
    settle_objective(cohort.program, told | facts, by=by, at=at)


def finished(cohort: Cohort, *, at: dt.datetime = NOW) -> Cohort:
    """Return the cohort once it is over."""
    Cohort.objects.filter(pk=cohort.pk).update(closed_at=at, finished_at=at)
    cohort.refresh_from_db()
    return cohort
