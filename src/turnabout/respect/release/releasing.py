"""What may be told of answers: the one door through which they leave.

Each question and each side stands on its own: a total, and groups by one dimension. What is told
keeps every rule of `floors.py`; then the oracle has to find that nobody can work out what anybody
answered, else less is told: coarser groups, then the total alone, then nothing but how many.
"""

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from turnabout.respect.release import reasons
from turnabout.respect.release.estimates import changes_told, effects_told
from turnabout.respect.release.floors import COMMENTS
from turnabout.respect.release.groups import Published
from turnabout.respect.release.questions import Answer, Question, heard
from turnabout.respect.release.sides import told_of
from turnabout.respect.release.told import Change, Comment, Effect, Figure

RANDOM = random.SystemRandom()


@dataclass(frozen=True, slots=True)
class Released:
    """What may be told, why the rest is missing, and who stands behind it.

    `published` is for the next release of the same cohort, which takes it as `earlier`; it is
    shown to nobody.
    """

    figures: tuple[Figure, ...] = ()
    changes: tuple[Change, ...] = ()
    effects: tuple[Effect, ...] = ()
    comments: tuple[Comment, ...] = ()
    withheld: tuple[str, ...] = ()
    published: tuple[Published, ...] = ()


def release(
    questions: Sequence[Question],
    answers: Iterable[Answer],
    *,
    before: Iterable[Answer] = (),
    changes: Iterable[Change] = (),
    effects: Iterable[Effect] = (),
    comments: Iterable[Comment] = (),
    earlier: Iterable[Published] = (),
    draw: random.Random = RANDOM,
) -> Released:
    """Return what may be told of the answers of one round.

    `before` are the answers that `changes` compare with: a change belongs to the question of its
    name. `earlier` are the groups of which something was told before: no figure of the same
    question differs from one of them by one to four people. Each of `comments` is of one person.
    """
    said, compared, known = list(answers), list(before), list(earlier)
    all_changes, all_effects, all_words = list(changes), list(effects), list(comments)
    told_changes = changes_told(all_changes)
    sides = [
        told_of(
            question,
            side,
            heard(question, side, said),
            change=_change_of(question, side, told_changes),
            before={one.who: one.value for one in heard(question, side, compared)},
            earlier=known,
            draw=draw,
        )
        for question in questions
        for side in _sides_of(question, said)
    ]
    safe_changes = [one for one in told_changes if not any(one in side.refused for side in sides)]
    told_effects, told_words = effects_told(all_effects), _words_told(all_words, draw)
    lacks = [
        (reasons.CHANGES, len(safe_changes) < len(all_changes)),
        (reasons.EFFECTS, len(told_effects) < len(all_effects)),
        (reasons.WORDS, len(told_words) < len(all_words)),
    ]
    withheld = [reason for side in sides for reason in side.withheld]
    withheld += [reason for reason, holds in lacks if holds]
    return Released(
        tuple(figure for side in sides for figure in side.figures),
        tuple(safe_changes),
        tuple(told_effects),
        tuple(told_words),
        tuple(dict.fromkeys(withheld)),
        tuple(one for side in sides for one in side.published),
    )


def _sides_of(question: Question, answers: Iterable[Answer]) -> list[str]:
    return sorted({one.side for one in answers if one.question == question.name})


def _change_of(question: Question, side: str, changes: Iterable[Change]) -> Change | None:
    found = (one for one in changes if (one.measure, one.side) == (question.name, side))
    return next(found, None)


def _words_told(comments: Iterable[Comment], draw: random.Random) -> list[Comment]:
    """Return the comments of questions to which enough people left one, shuffled."""
    words = list(comments)
    many = Counter(one.question for one in words)
    told = [one for one in words if many[one.question] >= COMMENTS]
    draw.shuffle(told)
    return sorted(told, key=lambda one: one.question)
