"""What a report is made from."""

import datetime as dt
from dataclasses import dataclass

from turnabout.cli.report.earlier import Earlier
from turnabout.matchmaking.explain import PairExplanation, Shortage, WhyNobody
from turnabout.matchmaking.matching import Matching
from turnabout.matchmaking.sheets import Note


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a report says, before it is put into words and figures.

    `title` names the run and `source` the sheet; `made` is today. `explanations` belong to the
    pairs, `nobody` to the people without a partner. `ignored` names the columns of the sheet that
    matching never looks at. `earlier` says what became of pairs that were to be kept. `notes` are
    on the sheet, the first of `note_count`.
    """

    title: str
    source: str
    made: dt.date
    matching: Matching
    explanations: tuple[PairExplanation, ...]
    nobody: tuple[WhyNobody, ...]
    shortages: tuple[Shortage, ...]
    ignored: tuple[str, ...]
    earlier: Earlier | None = None
    notes: tuple[Note, ...] = ()
    note_count: int = 0
