"""What a coordinator can do for somebody whom the rules leave nobody, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from turnabout.matchmaking.explanations import Kept, WhyNobody
from turnabout.matchmaking.kernels.pairs import LANGUAGE, LEVEL, LINE, TIME, TOPIC
from turnabout.matchmaking.obstacles import (
    APART,
    BITS,
    COUNTED,
    FIRM,
    FORBIDDEN,
    PAST,
    REVERSAL,
    Obstacles,
    broken_in,
    rules_in,
)
from turnabout.matchmaking.people import Person
from turnabout.matchmaking.postings import TOP
from turnabout.matchmaking.rules import Setting
from turnabout.matchmaking.seekers import Seekers
from turnabout.matchmaking.sentences import listed

MENTORS_FAIL = {
    "level": ("is too senior", "are too senior"),
    "line": ("is in the reporting line", "are in the reporting line"),
    "topic": ("can teach nothing that is wanted", "can teach nothing that is wanted"),
    "language": ("shares no language", "share no language"),
    "time": ("shares too little time", "share too little time"),
}
"""What is said of one mentor and of many, by the rules that are counted."""

MENTEES_FAIL = MENTORS_FAIL | {
    "level": ("is too junior", "are too junior"),
    "topic": ("wants nothing that is offered", "want nothing that is offered"),
}

NAMED = 3
"""So many people or topics are named; the rest are counted."""


def advice(seekers: Seekers, person: Person, setting: Setting) -> WhyNobody:
    """Return why the rules leave this person nobody, and what would help.

    Rules that nobody should relax are never offered for relaxing: then somebody else is sought.
    """
    obstacles = Obstacles.of(seekers, person, setting)
    case = _Case(seekers, person, setting, obstacles)
    mask = obstacles.fewest if obstacles.everyone else 0
    return WhyNobody(
        person=person,
        role=seekers.role,
        reason=_reason(case),
        would_help=_help(case, mask),
        place=None,
        relax=rules_in(mask),
        would_reach=len(obstacles.rows(mask)) if mask else 0,
        kept=tuple(_kept(case, kind) for kind in obstacles.kinds.tolist()),
        topics=tuple(case.topics),
    )


@dataclass(frozen=True, slots=True)
class _Case:
    """A person on one side whom the rules leave nobody on the other, and why."""

    seekers: Seekers
    person: Person
    setting: Setting
    obstacles: Obstacles

    @property
    def learns(self) -> bool:
        """True for a mentee, who seeks a mentor."""
        return self.seekers.role == "mentee"

    @property
    def others(self) -> str:
        """What those on the other side are called, each of them."""
        return self.seekers.others

    @property
    def topics(self) -> list[str]:
        """What the person can still learn, or can teach."""
        topics = self.setting.topics
        if self.learns:
            wants = topics.wants(self.person)
            return [topics.names[topic] for topic, level, _ in wants if level < TOP]
        return [topics.names[topic] for topic, level in topics.offers(self.person).items() if level]


def _kept(case: _Case, mask: int) -> Kept:
    """Return how many partners just these rules keep away, and who the first of them are."""
    rows = case.obstacles.rows(mask)
    return Kept(
        rules=broken_in(mask),
        many=len(rows),
        partners=tuple(case.seekers.partners[row] for row in rows[:NAMED]),
        gap=int(case.seekers.rise(case.person)[rows].min()),
    )


def _reason(case: _Case) -> str:
    """Return how many of the other side each rule keeps away, the strictest first."""
    everyone, words = case.obstacles.everyone, MENTORS_FAIL if case.learns else MENTEES_FAIL
    counts = {name: case.obstacles.count(BITS[name]) for name in COUNTED}
    failed = sorted(filter(counts.get, COUNTED), key=lambda name: -counts[name])
    if everyone == 0:
        return f"there is no {case.others}"
    if everyone == 1:
        return (
            f"the one {case.others} {listed([words[name][0] for name in failed]) or 'does not fit'}"
        )
    said = [f"{_share(counts[name], everyone)} {words[name][counts[name] > 1]}" for name in failed]
    return f"none of {everyone:,} {case.others}s fits" + (f": {', '.join(said)}" if said else "")


def _share(count: int, everyone: int) -> str:
    return "all" if count == everyone else f"{count:,}"


def _help(case: _Case, mask: int) -> str:
    """Return whom to look for, or what would have to give and who would be possible then."""
    if not mask:
        return f"a {case.others}"
    if case.obstacles.count(LINE) == case.obstacles.everyone:
        return _from_outside(case)
    partners = [case.seekers.partners[row] for row in case.obstacles.rows(mask)]
    names = [one.name or one.id for one in partners]
    gives = listed(_gives(case, mask))
    if not mask & (FIRM | TOPIC):
        return f"{gives}: then {some(names)} would fit"
    sought = ", and ".join(filter(None, [_sought(case, mask), gives]))
    kept = some(names) if len(names) <= NAMED else f"{len(names):,} {case.others}s"
    return f"{sought}; nothing else keeps {kept} away"


def _from_outside(case: _Case) -> str:
    """Return what helps somebody in whose reporting line everyone is."""
    spans = case.setting.spans
    own, everyone = spans[case.person.id], all_of(case.obstacles.everyone, case.others)
    partners = [spans[one.id] for one in case.seekers.partners if one.id != case.person.id]
    if all(own.holds(other) for other in partners):
        how = f"{everyone} {'report' if len(partners) > 1 else 'reports'} to them"
    elif all(other.holds(own) for other in partners):
        how = f"they report to {everyone}"
    else:
        how = f"{everyone} are in the reporting line"
    whole = all(own.holds(other) or other.holds(own) for other in spans.values())
    return f"a {case.others} from outside {'this sheet' if whole else 'the reporting line'}: {how}"


def _sought(case: _Case, mask: int) -> str:
    """Return whom to look for; nothing where only a topic of the person's own is missing."""
    topics = [f"“{topic}”" for topic in case.topics] if mask & TOPIC else []
    if not (mask & FIRM or topics):
        return ""
    words = (
        "another" if mask & APART else "a",
        ("more junior" if case.learns else "more senior") if mask & REVERSAL else "",
        case.others,
        "from outside the reporting line" if mask & LINE else "",
        f"{'for' if case.learns else 'who wants'} {some(topics, 'or')}" if topics else "",
    )
    return " ".join(filter(None, words))


def _gives(case: _Case, mask: int) -> list[str]:
    """Return in words which rules would have to give, or what the person has to say first."""
    person = case.person
    said = []
    if mask & LEVEL:
        rise = case.seekers.rise(person)[case.obstacles.rows(mask)]
        said.append(f"a level gap of {rise.min()}")
    if mask & TOPIC and not case.topics:
        said.append(f"something that they can {'still learn' if case.learns else 'teach'}")
    if mask & LANGUAGE:
        said.append("a common language" if person.languages else "a language (they name none)")
    if mask & TIME:
        said.append("more shared time" if person.slots else "free hours (they name none)")
    if mask & PAST:
        said.append("pairing people again")
    if mask & FORBIDDEN:
        said.append("allowing a pair that the coordinator ruled out")
    return said


def all_of(count: int, noun: str) -> str:
    """Return all of so many: "the one mentor", "both mentors", "all 3 mentors"."""
    if count == 1:
        return f"the one {noun}"
    return f"{'both' if count == 2 else f'all {count:,}'} {noun}s"


def some(names: Sequence[str], last: str = "and") -> str:
    """Return the first names as a list in a sentence, and how many more there are."""
    more = len(names) - NAMED
    return listed([*names[:NAMED], *([f"{more:,} more"] if more > 0 else [])], last)
