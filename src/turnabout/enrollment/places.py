"""The waitlist: who waits, why, and what happens when a place becomes free."""

import datetime as dt

from django.db import transaction
from django.db.models import Max

from turnabout.core.history import remember
from turnabout.enrollment.letters import tell_of_place
from turnabout.enrollment.models import Ending, Enrollment, PlaceOffer, WaitingPlace
from turnabout.enrollment.models.waiting import WaitingPlaceQuerySet
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Side

TO_ANSWER = dt.timedelta(days=5)
"""How long somebody has to take a place."""


class TooLateError(Exception):
    """The offer was answered or has lapsed."""


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


@transaction.atomic
def take_off_waitlist(enrollment: Enrollment, *, by: Person, at: dt.datetime) -> None:
    """Let somebody wait no longer: they take part like everybody else."""
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
    ahead = waitlist(enrollment.cohort, enrollment.role).filter(position__lt=place.position)
    return place, ahead.count() + 1


@transaction.atomic
def a_place_is_free(cohort: Cohort, role: Side, *, at: dt.datetime) -> PlaceOffer | None:
    """Return the offer of a free place to the first who waits and was not asked; None if nobody."""
    Cohort.objects.select_for_update().get(pk=cohort.pk)  # two free places, two people
    unasked = waitlist(cohort, role).filter(offers__isnull=True)
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
