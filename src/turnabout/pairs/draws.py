"""The people and rules of a run, as the engine takes them."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from turnabout.enrollment.pool import Candidate, Candidates, candidates
from turnabout.enrollment.rules import Stretch
from turnabout.matchmaking import Mode, Offer, Person, Policy, Pool, Role, Slot, Want
from turnabout.matchmaking.policy import PairIds
from turnabout.pairs.aside import without_those_aside
from turnabout.pairs.ids import engine_id
from turnabout.pairs.keeping import keeping
from turnabout.pairs.models import Kind, MatchRun, Pair, Ruling
from turnabout.programs.models import Cohort, Side
from turnabout.programs.rulebooks import objective_topics, policy_of


@dataclass(frozen=True, slots=True)
class Draw:
    """Everyone whom a run can pair, by what rules, and their enrollments by engine id and side.

    `unplaced` are the enrollments of people whose grade has no place on the ladder: nobody can say
    of whom they are junior.
    """

    pool: Pool
    policy: Policy
    enrollments: Mapping[tuple[str, Side], int]
    unplaced: tuple[int, ...]

    @property
    def print(self) -> str:
        """The fingerprint: it differs as soon as a person or a rule does."""
        said = repr((self.pool.people, _in_order(self.policy)))
        return hashlib.sha256(said.encode()).hexdigest()


def draw(run: MatchRun, everyone: Candidates | None = None) -> Draw:
    """Return the people of the run's cohort as they signed up, and the rules of the run.

    Whoever has `everyone` of the cohort at hand saves reading them anew, which takes longest.
    """
    everyone = without_those_aside(everyone or candidates(run.cohort), run)
    placed = _on_the_ladder(everyone)
    pool = _pool(placed)
    return Draw(
        pool=pool,
        policy=keeping(run, pool, _policy(run, placed)),
        enrollments={
            (engine_id(one.person), side): one.enrollment
            for side, those in ((Side.MENTOR, placed.mentors), (Side.MENTEE, placed.mentees))
            for one in those
        },
        unplaced=tuple(
            one.enrollment for one in (*everyone.mentors, *everyone.mentees) if one.height is None
        ),
    )


def _on_the_ladder(everyone: Candidates) -> Candidates:
    return replace(
        everyone,
        mentors=tuple(one for one in everyone.mentors if one.height is not None),
        mentees=tuple(one for one in everyone.mentees if one.height is not None),
    )


def _pool(placed: Candidates) -> Pool:
    mentors = {one.person: one for one in placed.mentors}
    mentees = {one.person: one for one in placed.mentees}
    return Pool.of(
        _person(number, manager, mentors.get(number), mentees.get(number))
        for number, manager in sorted(placed.managers.items())
    )


def _person(
    number: int, manager: int | None, mentor: Candidate | None, mentee: Candidate | None
) -> Person:
    """Return one person of the engine: a candidate on one side, on both, or just in a line."""
    one = mentor or mentee
    boss = engine_id(manager) if manager is not None else None
    if one is None:
        return Person(id=engine_id(number), manager_id=boss)
    return Person(
        id=engine_id(number),
        name=one.name,
        role=_role(mentor, mentee),
        level=one.height or 0,
        job_title=one.job,
        department=one.department,
        manager_id=boss,
        timezone=one.time_zone,
        languages=one.languages,
        capacity=min(each.capacity for each in (mentor, mentee) if each),
        offers=tuple(Offer(topic.name, topic.level) for topic in mentor.topics) if mentor else (),
        wants=_wants(mentee) if mentee else (),
        slots=_slots(mentor, mentee),
        not_with=_ids(*(each.not_with for each in (mentor, mentee) if each)),
        prefers=_ids(*(each.prefers for each in (mentor, mentee) if each)),
        values=one.values,
        style=one.style,
    )


def _role(mentor: Candidate | None, mentee: Candidate | None) -> Role:
    if mentor and mentee:
        return Role.BOTH
    return Role.MENTOR if mentor else Role.MENTEE


def _wants(mentee: Candidate) -> tuple[Want, ...]:
    return tuple(Want(topic.name, topic.level, topic.urgency) for topic in mentee.topics)


def _slots(mentor: Candidate | None, mentee: Candidate | None) -> tuple[Slot, ...]:
    """Return when somebody is free; who signed up on both sides, when both forms say so."""
    if mentor and mentee:
        return tuple(_both_free(mentor.slots, mentee.slots))
    one = mentor or mentee
    return tuple(Slot(*stretch) for stretch in one.slots) if one else ()


def _both_free(here: Iterable[Stretch], there: Iterable[Stretch]) -> list[Slot]:
    shared = [Slot(max(one[0], other[0]), min(one[1], other[1])) for one in here for other in there]
    return sorted(slot for slot in shared if slot.start < slot.end)


def _ids(*lists: Iterable[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(engine_id(number) for numbers in lists for number in numbers))


def _policy(run: MatchRun, placed: Candidates) -> Policy:
    """Return the rules of the run, with the rulings that stand and the pairs that meet."""
    objective = objective_topics(run.cohort.program)
    policy = policy_of(run.rulebook, year=run.cohort.starts_on.year, objective=objective)
    rulings = _rulings(run.cohort, placed)
    return replace(
        policy,
        mode=Mode(run.mode),
        pinned=rulings[Kind.PIN],
        forbidden=rulings[Kind.FORBID],
        existing=_meeting(run.cohort),
    )


def _rulings(cohort: Cohort, placed: Candidates) -> dict[Kind, frozenset[PairIds]]:
    """Return the pairs of each kind of ruling, of people who are all still there."""
    here = {one.enrollment: engine_id(one.person) for one in (*placed.mentors, *placed.mentees)}
    standing = Ruling.objects.standing().filter(cohort=cohort)
    return {
        kind: frozenset(
            (here[one.mentor_id], here[one.mentee_id])
            for one in standing
            if one.kind == kind and one.mentor_id in here and one.mentee_id in here
        )
        for kind in Kind
    }


def _meeting(cohort: Cohort) -> frozenset[PairIds]:
    open_pairs = Pair.objects.open().filter(cohort=cohort)
    people = open_pairs.values_list("mentor__person_id", "mentee__person_id")
    return frozenset((engine_id(mentor), engine_id(mentee)) for mentor, mentee in people)


def _in_order(policy: Policy) -> list[tuple[str, Any]]:
    """Return what the policy says, in an order that does not depend on the day."""
    told = ((name, getattr(policy, name)) for name in policy.__dataclass_fields__)
    return [(name, sorted(said) if isinstance(said, frozenset) else said) for name, said in told]
