"""What is told of a side's answers to a question: as much as every rule and the oracle allow."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from turnabout.respect.release import reasons
from turnabout.respect.release.floors import are_enough, are_spread
from turnabout.respect.release.groups import Groups, Published, coarser, counted, parted
from turnabout.respect.release.questions import Heard, Question
from turnabout.respect.release.told import Change, Figure
from turnabout.respect.release.trial import Trial


@dataclass(frozen=True, slots=True)
class Side:
    """What is told of one side, why not more, and who stands behind it.

    `refused` is a change that beside the figures would give an answer away.
    """

    figures: tuple[Figure, ...] = ()
    refused: tuple[Change, ...] = ()
    withheld: tuple[str, ...] = ()
    published: tuple[Published, ...] = ()


def told_of(
    question: Question,
    side: str,
    people: list[Heard],
    *,
    change: Change | None,
    before: Mapping[str, int],
    earlier: Sequence[Published],
    draw: random.Random,
) -> Side:
    """Return what is told of them; nothing, where they are too few.

    `before` is what they answered before: where it bears `change` out, the oracle knows of both.
    """
    known = [one for one in earlier if (one.question, one.side) == (question.name, side)]
    kept = counted(people, known, draw=draw)
    if not are_enough(kept):
        return Side(withheld=(reasons.FEW,))
    groups = parted(kept, known)
    aside = [one for one in people if one not in kept]
    bare = Trial(question, side, kept, aside=aside, before=before)
    linked = change if change and bare.bears_out(change) else None
    told = _fullest(bare, linked, groups, known)
    refused = (linked,) if linked and not told.change else ()
    why = [
        (reasons.LEFT_OUT, aside),
        (reasons.MEAN, not told.has_mean),
        (reasons.COUNTS, not told.has_counts),
        (reasons.GROUPS, _names(kept) - set(told.groups)),
    ]
    return Side(
        tuple(told.figures()),
        refused,
        tuple(reason for reason, holds in why if holds),
        tuple(_published(told)),
    )


def _fullest(
    bare: Trial, change: Change | None, groups: Groups, earlier: Sequence[Published]
) -> Trial:
    """Return the most that may be told; the change before the counts, the counts before groups."""
    mean = replace(bare, has_mean=True)
    told = _first_safe(replace(mean, change=change), mean, bare)
    if not told.has_mean:
        return told
    if are_spread(told.counts().values()):
        told = _first_safe(replace(told, has_counts=True), told)
    while groups:
        finer = replace(told, groups=groups)
        if finer.is_safe():
            return finer
        groups = coarser(groups, earlier)
    return told


def _first_safe(*trials: Trial) -> Trial:
    """Return the first that is; the last has been found to be, or tells no answer at all."""
    return next((one for one in trials[:-1] if one.is_safe()), trials[-1])


def _names(people: list[Heard]) -> set[str]:
    return {one.group for one in people if one.group}


def _published(told: Trial) -> Iterator[Published]:
    """Yield who stands behind each figure, in the order of the figures."""
    for group, people in sorted({"": told.people, **told.groups}.items()):
        names = frozenset(one.who for one in people)
        yield Published(told.question.name, told.side, group, names)
