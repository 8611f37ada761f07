"""How the pairs of a cohort stand, from dates and ticks alone: a fixed number of queries for all."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from django.db import models

from turnabout.core.models import Change
from turnabout.meetings.models import Answer, DidMeet, Meeting
from turnabout.nudges.rules import AMBER, UNBOOKED, UNSAID, Moving
from turnabout.pairs.days import the_zone
from turnabout.pairs.models import Pair
from turnabout.programs.models import Cohort, Side

MOVING = ("move", "call off")
"""What the history calls it."""


class Waiting(NamedTuple):
    """A pair without a next date, and since when it has not met."""

    pair: int
    since: dt.datetime


class Unsaid(NamedTuple):
    """A session that is over, and a side that has not said whether it took place."""

    pair: int
    meeting: int
    starts_at: dt.datetime
    side: Side


def waiting(cohort: Cohort, *, longer_than: dt.timedelta, at: dt.datetime) -> list[Waiting]:
    """Return the open pairs that have no date ahead and have waited longer, the longest first.

    They wait since they last met; before their first session, since they were told of each other,
    or since the cohort began where that came later. Whose sessions have all been held waits no more.
    """
    program = cohort.program
    theirs = Meeting.objects.filter(pair=models.OuterRef("pk")).order_by()
    last_met = theirs.met().values("pair").annotate(last=models.Max("starts_at")).values("last")
    closing = theirs.met().filter(number__gt=program.sessions)
    pairs = (
        Pair.objects.open()
        .filter(cohort=cohort)
        .exclude(models.Exists(theirs.standing().filter(starts_at__gt=at)))
        .exclude(models.Exists(closing))
        .annotate(last_met=models.Subquery(last_met))
        .order_by("pk")
        .values_list("pk", "published_at", "last_met")
    )
    begun = _begins(cohort)
    found = [Waiting(pk, met or max(told, begun)) for pk, told, met in pairs]
    return sorted(
        (one for one in found if at - one.since > longer_than), key=lambda one: one.since
    )


def unbooked(cohort: Cohort, *, at: dt.datetime) -> list[Waiting]:
    """Return the pairs that could have found a date by now."""
    return waiting(cohort, longer_than=UNBOOKED, at=at)


def quiet(cohort: Cohort, *, at: dt.datetime) -> list[Waiting]:
    """Return the pairs that have not met for longer than their rhythm allows."""
    rhythm = dt.timedelta(weeks=cohort.program.weeks_between)
    return waiting(cohort, longer_than=AMBER * rhythm, at=at)


def unsaid(cohort: Cohort, *, at: dt.datetime) -> list[Unsaid]:
    """Return who has not said whether a session took place, which ended a day ago or longer."""
    over = _over(cohort, at=at - UNSAID).prefetch_related("answers")
    silent = over.annotate(said=models.Count("answers")).filter(said__lt=len(Side))
    return [
        Unsaid(meeting.pair_id, meeting.pk, meeting.starts_at, side)
        for meeting in silent.order_by("starts_at", "pk")
        for side in Side
        if not meeting.said_by(side)
    ]


def differing(cohort: Cohort, *, at: dt.datetime) -> list[Meeting]:
    """Return the sessions of which one says that they met, and the other that they did not."""
    said = DidMeet.objects.filter(meeting=models.OuterRef("pk"))
    yes, no = (models.Exists(said.filter(answer=answer)) for answer in (Answer.YES, Answer.NO))
    return list(_over(cohort, at=at).filter(yes & no).order_by("starts_at", "pk"))


def blank(cohort: Cohort, *, at: dt.datetime) -> dict[int, list[Meeting]]:
    """Return by pair the sessions about which neither has said anything, a day after their end."""
    nothing = ~models.Exists(DidMeet.objects.filter(meeting=models.OuterRef("pk")))
    by_pair = defaultdict(list)
    for meeting in _over(cohort, at=at - UNSAID).filter(nothing).order_by("starts_at", "pk"):
        by_pair[meeting.pair_id].append(meeting)
    return dict(by_pair)


def overdue(cohort: Cohort, *, today: dt.date) -> list[int]:
    """Return the open pairs of a cohort whose last day is past."""
    if today <= cohort.ends_on:
        return []
    return list(Pair.objects.open().filter(cohort=cohort).order_by("pk").values_list("pk", flat=True))


def movings(cohort: Cohort, *, since: dt.datetime) -> dict[int, list[Moving]]:
    """Return by pair who moved or called off its sessions since then, and when."""
    changes = Change.objects.filter(
        kind=Meeting._meta.label_lower,  # noqa: SLF001 - Django's public name
        verb__in=MOVING,
        at__gt=since,
        by__isnull=False,
    ).values_list("thing", "at", "by")
    found = [(int(thing), Moving(at, by)) for thing, at, by in changes]
    pair_of = _pairs_of(cohort, {thing for thing, _ in found})
    by_pair = defaultdict(list)
    for thing, moving in found:
        if thing in pair_of:
            by_pair[pair_of[thing]].append(moving)
    return dict(by_pair)


def people_of(pairs: Iterable[int]) -> dict[int, dict[Side, int]]:
    """Return who sits on each side of these pairs."""
    rows = Pair.objects.filter(pk__in=set(pairs)).order_by()
    sides = ("mentor__person", "mentee__person")
    return {
        pk: {Side.MENTOR: mentor, Side.MENTEE: mentee}
        for pk, mentor, mentee in rows.values_list("pk", *sides)
    }


def last_met(pairs: Iterable[int]) -> dict[int, dt.datetime]:
    """Return when each of these pairs last met, of those that have."""
    held = Meeting.objects.met().filter(pair__in=list(pairs)).order_by()
    return dict(held.values("pair").annotate(last=models.Max("starts_at")).values_list("pair", "last"))


def _over(cohort: Cohort, *, at: dt.datetime) -> "models.QuerySet[Meeting]":
    """Return the sessions of open pairs that were over then."""
    open_pairs = Pair.objects.open().filter(cohort=cohort).order_by().values("pk")
    length = dt.timedelta(minutes=cohort.program.minutes)
    return Meeting.objects.standing().filter(pair__in=open_pairs, starts_at__lte=at - length)


def _begins(cohort: Cohort) -> dt.datetime:
    return dt.datetime.combine(cohort.starts_on, dt.time(), tzinfo=the_zone())


def _pairs_of(cohort: Cohort, meetings: set[int]) -> dict[int, int]:
    """Return the pair of each of these sessions that belongs to the cohort."""
    theirs = Meeting.objects.filter(pair__cohort=cohort, pk__in=meetings).order_by()
    return dict(theirs.values_list("pk", "pair"))
