"""Rulings: a coordinator pins two people together, or keeps them apart, for every run to come."""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from django.db import transaction

from turnabout.core.history import remember
from turnabout.enrollment.models import Enrollment
from turnabout.matchmaking.policy import Mode
from turnabout.pairs.draws import draw
from turnabout.pairs.lately import signed_up, stamp_of
from turnabout.pairs.models import Kind, MatchRun, Ruling
from turnabout.pairs.telling import Hindrance
from turnabout.pairs.whatif import Two, exchanged, ids_of, what_forbids
from turnabout.people.models import Person
from turnabout.programs.models import Cohort

UNDISTURBED = 3
"""So often a pin is weighed with nobody waiting, if something changes each time."""


class CannotBePinnedError(Exception):
    """These people cannot be pairs: `reasons` is what may be told of why."""

    def __init__(self, reasons: Sequence[Hindrance]) -> None:
        super().__init__("; ".join(reason.rule for reason in reasons))
        self.reasons = reasons


class NeverLiftedError(Exception):
    """The pair did not come about when it was shown: it is not proposed in this cohort again."""


@transaction.atomic
def rule(
    mentor: Enrollment, mentee: Enrollment, kind: Kind, *, by: Person, at: dt.datetime
) -> Ruling:
    """Return the ruling on these two; one that said otherwise is lifted by it."""
    Cohort.objects.select_for_update().get(pk=mentor.cohort_id)  # of two who rule, one is first
    standing = Ruling.objects.standing().filter(mentor=mentor, mentee=mentee)
    if same := standing.filter(kind=kind).first():
        return same
    standing.update(lifted_by=by, lifted_at=at)
    ruling = Ruling.objects.create(
        cohort=mentor.cohort, mentor=mentor, mentee=mentee, kind=kind, by=by, at=at
    )
    remember(mentor.cohort, kind.value, by=by, at=at, detail={"ruling": ruling.pk})
    return ruling


def pin(
    pairs: Sequence[Two], *, by: Person, at: dt.datetime, instead_of: Sequence[Two] = ()
) -> list[Ruling]:
    """Return the rulings that pin these pairs. CannotBePinnedError where one of them cannot be.

    A pin that no run could keep would stop every run to come. Whether it can be kept is found out
    before the transaction, which others wait for. Where anything has changed by then, it is found
    out anew, and after a few times in vain while the others wait.
    """
    cohort = pairs[0][0].cohort
    for _time in range(UNDISTURBED):
        stamp = stamp_of(cohort)
        _refuse(pairs, instead_of)
        with _alone(cohort):
            if stamp_of(cohort) == stamp:
                return _pinned(pairs, instead_of, by=by, at=at)
    with _alone(cohort):
        _refuse(pairs, instead_of)
        return _pinned(pairs, instead_of, by=by, at=at)


def swap(one: Two, other: Two, *, by: Person, at: dt.datetime) -> list[Ruling]:
    """Return the rulings that pin two pairs after they exchanged their partners.

    Pins on the pairs as they were are lifted. CannotBePinnedError where a rule forbids it.
    """
    return pin(exchanged(one, other), by=by, at=at, instead_of=(one, other))


@transaction.atomic
def lift(ruling: Ruling, *, by: Person, at: dt.datetime) -> None:
    """Leave the two to the engine again. NeverLiftedError after they were shown to each other."""
    if ruling.preview_id:
        raise NeverLiftedError
    if Ruling.objects.standing().filter(pk=ruling.pk).update(lifted_by=by, lifted_at=at):
        remember(ruling.cohort, "lift", by=by, at=at, detail={"ruling": ruling.pk})


def obstacles(pairs: Sequence[Two], *, instead_of: Sequence[Two] = ()) -> list[Hindrance]:
    """Return everything that stands against pinning these pairs, with the rules of today.

    Pins on the pairs that they are `instead_of` do not count.
    """
    if fallen := _fallen(pairs):
        return fallen
    cohort = pairs[0][0].cohort
    drawn = draw(_run_of_today(cohort), signed_up(cohort))
    wanted = ids_of(drawn, pairs)
    policy = replace(
        drawn.policy,
        forbidden=drawn.policy.forbidden - set(wanted),
        pinned=drawn.policy.pinned - set(ids_of(drawn, instead_of)),
    )
    return list(what_forbids(drawn, policy, wanted))


def pins_that_fail(run: MatchRun) -> list[tuple[str, str]]:
    """Return the names of those who are kept together and cannot be, by the rules of the run."""
    drawn = draw(run)
    return [
        (drawn.pool[mentor].name, drawn.pool[mentee].name)
        for mentor, mentee in sorted(drawn.policy.pinned)
        if what_forbids(drawn, drawn.policy, [(mentor, mentee)])
    ]


@contextmanager
def _alone(cohort: Cohort) -> Iterator[None]:
    """Let nobody else rule in the cohort until this is through."""
    with transaction.atomic():
        Cohort.objects.select_for_update().get(pk=cohort.pk)
        yield


def _refuse(pairs: Sequence[Two], instead_of: Sequence[Two]) -> None:
    if reasons := obstacles(pairs, instead_of=instead_of):
        raise CannotBePinnedError(reasons)


def _pinned(
    pairs: Sequence[Two], instead_of: Sequence[Two], *, by: Person, at: dt.datetime
) -> list[Ruling]:
    for mentor, mentee in instead_of:
        pins = Ruling.objects.standing().filter(mentor=mentor, mentee=mentee, kind=Kind.PIN)
        for ruling in pins:
            lift(ruling, by=by, at=at)
    return [rule(mentor, mentee, Kind.PIN, by=by, at=at) for mentor, mentee in pairs]


def _fallen(pairs: Sequence[Two]) -> list[Hindrance]:
    never = Ruling.objects.filter(preview__isnull=False, mentee__in=[two[1] for two in pairs])
    fallen = set(never.values_list("mentor", "mentee"))
    return [
        Hindrance("fallen", mentor.person.name, mentee.person.name, {})
        for mentor, mentee in pairs
        if (mentor.pk, mentee.pk) in fallen
    ]


def _run_of_today(cohort: Cohort) -> MatchRun:
    """Return a run that nobody asked for: the cohort with the rules that count now."""
    return MatchRun(cohort=cohort, rulebook=cohort.program.rulebook, mode=Mode.BEST)
