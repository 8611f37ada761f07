"""What seniors committed themselves to, and kept: in fives, of five of them or more."""

import datetime as dt
from typing import NamedTuple

from django.db.models import Count, Q

from turnabout.closing.rules import at_least
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Cohort
from turnabout.together.models import Commitment


class Kept(NamedTuple):
    """How many seniors made a commitment, and kept one: 0, 5, 10 ..., at least so many.

    `public` are commitments that their seniors made public themselves, `public_kept` and
    `public_overdue` those of them that were kept, and whose day is past.
    """

    seniors: int
    made_one: int
    kept_one: int
    public: int
    public_kept: int
    public_overdue: int


def kept_in(cohort: Cohort, *, by: Person, today: dt.date) -> Kept:
    """Return it for one reader, but for their own pair."""
    pairs = Pair.objects.filter(cohort=cohort).apart_from(by).order_by()
    seniors = Count("pair__mentee", distinct=True)
    is_public, is_kept = Q(public_at__isnull=False), Q(kept_on__isnull=False)
    is_overdue = Q(kept_on__isnull=True, due_on__lt=today)
    found = Commitment.objects.filter(pair__in=pairs.values("pk")).aggregate(
        made_one=seniors,
        kept_one=Count("pair__mentee", distinct=True, filter=is_kept),
        public=Count("pk", filter=is_public),
        public_kept=Count("pk", filter=is_public & is_kept),
        public_overdue=Count("pk", filter=is_public & is_overdue),
    )
    return Kept(
        seniors=pairs.aggregate(many=Count("mentee", distinct=True))["many"],
        made_one=at_least(found["made_one"]),
        kept_one=at_least(found["kept_one"]),
        public=found["public"],
        public_kept=found["public_kept"],
        public_overdue=found["public_overdue"],
    )
