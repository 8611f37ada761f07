"""Who took part, by level and by unit: groups of five or more, counts in fives."""

from collections import Counter
from collections.abc import Hashable, Mapping
from typing import NamedTuple, TypeVar

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from turnabout.closing.rules import GROUP, at_least
from turnabout.enrollment.models import Invitation
from turnabout.people.models import Person
from turnabout.programs.models import Cohort
from turnabout.reports.coverage import is_paired, joined_in

Name = TypeVar("Name", bound=Hashable)


class Group(NamedTuple):
    """One level or unit: how many of it were asked; how many joined and were paired, in fives."""

    name: str
    asked: int
    joined: int
    paired: int


class TakingPart(NamedTuple):
    """The same people by their level, and by their unit."""

    levels: list[Group]
    units: list[Group]


class _One(NamedTuple):
    level: str
    unit: str
    joined: bool
    paired: bool


def taking_part_in(cohort: Cohort) -> TakingPart:
    """Return it. Whoever was asked for both sides counts once."""
    people = _people(cohort)
    return TakingPart(
        _groups([(one.level, one) for one in people]),
        _groups([(one.unit, one) for one in people]),
    )


def large_enough(counts: Mapping[Name, int]) -> set[Name]:
    """Return the groups that may be told; all others together are five, or nobody, as well."""
    small = [name for name, many in counts.items() if many < GROUP]
    told = sorted((name for name in counts if name not in small), key=lambda name: counts[name])
    rest = sum(counts[name] for name in small)
    while told and 0 < rest < GROUP:
        rest += counts[told[0]]
        told = told[1:]
    return set(told)


def _groups(placed: list[tuple[str, _One]]) -> list[Group]:
    told = large_enough(Counter(name for name, _one in placed))
    others = _("Others, together")
    by_name: dict[str, list[_One]] = {}
    for name, one in placed:
        by_name.setdefault(name if name in told else others, []).append(one)
    found = [_group(name, members) for name, members in by_name.items() if len(members) >= GROUP]
    return sorted(found, key=lambda one: (one.name == others, -one.asked, one.name))


def _group(name: str, members: list[_One]) -> Group:
    joined = sum(one.joined for one in members)
    paired = sum(one.paired for one in members)
    return Group(name or _("Not said"), len(members), at_least(joined), at_least(paired))


def _people(cohort: Cohort) -> list[_One]:
    theirs = joined_in(cohort).filter(person=OuterRef("pk"))
    asked = Invitation.objects.filter(cohort=cohort, person=OuterRef("pk"))
    people = Person.objects.annotate(
        joined=Exists(theirs), paired=Exists(theirs.filter(is_paired()))
    ).filter(Q(Exists(asked)) | Q(joined=True))
    facts = people.order_by().values_list("grade__name", "department", "joined", "paired")
    return [_One(level or "", unit, joined, paired) for level, unit, joined, paired in facts]
