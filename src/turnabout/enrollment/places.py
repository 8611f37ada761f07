"""The waitlist: who waits, why, and what happens when a place becomes free."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from turnabout.core.history import remember
from turnabout.enrollment.letters import tell_of_place
from turnabout.enrollment.models import Ending, Enrollment, PlaceOffer, WaitingPlace, WaitsFor
from turnabout.enrollment.models.waiting import WaitingPlaceQuerySet
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Side

TO_ANSWER = dt.timedelta(days=5)
"""How long somebody has to take a place."""


class TooLateError(Exception):
    """The offer was answered or has lapsed."""


class ByLotError(Exception):
    """A lottery put them on the waitlist: who moves up is decided by the draw alone."""

    def __str__(self) -> str:
        return _(
            "The lottery decided this. A place that becomes free goes to the reserve, in the order "
            "of the draw."
        )


def waitlist(cohort: Cohort, role: str) -> WaitingPlaceQuerySet:
    """Return who waits for a place of this role, the first first."""
    return WaitingPlace.objects.open().filter(enrollment__cohort=cohort, enrollment__role=role)


@transaction.atomic
def put_on_waitlist(
    enrollment: Enrollment, *, reason: str, by: Person | None, at: dt.datetime
) -> WaitingPlace:
    """Return a place at the end of the waitlist, or the one that they have."""
    Cohort.objects.select_for_update().get(pk=enrollment.cohort_id)  # one end of the list
    if place := enrollment.waiting.filter(ended_at__isnull=True).first():
        return place
    role = WaitingPlace.objects.filter(
        enrollment__cohort=enrollment.cohort_id, enrollment__role=enrollment.role
    )
    last = role.aggregate(last=Max("position"))["last"] or 0
    place = WaitingPlace.objects.create(
        enrollment=enrollment, position=last + 1, reason=reason, by=by, at=at
    )
    remember(enrollment, "wait", by=by, at=at, detail={"reason": reason})
    return place


def wait_by_lot(
    drawn: Sequence[Enrollment], waits_for: WaitsFor, *, reason: str, by: Person, at: dt.datetime
) -> None:
    """Put those of one cohort and role who were drawn on the waitlist, in this order.

    Where they waited before, they wait there no more. Call it inside the transaction of the draw.
    """
    if not drawn:
        return
    cohort, role = drawn[0].cohort_id, drawn[0].role
    WaitingPlace.objects.filter(enrollment__in=drawn, ended_at__isnull=True).update(
        ended_at=at, ending=Ending.LEFT
    )
    places = WaitingPlace.objects.filter(enrollment__cohort=cohort, enrollment__role=role)
    last = places.aggregate(last=Max("position"))["last"] or 0
    WaitingPlace.objects.bulk_create(
        WaitingPlace(
            enrollment=one, position=position, reason=reason, waits_for=waits_for, by=by, at=at
        )
        for position, one in enumerate(drawn, start=last + 1)
    )
    for one in drawn:
        remember(one, "wait", by=by, at=at, detail={"reason": reason})


@transaction.atomic
def take_off_waitlist(enrollment: Enrollment, *, by: Person, at: dt.datetime) -> None:
    """Let somebody wait no longer: they take part like everybody else. ByLotError after a draw."""
    place = WaitingPlace.objects.open().filter(enrollment=enrollment).first()
    if place and place.is_by_lot:
        raise ByLotError
    if wait_no_longer(enrollment, at=at):
        remember(enrollment, "wait no longer", by=by, at=at)


def wait_no_longer(enrollment: Enrollment, *, at: dt.datetime) -> bool:
    """Return whether somebody waited, and end it; what they were offered goes to the next."""
    offered = PlaceOffer.objects.open().filter(place__enrollment=enrollment)
    had_an_offer = bool(offered.update(declined_at=at))
    open_ones = enrollment.waiting.filter(ended_at__isnull=True)
    waited = bool(open_ones.update(ended_at=at, ending=Ending.LEFT))
    if had_an_offer:
        a_place_is_free(enrollment.cohort, Side(enrollment.role), at=at)
    return waited


def standing_of(enrollment: Enrollment) -> tuple[WaitingPlace, int] | None:
    """Return somebody's place on the waitlist and how many they are from its head, 1 the first."""
    place = WaitingPlace.objects.open().filter(enrollment=enrollment).first()
    if place is None:
        return None
    line = waitlist(enrollment.cohort, enrollment.role)
    ahead = line.filter(position__lt=place.position) & WaitingPlace.objects.for_a_place()
    return place, ahead.count() + 1


@transaction.atomic
def a_place_is_free(cohort: Cohort, role: Side, *, at: dt.datetime) -> PlaceOffer | None:
    """Return the offer of a free place to the first who waits and was not asked; None if nobody."""
    Cohort.objects.select_for_update().get(pk=cohort.pk)  # two free places, two people
    line = waitlist(cohort, role) & WaitingPlace.objects.for_a_place()
    unasked = line.filter(offers__isnull=True)
    first = unasked.select_related("enrollment__person", "enrollment__cohort__program").first()
    if first is None:
        return None
    offer = PlaceOffer.objects.create(place=first, made_at=at, deadline=at + TO_ANSWER)
    tell_of_place(offer, at=at)
    return offer


@transaction.atomic
def accept_place(offer: PlaceOffer, *, by: Person, at: dt.datetime) -> None:
    """Take the place. TooLateError where the offer is over."""
    open_ones = PlaceOffer.objects.open().filter(pk=offer.pk, deadline__gte=at)
    if not open_ones.update(accepted_at=at):
        raise TooLateError
    WaitingPlace.objects.filter(pk=offer.place_id).update(ended_at=at, ending=Ending.PLACED)
    remember(offer.place.enrollment, "take a place", by=by, at=at)


@transaction.atomic
def decline_place(offer: PlaceOffer, *, by: Person, at: dt.datetime) -> None:
    """Leave the place to the next, and wait no longer. TooLateError where the offer is over."""
    if not PlaceOffer.objects.open().filter(pk=offer.pk).update(declined_at=at):
        raise TooLateError
    enrollment = offer.place.enrollment
    enrollment.waiting.filter(ended_at__isnull=True).update(ended_at=at, ending=Ending.LEFT)
    remember(enrollment, "leave a place", by=by, at=at)
    a_place_is_free(enrollment.cohort, Side(enrollment.role), at=at)


def let_offers_lapse(*, at: dt.datetime) -> int:
    """Return how many offers nobody answered in time; each place goes to the next who waits.

    Who did not answer keeps their place on the list; the same person is not asked twice.
    """
    late = PlaceOffer.objects.open().filter(deadline__lt=at)
    offers = list(late.select_related("place__enrollment__cohort"))
    return sum(_lapse(offer, at=at) for offer in offers)


@transaction.atomic
def _lapse(offer: PlaceOffer, *, at: dt.datetime) -> bool:
    if not PlaceOffer.objects.open().filter(pk=offer.pk).update(lapsed_at=at):
        return False
    enrollment = offer.place.enrollment
    a_place_is_free(enrollment.cohort, Side(enrollment.role), at=at)
    return True
