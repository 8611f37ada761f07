"""What four hundred people answer: dealt out like cards, so that both arms hold the same hand.

Whatever a lottery draws, all that lies between those who were offered a place and the others is
what was planted. Nothing is left to chance, so that no test of it ever fails by chance.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from itertools import cycle

from turnabout.growth.answering import Given, keep_answers
from turnabout.growth.asking import Asked, Question, questions_for, who_is_asked
from turnabout.growth.models import Wave
from turnabout.programs.measures import Measure
from turnabout.programs.models import Side


@dataclass(frozen=True, slots=True)
class Planted:
    """How a measure is answered before, how chance moves it, and what taking part adds, in steps.

    All three leave room on the scale: nobody is held up by an end of it, so that no step is lost.
    """

    before: tuple[int, ...]
    chance: tuple[int, ...]
    steps: int = 0


STILL = Planted(before=(2, 3, 3, 4), chance=(0, 1, 0, -1, 0))
PLANTED: Mapping[str, Planted] = {
    Measure.B1: STILL,
    Measure.B2: STILL,
    Measure.B3: Planted(before=(2, 3, 4, 5, 6), chance=(0, 2, -1, 1, -2, 0), steps=2),
    Measure.B5: Planted(before=(1, 2), chance=(0, 1, 0, -1)),
    Measure.B6: Planted(before=(1, 2), chance=(0, 1, 0, -1)),
    Measure.B7: Planted(before=(0, 1), chance=(0, 1, 0), steps=1),
    Measure.B8: Planted(before=(0, 1), chance=(0, 1, 0), steps=1),
    Measure.B9: Planted(before=(1, 2, 3), chance=(0, 1, 0, -1)),
    Measure.B10: STILL,
    "harm": Planted(before=(0,), chance=(0, 0, 0, 1, 0, 0, 0, 0, 1, 2)),
}
"""B3 moves the mentors, B7 and B8 the mentees; all others stay where they were, but for chance."""

MOVED = {("B3", "mentor"), ("B7", "mentee"), ("B8", "mentee")}
"""By what is planted, and whom it moves."""

ASKED_ONCE = Planted(before=(2,), chance=(0, 1, 1, 0, -1))
"""What only somebody with a partner can say."""

COMMENT = "Fewer slides and more questions."
"""Words for the report, from some."""

SILENT = 12
"""One in so many does not answer."""

Everybody = dict[int, Given]
"""What each answered in a wave, by the number of their sign-up."""


def answer_before(wave: Wave) -> Everybody:
    """Return what everybody answers before anybody knows their place."""
    given = {}
    for number, one in enumerate(who_is_asked(wave)):
        questions = questions_for(wave, one)
        answers = {
            question.key: _card(number + place, planted(question.key).before)
            for place, question in enumerate(questions)
        }
        keep_answers(wave, one, answers)
        given[one.enrollment.pk] = answers
    return given


def answer_in_the_middle(wave: Wave) -> None:
    """Let everybody who meets somebody say how it goes; one in twelve does not."""
    for number, one in enumerate(_who_answers(wave)):
        questions = questions_for(wave, one)
        keep_answers(wave, one, {one.key: _card(number, (4, 5, 4, 3)) for one in questions})


def answer_at_the_end(wave: Wave, before: Everybody, *, moved: Container[int]) -> Everybody:
    """Return what both arms answer: as before and as chance has it, and some are moved beyond."""
    given: Everybody = {}
    for arm in _arms(_who_answers(wave)):
        asked = {one.enrollment.pk: one for one in arm}
        questions = {pk: questions_for(wave, one) for pk, one in asked.items()}
        given |= _dealt(questions, before, moved=moved)
        for number, (pk, one) in enumerate(asked.items()):
            keep_answers(wave, one, given[pk], comment="" if number % SILENT else COMMENT)
    return given


def planted(key: str) -> Planted:
    """Return what is planted of a question; the ladders of all topics are one measure."""
    return PLANTED.get(key.split(".", maxsplit=1)[0] if key.startswith("B8.") else key, ASKED_ONCE)


def _dealt(
    questions: Mapping[int, list[Question]], before: Everybody, *, moved: Container[int]
) -> Everybody:
    """Return the answers of an arm: to each question one hand is dealt, the lowest before first."""
    found: Everybody = defaultdict(dict)
    for key in sorted({one.key for asked in questions.values() for one in asked}):
        hand = planted(key)
        people = [pk for pk, asked in questions.items() if any(one.key == key for one in asked)]
        stood = {pk: before[pk].get(key, hand.before[0]) for pk in people}
        in_order = sorted(people, key=lambda pk: (stood[pk], pk))
        for pk, chance in zip(in_order, cycle(hand.chance), strict=False):
            found[pk][key] = stood[pk] + chance + (hand.steps if pk in moved else 0)
    return found


def _arms(asked: Iterable[Asked]) -> list[list[Asked]]:
    """Return each side of each arm by itself: who has or had a partner, and who waits."""
    found: dict[tuple[Side, bool], list[Asked]] = defaultdict(list)
    for one in asked:
        found[one.side, one.has_partner].append(one)
    return list(found.values())


def _who_answers(wave: Wave) -> list[Asked]:
    return [one for number, one in enumerate(who_is_asked(wave), start=1) if number % SILENT]


def _card(number: int, hand: tuple[int, ...]) -> int:
    """Return a card by number, so that neither grades nor departments go along with it."""
    return hand[(number + number // 10) % len(hand)]
