"""The ground rules: our eleven, what two versions differ in, and two edits brought together.

A rule is known by its key. One that nobody has reworded has no words of its own: each reader finds
it in their language.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from turnabout.programs.sentences import day

END = "end"

OURS = {
    "lead": _("The mentor sets the agenda; the mentee protects the slot."),
    "between-us": _(
        "What is said stays between us; we each may repeat what we ourselves learned, never who "
        "said it."
    ),
    "exceptions": _(
        "Exceptions agreed now: risk of harm, legal duty, or something the speaker asks us to pass "
        "on."
    ),
    "no-appraisal": _("Nothing here is used in appraisal, selection or references."),
    "pass": _("Either may pass on any question without a reason."),
    "no-group": _("Nobody speaks for a whole group."),
    "moving": _(
        "Moving a session: 24 h notice and a new date in the same message; two moves in a row, and "
        "we talk about it."
    ),
    "respect": _("Respect runs both ways: age, grade and years of service settle no argument."),
    "notes": _("Notes are private unless both choose to share."),
    "ending": _("Either may end it, no fault, no explanation."),
    END: _("End date: %(day)s."),
}
"""The eleven of the handbook, by key, in its order."""

FIXED = frozenset({"exceptions", "no-appraisal", "ending", END})
"""The limits of what is confidential, the way out, the end of the cohort: no pair changes them."""

LONGEST, MOST = 400, 24
"""Characters of a rule, and rules of an agreement."""


class Rule(NamedTuple):
    """A rule: its key, and the words of the two where they have reworded or added it."""

    key: str
    text: str = ""

    @property
    def is_fixed(self) -> bool:
        """Whether it can be neither reworded nor dropped."""
        return self.key in FIXED


Rules = tuple[Rule, ...]


class Kind(StrEnum):
    """How a rule of one version differs from the version before."""

    ADDED = "added"
    DROPPED = "dropped"
    REWORDED = "reworded"


class Difference(NamedTuple):
    """A rule in which two versions differ; `was` or `now` is nothing where it is not there."""

    kind: Kind
    was: Rule | None
    now: Rule | None


class Merged(NamedTuple):
    """What two edits of the same version come to, and the keys at which they contradict."""

    rules: Rules
    clashes: frozenset[str]


def our_rules() -> Rules:
    """Return the rules with which every pair begins."""
    return tuple(Rule(key) for key in OURS)


def words_of(rule: Rule, *, ends_on: dt.date) -> str:
    """Return a rule as its reader finds it."""
    return rule.text or str(OURS.get(rule.key, "")) % {"day": day(ends_on)}


def reworded(rule: Rule, text: str) -> Rule:
    """Return the rule with these words; with none of its own, where they are ours."""
    told = " ".join(text.split())
    return Rule(rule.key, "" if told == str(OURS.get(rule.key, "")) else told)


def kept_fixed(rules: Iterable[Rule]) -> Rules:
    """Return the rules with every fixed one in its words and its place, whatever was sent."""
    free = [rule for rule in rules if not rule.is_fixed]
    order = list(OURS)
    ours = [rule for rule in free if rule.key in OURS] + [Rule(key) for key in FIXED]
    own = [rule for rule in free if rule.key not in OURS]
    return (*sorted(ours, key=lambda rule: order.index(rule.key)), *own)


def differences(before: Rules, after: Rules) -> list[Difference]:
    """Return in what the later rules differ: reworded and added in their order, then dropped."""
    was, now = _by_key(before), _by_key(after)
    changed = [
        Difference(Kind.REWORDED if key in was else Kind.ADDED, was.get(key), rule)
        for key, rule in now.items()
        if rule != was.get(key)
    ]
    return changed + [
        Difference(Kind.DROPPED, rule, None) for key, rule in was.items() if key not in now
    ]


def merged(base: Rules, *, mine: Rules, theirs: Rules) -> Merged:
    """Return what both changed of the same version; where they contradict, mine stands for now."""
    first, own, other = _by_key(base), _by_key(mine), _by_key(theirs)
    rules, clashes = [], set()
    for key in [*other, *(key for key in own if key not in other)]:
        chosen = _chosen(first.get(key), own.get(key), other.get(key))
        if chosen:
            rules.append(chosen)
        if len({first.get(key), own.get(key), other.get(key)}) == len(("was", "mine", "theirs")):
            clashes.add(key)
    return Merged(kept_fixed(rules), frozenset(clashes))


def _chosen(was: Rule | None, mine: Rule | None, theirs: Rule | None) -> Rule | None:
    return theirs if mine == was else mine


def _by_key(rules: Rules) -> Mapping[str, Rule]:
    return {rule.key: rule for rule in rules}
