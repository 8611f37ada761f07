"""Why a person has no partner, and what would have to give."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from turnabout.matchmaking.arrays import Ints
from turnabout.matchmaking.explanations import WhyNobody
from turnabout.matchmaking.kernels.pairs import (
    BLOCKED,
    LANGUAGE,
    LEVEL,
    LINE,
    TIME,
    TOPIC,
    broken_bits,
)
from turnabout.matchmaking.margins import OUT_OF_REACH, Margins
from turnabout.matchmaking.matching import Matching
from turnabout.matchmaking.people import Person
from turnabout.matchmaking.rules import RULES, Setting

BITS = {
    "level": LEVEL,
    "line": LINE,
    "topic": TOPIC,
    "language": LANGUAGE,
    "time": TIME,
    "apart": 2 * BLOCKED,
    "past": 4 * BLOCKED,
    "forbidden": 8 * BLOCKED,
}
"""The bit of each rule; what a scan only knows as blocked has one of the last three."""

COUNTED = ("level", "line", "topic", "language", "time")
"""The rules that the reason counts. Named pairs are nobody else's business."""

NAMED = 3
"""So many people are named who would become possible; the rest are counted."""


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a matching, seen by a person of the other side."""

    role: str
    others: str
    people: tuple[Person, ...]
    partners: tuple[Person, ...]

    def rows(self, row: int) -> tuple[Ints, Ints]:
        """Return the rows of mentors and mentees of this person with everyone on the other side."""
        here = np.full(len(self.partners), row)
        there = np.arange(len(self.partners))
        return (here, there) if self.role == "mentor" else (there, here)


def why_nobody(matching: Matching) -> tuple[WhyNobody, ...]:
    """Return why each person without a partner has none: mentees first, in line before others.

    Someone without a place in line has no partner whom the rules allow.
    """
    people = matching.scores.people
    prices = matching.margins
    setting = Setting.of(matching.pool, matching.policy)
    sides = (
        (_Side("mentee", "mentor", people.mentees, people.mentors), matching.unmatched_mentees),
        (_Side("mentor", "mentee", people.mentors, people.mentees), matching.unmatched_mentors),
    )
    return tuple(
        answer
        for side, waiting in sides
        for answer in _answers(matching, side, waiting, prices, setting)
    )


def _answers(
    matching: Matching, side: _Side, waiting: Sequence[Person], prices: Margins, setting: Setting
) -> list[WhyNobody]:
    row_of = {person.id: row for row, person in enumerate(side.people)}
    line: list[tuple[int, str, int, Person]] = []
    answers: list[WhyNobody] = []
    for person in waiting:
        rows = side.rows(row_of[person.id])
        scores = matching.scores.of_pairs(*rows)
        allowed = np.flatnonzero(scores >= 0)
        if len(allowed):
            cost = int((_price(matching, side, prices)[allowed] - scores[allowed]).min())
            line.append((cost, person.id, len(allowed), person))
        else:
            answers.append(_forbidden(matching, side, person, rows, setting))
    queue = [
        _in_line(side, person, count, place)
        for place, (_, _, count, person) in enumerate(sorted(line), start=1)
    ]
    return queue + answers


def _in_line(side: _Side, person: Person, count: int, place: int) -> WhyNobody:
    one = count == 1
    who = f"the one {side.others} who fits is" if one else f"all {count} {side.others}s who fit are"
    next_up = "next in line" if place == 1 else f"place {place} in line"
    return WhyNobody(
        person=person,
        role=side.role,
        reason=f"{who} taken: {next_up}",
        would_help=f"a place that frees, or one more {side.others}",
        place=place,
        relax=(),
        would_reach=count,
    )


def _price(matching: Matching, side: _Side, prices: Margins) -> Ints:
    """Return what a place of each partner of this side costs the whole."""
    limits = matching.optimum.limits
    if side.role == "mentee":
        return np.where(limits.right > 0, prices.loss, OUT_OF_REACH)
    return np.where(limits.left > 0, prices.worth, OUT_OF_REACH)


def _forbidden(
    matching: Matching, side: _Side, person: Person, rows: tuple[Ints, Ints], setting: Setting
) -> WhyNobody:
    """Return the smallest set of rules to relax.

    Of equally small ones, those that leave what is wanted alone come first, then those that reach
    most people.
    """
    masks = _masks(matching, side, person, rows, setting)
    if not masks:
        return WhyNobody(
            person, side.role, f"there is no {side.others}", f"a {side.others}", None, (), 0
        )
    counts = Counter(masks.values())
    least = min(counts, key=lambda mask: (mask.bit_count(), mask & TOPIC, -counts[mask], mask))
    partners = [side.partners[row] for row, mask in masks.items() if mask == least]
    names = tuple(name for name, bit in BITS.items() if least & bit)
    alone = {name: sum(n for mask, n in counts.items() if mask & BITS[name]) for name in COUNTED}
    return WhyNobody(
        person=person,
        role=side.role,
        reason=_reason(side, alone, len(masks)),
        would_help=_help(names, side, partners),
        place=None,
        relax=names,
        would_reach=len(partners),
    )


def _masks(
    matching: Matching, side: _Side, person: Person, rows: tuple[Ints, Ints], setting: Setting
) -> dict[int, int]:
    """Return for every other person of the other side, by row, the bits of the rules broken."""
    masks = dict(enumerate(broken_bits(matching.scores.facts, *rows).tolist()))
    for row, mask in list(masks.items()):
        partner = side.partners[row]
        if partner.id == person.id:
            del masks[row]
        elif mask & BLOCKED:
            pair = (person, partner) if side.role == "mentor" else (partner, person)
            named = sum(BITS[rule.name] for rule in RULES[-3:] if rule.forbids(*pair, setting))
            masks[row] = mask - BLOCKED + named
    return masks


def _reason(side: _Side, alone: dict[str, int], everyone: int) -> str:
    """Return how many of the other side each rule keeps away, the strictest first."""
    words = {
        "level": "are not at a fitting level",
        "line": "are in the reporting line",
        "topic": "have no topic that fits",
        "language": "share no language",
        "time": "share too little time",
    }
    if side.role == "mentee":
        words["level"] = "are not junior enough"
        words["topic"] = "can teach nothing that is wanted"
    kept = sorted(((count, name) for name, count in alone.items() if count), reverse=True)
    parts = ", ".join(f"{count} {words[name]}" for count, name in kept)
    noun = side.others if everyone == 1 else f"{side.others}s"
    return f"none of {everyone} {noun} fits" + (f": {parts}" if parts else "")


def _help(names: tuple[str, ...], side: _Side, partners: Sequence[Person]) -> str:
    """Return in words what would have to give, and who would be possible then.

    Nobody becomes possible by a rule about topics alone: somebody would have to know or want more.
    """
    gives = {rule.name: rule.relax for rule in RULES}
    if side.role == "mentor":
        gives["topic"] = "a wish for what they can teach"
    what = " and ".join(gives[name] for name in names)
    if "topic" in names:
        return f"{what}; no other rule keeps them from {_listed(partners)}"
    return f"{what}: then {_listed(partners)} would fit"


def _listed(partners: Sequence[Person]) -> str:
    names = [person.name or person.id for person in partners[:NAMED]]
    more = len(partners) - len(names)
    if more:
        return f"{', '.join(names)} and {more} more"
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
