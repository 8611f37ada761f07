"""Whoever is gone from a pair ends it: the organisation is left, or a sign-up is withdrawn.

There are several ways to go: a page, a staff list, a withdrawal, whatever comes next. None of them
has to know of pairs. A pair of which somebody is gone is open no more from that very moment, since
`Pair.objects.open()` derives it; the worker then does once what follows. Who is back before that
has never been away. Who is back later, after a staff list was undone for instance, finds the pair
ended: the other has been told.
"""

import datetime as dt

from django.db import transaction

from turnabout.enrollment.models import Enrollment
from turnabout.enrollment.places import a_place_is_free
from turnabout.pairs.ending import end_pair
from turnabout.pairs.models import Ending, Pair
from turnabout.programs.models import Side


def end_broken_pairs(*, at: dt.datetime) -> int:
    """Return how many pairs end, of which somebody is gone; their places are offered on."""
    broken = Pair.objects.broken().with_people()
    return sum(_end(pair, at=at) for pair in broken)


@transaction.atomic
def _end(pair: Pair, *, at: dt.datetime) -> bool:
    """Return whether the pair ends now. Who withdraws offers their place on by withdrawing."""
    if not Pair.objects.broken().filter(pk=pair.pk).exists():  # they are back meanwhile
        return False
    left = [one for one in (pair.mentor, pair.mentee) if one.person.left_at]
    if not end_pair(pair, Ending.LEFT if left else Ending.EXIT, at=at):
        return False
    for one in left:
        if not (one.withdrawn_at or pair.cohort.finished_at or _sits_elsewhere(one)):
            a_place_is_free(pair.cohort, Side(one.role), at=at)
    return True


def _sits_elsewhere(one: Enrollment) -> bool:
    """Return whether another pair of theirs is still to end: one person leaves one place."""
    return Pair.objects.broken().filter(**{one.role: one}).exists()
