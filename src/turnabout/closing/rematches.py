"""Somebody else to meet, for each of two who ended early: asked for themselves, matched alone."""

import datetime as dt
from collections import Counter

from django.db import models, transaction
from django.utils.translation import gettext as _

from turnabout.closing.models import Rematch, Search, Swap, Wish
from turnabout.closing.models.exits import RematchQuerySet
from turnabout.closing.rules import MIDPOINT_AFTER
from turnabout.matchmaking.policy import Mode
from turnabout.meetings.models import Meeting
from turnabout.pairs.aside import ASIDE
from turnabout.pairs.days import day_at, working_days_after
from turnabout.pairs.models import Ending, Kind, MatchRun, Pair, Ruling
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Side
from turnabout.programs.models.cohort import CohortQuerySet

WORKING_DAYS = 10


class OfferOverError(Exception):
    """The ten working days are over, or somebody was found."""

    def __str__(self) -> str:
        return _("This offer is over. Your coordinator can still help you.")


class NobodyAsksError(Exception):
    """Nobody of this cohort looks for somebody else."""

    def __str__(self) -> str:
        return _("Nobody looks for somebody else just now.")


def offer_somebody_else(pair: Pair, *, at: dt.datetime) -> None:
    """Ask each of the two, apart, whether they would like to meet somebody else.

    The two are not proposed to each other again. From the third session on it is about the next
    cohort.
    """
    seats = models.Q(pair__mentor=pair.mentor, side=Side.MENTOR) | models.Q(
        pair__mentee=pair.mentee, side=Side.MENTEE
    )
    Rematch.objects.filter(seats).update(found_at=at)  # what they were offered before was taken
    Rematch.objects.bulk_create(_offer(pair, side, at=at) for side in Side)
    two = {"mentor": pair.mentor, "mentee": pair.mentee}
    if not Ruling.objects.filter(preview__isnull=False, **two).exists():
        Ruling.objects.standing().filter(**two).update(lifted_at=at)
        # Dated to the beginning: a coordinator reads rulings, and an exit has no time.
        Ruling.objects.create(cohort=pair.cohort, kind=Kind.FORBID, at=pair.published_at, **two)


def wish_for(pair: Pair, side: Side, *, at: dt.datetime) -> Rematch:
    """Return what this side is offered, alike whether the other ended it or is gone."""
    kept = Rematch.objects.filter(pair=pair, side=side).first()
    return kept or _offer(pair, side, at=pair.ended_at or at)


@transaction.atomic
def answer_offer(pair: Pair, wish: Wish, *, side: Side, at: dt.datetime) -> None:
    """Keep what this side says; they can say otherwise until somebody is found. OfferOverError."""
    if pair.is_open or pair.ending == Ending.CLOSED:
        raise OfferOverError
    offer = wish_for(pair, side, at=at)
    if offer.pk is None:
        Rematch.objects.bulk_create([offer], ignore_conflicts=True)
    theirs = Rematch.objects.filter(pair=pair, side=side, found_at__isnull=True)
    if not theirs.filter(until__gte=day_at(at)).update(wish=wish):
        raise OfferOverError


def who_asks(cohort: Cohort) -> RematchQuerySet:
    """Return who looks for somebody else in this cohort and has not been paired since."""
    return _unpaired(Rematch.objects.wanted().this_time().filter(pair__cohort=cohort))


def asking_in(cohorts: CohortQuerySet) -> Counter[int]:
    """Return how many look for somebody else, by the number of their cohort."""
    within = Rematch.objects.wanted().this_time().filter(pair__cohort__in=cohorts.order_by())
    return Counter(_unpaired(within).order_by().values_list("pair__cohort", flat=True))


def for_next_cohort(cohort: Cohort) -> RematchQuerySet:
    """Return who would like a place in the next cohort."""
    return Rematch.objects.wanted().filter(pair__cohort=cohort, next_cohort=True)


@transaction.atomic
def look_for_somebody(cohort: Cohort, *, by: Person, at: dt.datetime) -> MatchRun:
    """Return a run over those who ask and whoever is without a pair; all who meet stay as they are.

    What it finds goes the usual way: both look, each may decline, then it is published.
    NobodyAsksError; StillRunningError where a run of the cohort is on its way.
    """
    from turnabout.pairs.runs import ask_for_run  # noqa: PLC0415 - the engine takes a second

    if not who_asks(cohort).exists():
        raise NobodyAsksError
    run = ask_for_run(cohort, mode=Mode.BEST, by=by, at=at)
    Search.objects.create(run=run)
    return run


def _offer(pair: Pair, side: Side, *, at: dt.datetime) -> Rematch:
    """Return an offer that is not kept yet. After a swap there is nobody to match them with."""
    held = Meeting.objects.met_by(side).filter(pair=pair).count()
    is_late = held >= MIDPOINT_AFTER or Swap.objects.filter(pair=pair).exists()
    until = working_days_after(day_at(at), WORKING_DAYS)
    return Rematch(pair=pair, side=side, until=until, next_cohort=is_late)


def _unpaired(offers: RematchQuerySet) -> RematchQuerySet:
    meeting = Pair.objects.open()
    later = models.Q(
        side=Side.MENTOR,
        pk__in=offers.filter(pair__mentor__in=meeting.values("mentor")).values("pk"),
    ) | models.Q(
        side=Side.MENTEE,
        pk__in=offers.filter(pair__mentee__in=meeting.values("mentee")).values("pk"),
    )
    return offers.exclude(later)


def _aside(run: MatchRun) -> set[int]:
    """Return whom no run may take, and for a search also everybody who meets somebody."""
    aside = _ended_without_a_yes(run.cohort) | _swapped(run.cohort)
    return aside | _meeting(run.cohort) if _is_search(run) else aside


def _ended_without_a_yes(cohort: Cohort) -> set[int]:
    """Return whose pair ended early and who has not said that they would like somebody else."""
    ended = Rematch.objects.filter(pair__cohort=cohort).order_by("pk")
    seats = ended.values_list("side", "wish", "next_cohort", "pair__mentor", "pair__mentee")
    asks: dict[int, bool] = {}  # the last offer counts
    for side, wish, next_cohort, mentor, mentee in seats:
        seat = mentor if side == Side.MENTOR else mentee
        asks[seat] = wish == Wish.YES and not next_cohort
    return {seat for seat, is_asking in asks.items() if not is_asking}


def _is_search(run: MatchRun) -> bool:
    """Return whether a run, or the one whose pairs it keeps, is for who asked."""
    if run.pk is None:
        return False
    if Search.objects.filter(run=run).exists():
        return True
    return run.follows is not None and _is_search(run.follows.run)


def _meeting(cohort: Cohort) -> set[int]:
    both = Pair.objects.open().filter(cohort=cohort).values_list("mentor", "mentee")
    return {seat for seats in both for seat in seats}


def _swapped(cohort: Cohort) -> set[int]:
    """Return the sign-ups that are there for two who swapped seats, and for nobody else."""
    pairs = Pair.objects.filter(cohort=cohort, swap__isnull=False)
    return {seat for seats in pairs.values_list("mentor", "mentee") for seat in seats}


ASIDE.append(_aside)
