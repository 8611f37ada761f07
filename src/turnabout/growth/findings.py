"""What a wave found, released once: figures, changes, effects, and the cost beside them."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from statistics import median_low

from django.db import transaction

from turnabout.core.jobs.kinds import Tell
from turnabout.enrollment.models import Invitation
from turnabout.evidence.changes import change
from turnabout.evidence.words import Design
from turnabout.growth.answering import Sheets
from turnabout.growth.caused import Values, effects_in
from turnabout.growth.items import AGREE, ITEMS, Number, Scale
from turnabout.growth.models import Wave
from turnabout.growth.rows import (
    Row,
    Wanted,
    once,
    rows_of,
    seen_in,
    sheets_of,
    teaching,
    wanted_in,
)
from turnabout.programs.models import Cohort, Side
from turnabout.respect.freezing import FrozenBeforeError, freeze
from turnabout.respect.models import Snapshot, Source
from turnabout.respect.release.questions import Question
from turnabout.respect.release.told import Asked as Many
from turnabout.respect.release.told import Change, Comment, Effect

DIMENSION = "department"
"""The one thing by which groups are told apart, in every wave."""

FEWEST = 5
"""So many answered twice on a side, before a change is told."""

NO_CHANGE = ("harm", "B2.own", "B8.shown")
"""What is not held against before: there was none of it, or it says nothing of growth."""


def freeze_closed(*, at: dt.datetime, tell: Tell) -> None:
    """Release every wave that is closed and not released, the earliest first."""
    waves = list(Wave.objects.to_freeze().select_related("cohort__program"))
    for done, wave in enumerate(waves):
        tell(done, len(waves))
        freeze_wave(wave, at=at)


@transaction.atomic
def freeze_wave(wave: Wave, *, at: dt.datetime) -> Snapshot | None:
    """Return what may be told of a wave, kept for good; None where it was released before."""
    if not Wave.objects.to_freeze().filter(pk=wave.pk).update(frozen_at=at):
        return None
    wanted, sheets = wanted_in(wave), sheets_of(wave)
    is_end = wave.number == Number.END
    first = sheets_of(_before(wave.cohort)) if is_end else {}
    seen = seen_in(wave.cohort) if is_end else ([], [])
    taught = teaching(wave)
    rows = [*rows_of(sheets, taught), *seen[1]]
    rows_before = [*rows_of(first, taught), *seen[0]]
    changes = list(_changes(wanted, rows_before, rows)) if is_end else []
    effects = _effects(wave.cohort, first, sheets, wanted) if is_end else []
    try:
        return freeze(
            wave.cohort,
            Source.WAVE,
            wave.number,
            questions=[Question(name, *scale.ends) for name, scale in _scales(rows)],
            answers=wanted.answers(rows),
            before=wanted.answers(rows_before),
            asked=_many(wave, wanted, sheets),
            changes=changes,
            effects=effects,
            comments=_comments(wanted, sheets),
            design=_design(changes, effects),
            dimension=DIMENSION,
            at=at,
        )
    except FrozenBeforeError:
        return None


def _before(cohort: Cohort) -> Wave | None:
    return Wave.objects.filter(cohort=cohort, number=Number.BEFORE).first()


def _scales(rows: Iterable[Row]) -> list[tuple[str, Scale]]:
    """Return the questions that were answered, each with its scale: ours, then a program's own."""
    asked = {row.question for row in rows}
    known = {key: item.scale for key, item in ITEMS.items()}
    own = dict.fromkeys(sorted(asked - known.keys()), AGREE)
    return [(name, scale) for name, scale in (known | own).items() if name in asked]


def _changes(wanted: Wanted, before: Iterable[Row], after: Iterable[Row]) -> Iterator[Change]:
    """Yield how many are better, the same or worse off than before, by question and side."""
    first, then = once(before, median_low), once(after, median_low)
    for name in first.keys() & then.keys() - set(NO_CHANGE):
        for side in Side:
            seats = [one.enrollment.pk for one in wanted.asked if one.side == side]
            if told := _change(name, side, seats, first[name], then[name]):
                yield told


def _change(
    name: str,
    side: Side,
    seats: Iterable[int],
    first: Mapping[int, float],
    then: Mapping[int, float],
) -> Change | None:
    twice = [pk for pk in seats if pk in first and pk in then]
    if len(twice) < FEWEST:
        return None
    found = change([first[pk] for pk in twice], [then[pk] for pk in twice])
    counts = (found.n, found.improved, found.same, found.worse)
    return Change(name, side.value, *counts, found.g, found.g_low, found.g_high)


def _effects(
    cohort: Cohort, first: Mapping[int, Sheets], then: Mapping[int, Sheets], wanted: Wanted
) -> list[Effect]:
    """Return what the offer caused: all topics of a mentee count, since nobody else is taught."""
    values: list[Values] = [once(rows_of(sheets, None)) for sheets in (first, then)]
    return effects_in(cohort, before=values[0], after=values[1], partners=wanted.partners)


def _many(wave: Wave, wanted: Wanted, sheets: Mapping[int, Sheets]) -> Iterator[Many]:
    """Yield how many of each side were invited, joined and answered."""
    for side in Side:
        seats = [one.enrollment.pk for one in wanted.asked if one.side == side]
        invited = Invitation.objects.filter(cohort=wave.cohort, role=side).count()
        answered = sum(pk in sheets for pk in seats)
        yield Many(side.value, max(invited, len(seats)), len(seats), answered)


def _comments(wanted: Wanted, sheets: Mapping[int, Sheets]) -> list[Comment]:
    seats = (one.enrollment.pk for one in wanted.asked)
    return [
        Comment("comment", sheets[pk].comment)
        for pk in seats
        if pk in sheets and sheets[pk].comment
    ]


def _design(changes: list[Change], effects: list[Effect]) -> str:
    """Return what the words of a report are bound to: no more than what there is."""
    if effects:
        return Design.LOTTERY.value
    return Design.CHANGE.value if changes else Design.AFTER.value
