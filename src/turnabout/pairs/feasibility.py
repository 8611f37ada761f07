"""Whether rules leave enough: told by who signed up, or before anybody has, by the grades."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import NamedTuple

from turnabout.matchmaking import Mode, Policy, Pool
from turnabout.matchmaking.feasible import feasibility
from turnabout.pairs.draws import draw
from turnabout.pairs.lately import Lately, signed_up, stamp_of
from turnabout.pairs.models import MatchRun
from turnabout.pairs.telling import Alone, alone
from turnabout.people.models import Grade, Person
from turnabout.programs.models import Cohort, Program

EXPLAINED = 100
"""So many mentees without a mentor are looked at one by one."""

SHORT = 5
"""So many topics in short supply are named."""


class Rules(NamedTuple):
    """What decides who could be a pair: levels apart, shared minutes, and whether pairs return."""

    level_gap: int
    minutes: int
    again: bool


class ShortTopic(NamedTuple):
    """A topic with fewer places at mentors than mentees who want it."""

    name: str
    wanted_by: int
    places: int


@dataclass(frozen=True, slots=True)
class Feasible:
    """What the rules leave those who signed up for a cohort.

    For `reachable` mentees the rules allow a mentor, and `at_once` of them could have one at the
    same time. `nobody` says of the others, by name, why not: of the first, where there are many.
    """

    cohort: Cohort
    mentors: int
    mentees: int
    reachable: int
    at_once: int
    nobody: tuple[tuple[str, Alone], ...]
    short: list[ShortTopic]

    @property
    def alone(self) -> int:
        """How many mentees the rules leave nobody."""
        return self.mentees - self.reachable

    @property
    def by_rule(self) -> list[tuple[tuple[str, ...], int]]:
        """The smallest sets of rules whose relaxing would help, and how many mentees each helps."""
        nearest = (one.nearest for _, one in self.nobody)
        return Counter(group.rules for group in nearest if group).most_common()


class Rung(NamedTuple):
    """A grade: how many of it may learn, and how many who may mentor stand low enough."""

    grade: Grade
    may_learn: int
    may_mentor: int


@dataclass(frozen=True, slots=True)
class Expected:
    """What the staff list says before anybody signs up: who may, by grade; not who will."""

    rungs: list[Rung]
    may_mentor: int

    @property
    def may_learn(self) -> int:
        """How many people may learn."""
        return sum(rung.may_learn for rung in self.rungs)

    @property
    def reachable(self) -> int:
        """How many of them have somebody junior enough who may mentor."""
        return sum(rung.may_learn for rung in self.rungs if rung.may_mentor)


FOUND: Lately[Feasible] = Lately(most=32)
"""What was found lately: sliders go forth and back."""


def newest_cohort(program: Program) -> Cohort | None:
    """Return the newest cohort that somebody on either side signed up for and that is not over."""
    signed = program.cohorts.unfinished().filter(
        enrollments__submitted_at__isnull=False, enrollments__withdrawn_at__isnull=True
    )
    return signed.select_related("program").distinct().first()


def of_sign_ups(cohort: Cohort, rules: Rules) -> Feasible:
    """Return what these rules would leave those who signed up; nothing is saved."""
    key = cohort.pk, rules
    return FOUND.get(key, stamp_of(cohort), lambda: _of_sign_ups(cohort, rules))


def is_at_hand(cohort: Cohort, rules: Rules) -> bool:
    """Return whether that is known without working it out."""
    return FOUND.has((cohort.pk, rules), stamp_of(cohort))


def of_staff_list(program: Program, level_gap: int) -> Expected:
    """Return what the grades alone leave: two queries, however many people there are."""
    people = Person.objects.here().by_grade()
    ladder = [
        (grade, grade.height or 0, people.get(grade.pk, 0))
        for grade in Grade.objects.on_the_ladder()
    ]
    top, bottom = program.mentors_up_to, program.mentees_from
    mentors = [(height, many) for _, height, many in ladder if _is_up_to(height, top)]
    return Expected(
        rungs=[
            Rung(grade, many, sum(n for low, n in mentors if low <= height - level_gap))
            for grade, height, many in ladder
            if many and _is_from(height, bottom)
        ],
        may_mentor=sum(many for _, many in mentors),
    )


def _of_sign_ups(cohort: Cohort, rules: Rules) -> Feasible:
    rulebook = cohort.program.rulebook
    drawn = draw(
        MatchRun(cohort=cohort, rulebook=rulebook, mode=Mode.BEST.value), signed_up(cohort)
    )
    found = feasibility(drawn.pool, _with(drawn.policy, rules), explained=EXPLAINED)
    return Feasible(
        cohort=cohort,
        mentors=len(drawn.pool.mentors),
        mentees=found.mentees,
        reachable=found.reachable,
        at_once=found.at_once,
        nobody=tuple((one.person.name, alone(one)) for one in found.nobody),
        short=_short(drawn.pool),
    )


def _with(policy: Policy, rules: Rules) -> Policy:
    """Return the policy with these rules; wishes leave nobody out, so any ample time will do."""
    ample = max(policy.ample_minutes, rules.minutes + 1)
    return replace(policy, ample_minutes=ample, **rules._asdict())


def _short(pool: Pool) -> list[ShortTopic]:
    """Return the topics that more people want than mentors have places for, the shortest first."""
    wanted = Counter(want.topic for one in pool.mentees for want in one.wants)
    places: Counter[str] = Counter()
    for one in pool.mentors:
        places.update({offer.topic: one.capacity for offer in one.offers})
    short = [
        ShortTopic(name, many, places[name]) for name, many in wanted.items() if many > places[name]
    ]
    return sorted(short, key=lambda one: (one.places - one.wanted_by, one.name))[:SHORT]


def _is_up_to(height: int, top: Grade | None) -> bool:
    return bool(top and top.height is not None and height <= top.height)


def _is_from(height: int, bottom: Grade | None) -> bool:
    return bool(bottom and bottom.height is not None and height >= bottom.height)
