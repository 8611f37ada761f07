"""What was asked, and what was answered: what the release begins with."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median_low


@dataclass(frozen=True, slots=True)
class Question:
    """A question that is answered with a whole number from `low` to `high`."""

    name: str
    low: int = 1
    high: int = 5

    @property
    def span(self) -> int:
        """How far the ends of the scale are apart."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody answered to the question of this name.

    `who` is whoever answered, `mentor` and `mentee` the two behind it, one of whom is `who`: by any
    name that stays the same within one release. None stands where nobody is behind it on that
    side, as with those who wait for a partner. `group` is a value of the one dimension, or "".
    Who prefers not to say gives no answer.
    """

    who: str
    mentor: str | None
    mentee: str | None
    side: str
    group: str
    value: int
    question: str


@dataclass(frozen=True, slots=True)
class Heard:
    """One person as one question hears them: once, however often they answered."""

    who: str
    mentors: frozenset[str]
    mentees: frozenset[str]
    group: str
    value: int


def heard(question: Question, side: str, answers: Iterable[Answer]) -> list[Heard]:
    """Return who of a side answered: each with the middle of their answers, the lower of two.

    So a mentor with two mentees counts once, and nobody weighs more than another.
    """
    by_person: dict[str, list[Answer]] = {}
    for answer in answers:
        if answer.question == question.name and answer.side == side:
            by_person.setdefault(answer.who, []).append(answer)
    return [_once(who, said) for who, said in sorted(by_person.items())]


def _once(who: str, said: list[Answer]) -> Heard:
    """Nobody is behind whoever has no partner but themselves, so they stand for that side too."""
    return Heard(
        who,
        frozenset(one.mentor or who for one in said),
        frozenset(one.mentee or who for one in said),
        min(one.group for one in said),
        median_low(one.value for one in said),
    )
