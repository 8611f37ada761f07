"""What must never be: each rule says in words why two people cannot be a pair, or nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from turnabout.matchmaking.hours import shared_minutes
from turnabout.matchmaking.lines import Spans, reporting_spans
from turnabout.matchmaking.people import Person, Pool
from turnabout.matchmaking.policy import Policy
from turnabout.matchmaking.topics import Topics, folded


@dataclass(frozen=True, slots=True)
class Setting:
    """What rules and wishes look at besides the two people."""

    policy: Policy
    topics: Topics
    spans: Spans

    @classmethod
    def of(cls, pool: Pool, policy: Policy) -> "Setting":
        """Return the setting of this pool under this policy."""
        return cls(policy, Topics(pool.people, policy), reporting_spans(pool.people))


Reason = Callable[[Person, Person, Setting], str | None]
Facts = Mapping[str, int | str]

NO_FACTS: Facts = MappingProxyType({})


def no_facts(_mentor: Person, _mentee: Person, _setting: Setting) -> Facts:
    """Nothing: the two people and the name of the rule say it all."""
    return NO_FACTS


class Rule(NamedTuple):
    """A rule: its name, what says why it forbids a pair, and the facts which that is made of."""

    name: str
    forbids: Reason
    facts: Callable[[Person, Person, Setting], Facts] = no_facts


def same_person(mentor: Person, mentee: Person, _setting: Setting) -> str | None:
    """Nobody is their own partner."""
    return f"{mentor.name} cannot mentor themselves" if mentor.id == mentee.id else None


def too_senior(mentor: Person, mentee: Person, setting: Setting) -> str | None:
    """The mentor stands at least `level_gap` levels below the mentee."""
    gap = mentee.level - mentor.level
    if gap >= setting.policy.level_gap:
        return None
    return (
        f"{mentor.name} is at level {mentor.level} and {mentee.name} at level {mentee.level}: "
        f"the mentor must be at least {_count(setting.policy.level_gap, 'level')} below"
    )


def levels(mentor: Person, mentee: Person, setting: Setting) -> Facts:
    """Return both levels, and how many must lie between them at least."""
    gap = setting.policy.level_gap
    return {"mentor_level": mentor.level, "mentee_level": mentee.level, "gap": gap}


def in_line(mentor: Person, mentee: Person, setting: Setting) -> str | None:
    """Neither stands in the other's reporting line, at any depth."""
    one, other = setting.spans[mentor.id], setting.spans[mentee.id]
    if other.holds(one):
        return f"{mentor.name} is in {mentee.name}'s reporting line"
    if one.holds(other):
        return f"{mentee.name} is in {mentor.name}'s reporting line"
    return None


def who_is_below(mentor: Person, mentee: Person, setting: Setting) -> Facts:
    """Return which of the two is in the other's reporting line."""
    below = setting.spans[mentee.id].holds(setting.spans[mentor.id])
    return {"below": "mentor" if below else "mentee"}


def nothing_to_teach(mentor: Person, mentee: Person, setting: Setting) -> str | None:
    """The mentor is above the mentee on the ladder of at least one topic that the mentee wants."""
    offers = setting.topics.offers(mentor)
    for topic, level, _ in setting.topics.wants(mentee):
        same = (topic, *setting.topics.near.get(topic, ()))
        if any(offers.get(name, 0) > level for name in same):
            return None
    return f"{mentor.name} offers no topic above {mentee.name}'s level in what they want to learn"


def no_common_language(mentor: Person, mentee: Person, _setting: Setting) -> str | None:
    """The two speak a common language."""
    if {folded(word) for word in mentor.languages} & {folded(word) for word in mentee.languages}:
        return None
    return f"{mentor.name} and {mentee.name} share no language"


def too_little_time(mentor: Person, mentee: Person, setting: Setting) -> str | None:
    """The two are free together for long enough, in winter weeks and in summer weeks."""
    winter, summer = shared_minutes(mentor, mentee, setting.policy.year)
    if min(winter, summer) >= setting.policy.minutes:
        return None
    when = f"{winter} minutes a week" if winter == summer else (
        f"{winter} minutes a week in winter and {summer} in summer"
    )  # fmt: skip
    return f"they share {when}: at least {setting.policy.minutes} are needed"


def minutes(mentor: Person, mentee: Person, setting: Setting) -> Facts:
    """Return the minutes that the two share in each season, and how many are needed."""
    winter, summer = shared_minutes(mentor, mentee, setting.policy.year)
    return {"winter": winter, "summer": summer, "needed": setting.policy.minutes}


def kept_apart(mentor: Person, mentee: Person, _setting: Setting) -> str | None:
    """Neither asked not to be with the other; who of the two it was is never said."""
    if mentee.id in mentor.not_with or mentor.id in mentee.not_with:
        return f"{mentor.name} and {mentee.name} are not to be matched"
    return None


def past_pair(mentor: Person, mentee: Person, setting: Setting) -> str | None:
    """The two were no pair before, unless the policy allows it again."""
    if setting.policy.again or not (mentee.id in mentor.past or mentor.id in mentee.past):
        return None
    return f"{mentor.name} and {mentee.name} were a pair before"


def forbidden(mentor: Person, mentee: Person, setting: Setting) -> str | None:
    """The coordinator did not rule the pair out."""
    if (mentor.id, mentee.id) in setting.policy.forbidden:
        return f"the coordinator ruled out {mentor.name} with {mentee.name}"
    return None


RULES = (
    Rule("oneself", same_person),
    Rule("level", too_senior, levels),
    Rule("line", in_line, who_is_below),
    Rule("topic", nothing_to_teach),
    Rule("language", no_common_language),
    Rule("time", too_little_time, minutes),
    Rule("apart", kept_apart),
    Rule("past", past_pair),
    Rule("forbidden", forbidden),
)
"""All rules about two people. Capacities are about the pairs as a whole."""


def broken_rules(mentor: Person, mentee: Person, setting: Setting) -> list[tuple[Rule, str]]:
    """Return the rules that forbid this pair, each with its reason; none where it may be."""
    found = ((rule, rule.forbids(mentor, mentee, setting)) for rule in RULES)
    return [(rule, reason) for rule, reason in found if reason is not None]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
