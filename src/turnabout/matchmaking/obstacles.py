"""Which rules keep somebody from everyone on the other side, and the fewest that would give."""

from dataclasses import dataclass

import numpy as np

from turnabout.matchmaking.arrays import Ints
from turnabout.matchmaking.kernels.pairs import BLOCKED, LANGUAGE, LEVEL, LINE, TIME, TOPIC
from turnabout.matchmaking.people import Person
from turnabout.matchmaking.rules import RULES, Setting
from turnabout.matchmaking.seekers import Seekers

APART, PAST, FORBIDDEN = 2 * BLOCKED, 4 * BLOCKED, 8 * BLOCKED
"""The rules about named pairs, one bit each, where a scan only knows that a pair is blocked."""

REVERSAL = 16 * BLOCKED
"""The mentor is not junior at all: no level gap would do."""

BITS = {
    "level": LEVEL | REVERSAL,
    "line": LINE,
    "topic": TOPIC,
    "language": LANGUAGE,
    "time": TIME,
    "apart": APART,
    "past": PAST,
    "forbidden": FORBIDDEN,
}
"""The bits of each rule by its name."""

COUNTED = ("level", "line", "topic", "language", "time")
"""The rules that may be counted. Named pairs are nobody else's business."""

FIRM = REVERSAL | LINE | APART
"""What nobody should relax: who is junior, reporting lines, and what a person asked for."""


@dataclass(frozen=True, slots=True)
class Obstacles:
    """What keeps a person from each partner by row, as bits: 0 only for the person themselves.

    `kinds` are the different sets of bits, `counts` how many partners each keeps away.
    """

    masks: Ints
    kinds: Ints
    counts: Ints

    @classmethod
    def of(cls, seekers: Seekers, person: Person, setting: Setting) -> "Obstacles":
        """Return the obstacles of somebody whom the rules leave nobody."""
        masks = seekers.broken(person)
        masks[(masks & LEVEL > 0) & (seekers.rise(person) < 1)] += REVERSAL - LEVEL
        for row in np.flatnonzero(masks & BLOCKED).tolist():
            partner = seekers.partners[row]
            if partner.id == person.id:
                masks[row] = 0
            else:
                masks[row] += _named(*seekers.pair(person, partner), setting) - BLOCKED
        return cls(masks, *np.unique(masks[masks > 0], return_counts=True))

    @property
    def everyone(self) -> int:
        """How many partners there are."""
        return int(self.counts.sum())

    @property
    def fewest(self) -> int:
        """The smallest set of rules whose relaxing frees a partner, as bits.

        Of equally small sets, first come those with least that nobody should relax, then those that
        leave what is wanted alone, then those that free most partners.
        """
        return int(min(zip(self.kinds.tolist(), self.counts.tolist(), strict=True), key=_order)[0])

    def count(self, bits: int) -> int:
        """Return how many partners at least one of these bits keeps away."""
        return int(self.counts[self.kinds & bits > 0].sum())

    def rows(self, mask: int) -> Ints:
        """Return the rows of the partners whom just these bits keep away."""
        return np.flatnonzero(self.masks == mask)


def rules_in(mask: int) -> tuple[str, ...]:
    """Return the names of the rules that these bits stand for."""
    return tuple(name for name, bits in BITS.items() if mask & bits)


def broken_in(mask: int) -> tuple[str, ...]:
    """Return these names, but "reversal" where the mentor is not junior at all."""
    names = rules_in(mask)
    return tuple("reversal" if one == "level" and mask & REVERSAL else one for one in names)


def _named(mentor: Person, mentee: Person, setting: Setting) -> int:
    """Return the bits of the rules by which somebody kept these two apart."""
    return sum(BITS[rule.name] for rule in RULES[-3:] if rule.forbids(mentor, mentee, setting))


def _order(kind: tuple[int, int]) -> tuple[int, ...]:
    mask, count = kind
    return mask.bit_count(), (mask & FIRM).bit_count(), mask & TOPIC, -count, mask
