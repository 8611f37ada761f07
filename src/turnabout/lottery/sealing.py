"""Sealing and drawing: first all is fixed and shown, then chance decides, then it is told."""

import datetime as dt
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from turnabout.core.history import Detail, remember
from turnabout.enrollment.models import Enrollment, WaitingPlace, WaitsFor
from turnabout.enrollment.places import a_place_is_free, wait_by_lot, wait_no_longer
from turnabout.lottery.drawing import in_order, new_seed, new_tickets
from turnabout.lottery.errors import (
    DrawnBeforeError,
    ObstacleError,
    OtherwiseError,
    SealedBeforeError,
)
from turnabout.lottery.letters import tell_of_draw, tell_of_outcomes
from turnabout.lottery.models import Lottery, Outcome, Ticket
from turnabout.lottery.obstacles import why_no_lottery
from turnabout.lottery.planning import Group, Plan, plan
from turnabout.lottery.records import VERSION, commitment, digest, outcomes_of
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Side


@transaction.atomic
def seal(cohort: Cohort, planned: Plan, *, by: Person, at: dt.datetime) -> Lottery:
    """Return the lottery, sealed: plan, groups, tickets and the hash of the seed are fixed.

    Everyone who has a ticket is written to, with the hash. ObstacleError, SealedBeforeError, and
    OtherwiseError where people or groups are no longer those that were planned.
    """
    Cohort.objects.select_for_update().get(pk=cohort.pk)  # nobody is published meanwhile
    if reason := why_no_lottery(cohort, at=at):
        raise ObstacleError(reason)
    total = planned.places + planned.promised
    found = plan(cohort, planned.side, places=total, reserve=planned.reserve, within=planned.within)
    if found.groups != planned.groups:
        raise OtherwiseError(found)
    lottery = _sealed(cohort, found, by=by, at=at)
    detail: Detail = {"side": found.side.value, "people": found.people, "places": found.places}
    remember(cohort, "seal lottery", by=by, at=at, detail={**detail, "hash": lottery.digest})
    tell_of_draw(lottery, at=at)
    return lottery


@transaction.atomic
def draw(lottery: Lottery, *, by: Person, at: dt.datetime) -> None:
    """Draw, once: who is offered a place takes part, all others wait, and each is told.

    Whoever has withdrawn since the sealing keeps what they drew in the record; a place of theirs
    goes to the reserve. DrawnBeforeError, ObstacleError.
    """
    Cohort.objects.select_for_update().get(pk=lottery.cohort_id)
    if reason := why_no_lottery(lottery.cohort, at=at):
        raise ObstacleError(reason)
    outcomes = outcomes_of(lottery.sealed, lottery.seed)
    undrawn = Lottery.objects.undrawn().filter(pk=lottery.pk)
    if not undrawn.update(drawn_by=by, drawn_at=at, outcomes=outcomes):
        raise DrawnBeforeError
    lottery.refresh_from_db()
    tickets = list(lottery.tickets.select_related("enrollment__person", "enrollment__cohort"))
    for ticket in tickets:
        ticket.outcome = outcomes[ticket.code]
    Ticket.objects.bulk_update(tickets, ["outcome"])
    _give_places(lottery, tickets, by=by, at=at)
    offered = list(outcomes.values()).count(Outcome.OFFER)
    detail: Detail = {"side": lottery.side, "offered": offered}
    remember(lottery.cohort, "draw lottery", by=by, at=at, detail=detail)


def without_a_place(cohort: Cohort) -> set[int]:
    """Return the enrollments of a cohort that a draw lets wait, and that no run may pair."""
    waiting = WaitingPlace.objects.open().filter(enrollment__cohort=cohort)
    by_lot = waiting.exclude(waits_for=WaitsFor.PLACE)
    return set(by_lot.order_by().values_list("enrollment", flat=True))


def _sealed(cohort: Cohort, found: Plan, *, by: Person, at: dt.datetime) -> Lottery:
    seed, codes = new_seed(), iter(new_tickets(found.people))
    tickets = [
        Ticket(enrollment_id=one, code=next(codes), group=group.number)
        for group in found.groups
        for one in group.members
    ]
    told = _told(cohort, found, tickets, seed=seed, at=at)
    try:
        with transaction.atomic():
            lottery = Lottery.objects.create(
                cohort=cohort,
                side=found.side,
                sealed=told,
                digest=digest(told),
                seed=seed,
                sealed_by=by,
                sealed_at=at,
            )
    except IntegrityError:
        raise SealedBeforeError from None
    for ticket in tickets:
        ticket.lottery = lottery
    Ticket.objects.bulk_create(tickets)
    return lottery


def _told(
    cohort: Cohort, found: Plan, tickets: list[Ticket], *, seed: str, at: dt.datetime
) -> dict[str, Any]:
    """Return what is sealed: no person stands in it, and tickets in an order that says nothing."""
    objective = getattr(cohort.program, "objective", None)
    measures = [objective.measure, objective.second_measure] if objective else []
    return {
        "version": VERSION,
        "program": cohort.program.name,
        "cohort": cohort.name,
        "side": found.side.value,
        "sealed_at": at.astimezone(dt.UTC).isoformat(timespec="seconds"),
        "within": found.within.value,
        "groups": [_of_group(group) for group in found.groups],
        "promised": found.promised,
        "measures": [one for one in measures if one],
        "detects": None if found.detects is None else f"{found.detects:.2f}",
        "tickets": [
            {"ticket": one.code, "group": one.group}
            for one in sorted(tickets, key=lambda ticket: ticket.code)
        ],
        "seed_sha256": commitment(seed),
    }


def _of_group(group: Group) -> dict[str, Any]:
    shares = {"offer": group.offer, "reserve": group.reserve, "next": group.next}
    return {"group": group.number, "name": group.name, "people": group.people, **shares}


def _give_places(lottery: Lottery, tickets: list[Ticket], *, by: Person, at: dt.datetime) -> None:
    here = {
        one.code: one
        for one in tickets
        if not one.enrollment.withdrawn_at and not one.enrollment.person.left_at
    }
    order = in_order(lottery.seed, here)
    drawn = {
        outcome: [here[code].enrollment for code in order if here[code].outcome == outcome]
        for outcome in Outcome.values
    }
    for one in drawn[Outcome.OFFER]:
        wait_no_longer(one, at=at)
    _let_wait(drawn[Outcome.RESERVE], WaitsFor.RESERVE, by=by, at=at)
    _let_wait(drawn[Outcome.NEXT], WaitsFor.NEXT, by=by, at=at)
    tell_of_outcomes(lottery, list(here.values()), at=at)
    gone = [one for one in tickets if one.code not in here and one.outcome == Outcome.OFFER]
    for _place in gone:
        a_place_is_free(lottery.cohort, Side(lottery.side), at=at)


def _let_wait(drawn: list[Enrollment], waits_for: WaitsFor, *, by: Person, at: dt.datetime) -> None:
    reasons = {
        WaitsFor.RESERVE: _("Drawn as reserve"),
        WaitsFor.NEXT: _("Drawn for the next cohort"),
    }
    wait_by_lot(drawn, waits_for, reason=reasons[waits_for], by=by, at=at)
