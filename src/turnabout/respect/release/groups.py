"""Groups that may be told: none too small, none that can be had by taking others away."""

import random
from collections.abc import Iterable
from dataclasses import dataclass

from turnabout.respect.release.floors import PEOPLE, are_enough, is_near
from turnabout.respect.release.questions import Heard

OTHER = "other"
"""What is too small, together."""

Groups = dict[str, list[Heard]]


@dataclass(frozen=True, slots=True)
class Published:
    """Who stands behind a figure that was told: participation, never an answer."""

    question: str
    side: str
    group: str
    people: frozenset[str]


def counted(
    people: list[Heard], earlier: Iterable[Published], *, draw: random.Random
) -> list[Heard]:
    """Return whom a total counts, so that it differs from each earlier group by nobody or by five.

    Where one or two have joined an earlier group they wait for a later figure; else so many others
    are left out that five make the difference: drawn at random, so that who counts says nothing.
    Nobody is counted where too few would be left.
    """
    kept, known = list(people), [one.people for one in earlier]
    draw.shuffle(kept)
    for _round in range(len(known) * PEOPLE + 1):
        names = frozenset(one.who for one in kept)
        near = next((one for one in known if is_near(one, names)), None)
        if near is None:
            return kept
        leave = _who_leaves(names, near, [one.who for one in kept])
        kept = [one for one in kept if one.who not in leave]
    return []


def _who_leaves(names: frozenset[str], near: frozenset[str], order: list[str]) -> set[str]:
    """Return who is not counted: whichever way leaves fewer out."""
    more = PEOPLE - len(names ^ near)
    if near < names and len(names - near) <= more:
        return set(names - near)
    return set([who for who in order if who in near][:more])


def parted(people: list[Heard], earlier: Iterable[Published]) -> Groups:
    """Return the groups of those that are counted, of which each may be told; none if it is one."""
    known = [one.people for one in earlier]
    groups: Groups = {}
    for one in people:
        groups.setdefault(one.group or OTHER, []).append(one)
    small = [name for name, members in groups.items() if not _may_be_told(members, known)]
    return _whole(_merged(groups, small), known)


def coarser(groups: Groups, earlier: Iterable[Published]) -> Groups:
    """Return one group less: the smallest is told with the others; none at all, in the end."""
    return _whole(_merged(groups, [_smallest(groups)]), [one.people for one in earlier])


def _whole(groups: Groups, known: list[frozenset[str]]) -> Groups:
    """Hide the next smallest until what is told together may be told as well."""
    while OTHER in groups and len(groups) > 1 and not _may_be_told(groups[OTHER], known):
        groups = _merged(groups, [_smallest(groups)])
    return groups if len(groups) > 1 else {}


def _may_be_told(members: list[Heard], known: list[frozenset[str]]) -> bool:
    names = frozenset(one.who for one in members)
    return are_enough(members) and not any(is_near(one, names) for one in known)


def _smallest(groups: Groups) -> str:
    named = [name for name in groups if name != OTHER]
    return min(named, key=lambda name: (len(groups[name]), name))


def _merged(groups: Groups, small: list[str]) -> Groups:
    kept = {name: members for name, members in groups.items() if name not in {*small, OTHER}}
    rest = [one for name in sorted({*small, OTHER}) for one in groups.get(name, [])]
    return kept | {OTHER: rest} if rest else kept
