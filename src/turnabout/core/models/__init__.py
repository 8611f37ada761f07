"""The organisation, the history of what was decided in it, its letters and its jobs."""

from turnabout.core.models.jobs import Job, JobQuerySet, JobState, Worker
from turnabout.core.models.letters import (
    InboxReading,
    Letter,
    LetterQuerySet,
    LetterText,
    StoppedKind,
)
from turnabout.core.models.organisation import Change, ChangeQuerySet, Organisation, RingMark

__all__ = [
    "Change",
    "ChangeQuerySet",
    "InboxReading",
    "Job",
    "JobQuerySet",
    "JobState",
    "Letter",
    "LetterQuerySet",
    "LetterText",
    "Organisation",
    "RingMark",
    "StoppedKind",
    "Worker",
]
