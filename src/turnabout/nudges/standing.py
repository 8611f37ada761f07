"""How pairs stand, from dates and ticks alone: a few queries, for however many pairs."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from django.db import models

from turnabout.core.models import Change
from turnabout.meetings.models import Answer, DidMeet, Meeting
from turnabout.meetings.models.meeting import MeetingQuerySet
from turnabout.nudges.rules import TWICE, UNSAID, Moving
from turnabout.pairs.days import the_zone
from turnabout.pairs.models import Pair
from turnabout.pairs.models.pair import PairQuerySet, last_day
from turnabout.programs.models import Side
from turnabout.together.models import Agenda

MOVING = ("move", "call off")
"""What the history calls it."""


class Waiting(NamedTuple):
    """A pair without a next date: since when it has not met, and its rhythm in weeks."""

    pair: int
    since: dt.datetime
    weeks: int


class Bare(NamedTuple):
    """A session that had no topic."""

    starts_at: dt.datetime
    number: int


class Unsaid(NamedTuple):
    """A session that is over, and a side that has not said whether it took place."""

    pair: int
    meeting: int
    starts_at: dt.datetime
    side: Side


def waiting(pairs: PairQuerySet, *, at: dt.datetime) -> list[Waiting]:
    """Return those of these pairs that have no date ahead, those that wait longest first.

    They wait since they last met; before their first session, since they were told of each other,
    or since the cohort began where that came later. After their closing they wait no more.
    """
    return _waiting(pairs, _dates().met(), at=at)


def waiting_for(pairs: PairQuerySet, side: Side, *, at: dt.datetime) -> list[Waiting]:
    """Return the same as one side knows it: they met at each date of which it says nothing else.

    What the other one answers changes nothing here, so that nobody can read it off a nudge.
    """
    return _waiting(pairs, _dates().undenied_by(side, at), at=at)


def unsaid(pairs: PairQuerySet, *, at: dt.datetime) -> list[Unsaid]:
    """Return who has not said whether a session took place, a day after it began."""
    said = models.Count("answers")
    silent = _over(pairs, at=at).annotate(said=said).filter(said__lt=len(Side))
    return [
        Unsaid(meeting.pair_id, meeting.pk, meeting.starts_at, side)
        for meeting in silent.with_answers().order_by("starts_at", "pk")
        for side in Side
        if not meeting.said_by(side)
    ]


def differing(pairs: PairQuerySet, *, at: dt.datetime) -> list[Meeting]:
    """Return the sessions of which one says that they met, and the other that they did not."""
    said = DidMeet.objects.filter(meeting=models.OuterRef("pk"), at__lte=at)
    yes, no = (models.Exists(said.filter(answer=answer)) for answer in (Answer.YES, Answer.NO))
    return list(_standing(pairs).filter(yes & no).order_by("starts_at", "pk"))


def blank(pairs: PairQuerySet, *, at: dt.datetime) -> dict[int, list[Meeting]]:
    """Return by pair the sessions about which neither has said anything, a day after they began."""
    nothing = ~models.Exists(DidMeet.objects.filter(meeting=models.OuterRef("pk")))
    by_pair = defaultdict(list)
    for meeting in _over(pairs, at=at).filter(nothing).order_by("starts_at", "pk"):
        by_pair[meeting.pair_id].append(meeting)
    return dict(by_pair)


def overdue(pairs: PairQuerySet, *, today: dt.date) -> dict[int, dt.date]:
    """Return those of these pairs whose last day is past, with that day."""
    late = pairs.filter(cohort__ends_on__lt=today).order_by("pk")
    facts = ("pk", "published_at", "cohort__starts_on", "cohort__ends_on")
    days = {
        pk: last_day(begun.date(), starts_on=starts_on, ends_on=ends_on)
        for pk, begun, starts_on, ends_on in late.values_list(*facts)
    }
    return {pk: day for pk, day in days.items() if day < today}


def movings(pairs: PairQuerySet, *, since: dt.datetime) -> dict[int, list[Moving]]:
    """Return by pair who moved or called off its sessions since then, and when."""
    changes = Change.objects.filter(
        kind=Meeting._meta.label_lower,  # noqa: SLF001 - Django's public name
        verb__in=MOVING,
        at__gt=since,
        by__isnull=False,
    ).values_list("thing", "at", "by")
    found = [(int(thing), Moving(at, by)) for thing, at, by in changes]
    pair_of = _pairs_of(pairs, {meeting for meeting, _ in found})
    by_pair = defaultdict(list)
    for meeting, moving in found:
        if meeting in pair_of:
            by_pair[pair_of[meeting]].append(moving)
    return dict(by_pair)


def without_topic(pairs: PairQuerySet) -> dict[int, Bare]:
    """Return the last session of each pair that had no topic twice, as the mentor logs them.

    The mentor sets the agenda; what the mentee says of a session changes nothing here.
    """
    topic = Agenda.objects.filter(pair=models.OuterRef("pair"), number=models.OuterRef("number"))
    logged = Meeting.objects.met_by(Side.MENTOR).filter(pair__in=pairs.order_by().values("pk"))
    latest = models.Window(models.functions.RowNumber(), partition_by="pair", order_by="-starts_at")
    last_two = (
        logged.order_by()
        .annotate(has_topic=models.Exists(topic), from_last=latest)
        .filter(from_last__lte=TWICE)
        .values_list("pair", "starts_at", "number", "has_topic")
    )
    by_pair = defaultdict(list)
    for pair, starts_at, number, has_topic in last_two:
        if not has_topic:
            by_pair[pair].append(Bare(starts_at, number))
    return {pair: max(bare) for pair, bare in by_pair.items() if len(bare) == TWICE}


def people_of(pairs: Iterable[int]) -> dict[int, dict[Side, int]]:
    """Return who sits on each side of these pairs."""
    rows = Pair.objects.filter(pk__in=set(pairs)).order_by()
    sides = ("mentor__person", "mentee__person")
    return {
        pk: {Side.MENTOR: mentor, Side.MENTEE: mentee}
        for pk, mentor, mentee in rows.values_list("pk", *sides)
    }


def last_met(pairs: Iterable[int], side: Side, *, at: dt.datetime) -> dict[int, dt.datetime]:
    """Return when each of these pairs last met, of those that have, as one side knows it."""
    held = Meeting.objects.undenied_by(side, at).filter(pair__in=list(pairs)).order_by()
    return dict(
        held.values("pair").annotate(last=models.Max("starts_at")).values_list("pair", "last")
    )


def _waiting(pairs: PairQuerySet, met: MeetingQuerySet, *, at: dt.datetime) -> list[Waiting]:
    held = met.values("pair").annotate(last=models.Max("starts_at")).values("last")
    closing = met.filter(number__gt=models.OuterRef("cohort__program__sessions"))
    found = (
        pairs.exclude(models.Exists(_dates().ahead(at)))
        .exclude(models.Exists(closing))
        .annotate(last_met=models.Subquery(held))
        .order_by("pk")
        .values_list(
            "pk", "published_at", "last_met", "cohort__starts_on", "cohort__program__weeks_between"
        )
    )
    zone = the_zone()
    all_waiting = [
        Waiting(pk, met or max(told, dt.datetime.combine(begins, dt.time(), tzinfo=zone)), weeks)
        for pk, told, met, begins, weeks in found
    ]
    return sorted(all_waiting, key=lambda one: one.since)


def _dates() -> MeetingQuerySet:
    """Return the dates of the pair at hand."""
    return Meeting.objects.filter(pair=models.OuterRef("pk")).order_by()


def _over(pairs: PairQuerySet, *, at: dt.datetime) -> MeetingQuerySet:
    return _standing(pairs).filter(starts_at__lte=at - UNSAID)


def _standing(pairs: PairQuerySet) -> MeetingQuerySet:
    return Meeting.objects.standing().filter(pair__in=pairs.order_by().values("pk"))


def _pairs_of(pairs: PairQuerySet, meetings: set[int]) -> dict[int, int]:
    """Return the pair of each of these sessions that is one of these pairs'."""
    theirs = Meeting.objects.filter(pair__in=pairs.order_by().values("pk"), pk__in=meetings)
    return dict(theirs.order_by().values_list("pk", "pair"))
