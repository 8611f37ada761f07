"""A month of the pulse is released when it is over, and what it was worked out from is gone."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from django.db import transaction
from django.db.models import F

from turnabout.enrollment.models import Enrollment
from turnabout.meetings.models import Meeting
from turnabout.pairs.days import day_at, the_zone
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side
from turnabout.respect.freezing import freeze
from turnabout.respect.hands import Whispered, hand_of
from turnabout.respect.models import Dimension, Round, Said, Snapshot, Source, Taken
from turnabout.respect.release.questions import Answer
from turnabout.respect.release.told import Asked
from turnabout.respect.rules import QUESTIONS, month_after

DESIGN = "after"


def release_months(*, at: dt.datetime) -> list[Snapshot]:
    """Return what is released of months that are over, each in a transaction of its own."""
    today = day_at(at)
    over = Round.objects.waiting().filter(month__lt=today.replace(day=1))
    return [found for one in over if (found := release_month(one, at=at))]


@transaction.atomic
def release_month(one: Round, *, at: dt.datetime) -> Snapshot | None:
    """Return the snapshot of a month; its answers and its key are gone. None if it was released."""
    known = Round.objects.select_for_update().filter(pk=one.pk, frozen_at=None).first()
    if known is None:  # by another worker
        return None
    answers = list(_answers(known))
    snapshot = freeze(
        known.cohort,
        Source.PULSE,
        known.number,
        questions=QUESTIONS,
        answers=answers,
        asked=[_asked(known, side, answers) for side in Side],
        design=DESIGN,
        dimension=known.dimension,
        at=at,
    )
    Said.objects.filter(round=known).delete()
    Round.objects.filter(pk=known.pk).update(secret=None, frozen_at=at)
    return snapshot


def _answers(one: Round) -> Iterator[Answer]:
    """Yield the answers of a month, by sign-ups: the one place where hands are looked up.

    An answer of somebody who was erased meanwhile is not counted.
    """
    behind, here = _behind(one), _who_took_part(one)
    groups = _groups(one, behind)
    for row in Said.objects.filter(round=one):
        said = Whispered.from_text(row.answer)
        mentor, mentee = behind.get(said.mentor), behind.get(said.mentee)
        who = mentor if said.side == Side.MENTOR else mentee
        if who is not None and (said.side, who) in here:
            yield Answer(
                str(who),
                str(mentor),
                str(mentee),
                said.side,
                groups[who],
                said.value,
                said.question,
            )


def _behind(one: Round) -> dict[str, int]:
    """Return the sign-up of each hand among those in pairs of which a side took part."""
    pairs = Pair.objects.filter(pulses__round=one).order_by()
    numbers = {number for both in pairs.values_list("mentor", "mentee") for number in both}
    return {hand_of(number, key=str(one.secret)): number for number in numbers}


def _who_took_part(one: Round) -> set[tuple[str, int]]:
    taken = Taken.objects.filter(round=one).values_list("side", "pair__mentor", "pair__mentee")
    return {(side, mentor if side == Side.MENTOR else mentee) for side, mentor, mentee in taken}


def _groups(one: Round, behind: dict[str, int]) -> dict[int, str]:
    if one.dimension == Dimension.NOTHING:
        return defaultdict(str)
    people = Enrollment.objects.filter(pk__in=behind.values())
    return dict(people.values_list("pk", F(f"person__{one.dimension}")))


def _asked(one: Round, side: Side, answers: list[Answer]) -> Asked:
    """Return how many were in pairs in this month, met as they say, and answered."""
    begins, ends = _span(one)
    pairs = Pair.objects.filter(cohort=one.cohort, published_at__lt=ends)
    there = pairs.exclude(ended_at__lt=begins).order_by()
    met = Meeting.objects.met_by(side).filter(starts_at__gte=begins, starts_at__lt=ends)
    joined = set(there.filter(meetings__in=met).values_list(side.value, flat=True))
    joined |= set(
        Taken.objects.filter(round=one, side=side).values_list(f"pair__{side}", flat=True)
    )
    answered = {answer.who for answer in answers if answer.side == side}
    invited = set(there.values_list(side.value, flat=True)) | joined
    return Asked(side.value, len(invited), len(joined), len(answered))


def _span(one: Round) -> tuple[dt.datetime, dt.datetime]:
    """Return when a month begins and when the next does, where the organisation is."""
    midnight = dt.time(tzinfo=the_zone())
    return (
        dt.datetime.combine(one.month, midnight),
        dt.datetime.combine(month_after(one.month), midnight),
    )
