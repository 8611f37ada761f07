"""What was worked out lately, kept in this process for as long as nothing that it says changes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import RLock
from typing import Generic, TypeVar
from weakref import WeakValueDictionary

from django.db.models import Count, Max

from turnabout.core.models import Change
from turnabout.enrollment.models import Enrollment, Star
from turnabout.enrollment.pool import Candidates, candidates
from turnabout.pairs.models import Pair, Ruling
from turnabout.programs.models import Cohort

T = TypeVar("T")

Stamp = tuple[Hashable, ...]
"""What differs as soon as the thing would: it is worked out anew then."""


class _Turn:
    """One works a thing out, the others wait."""

    def __init__(self) -> None:
        self.lock = RLock()


class Lately(Generic[T]):
    """A few things that took long to work out, each with the stamp of what they are made from.

    Whoever asks for a thing while it is worked out waits for it; nobody waits for another thing.
    The oldest is forgotten first.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, tuple[Stamp, T]] = OrderedDict()
        self._lock = RLock()
        self._at_work: WeakValueDictionary[Hashable, _Turn] = WeakValueDictionary()

    def get(self, key: Hashable, stamp: Stamp, work_out: Callable[[], T]) -> T:
        """Return the thing: as it is kept, or worked out where it is not or the stamp differs."""
        with self._turn(key).lock:
            kept = self._kept.get(key)
            found = kept[1] if kept and kept[0] == stamp else work_out()
            self._keep(key, stamp, found)
            return found

    def has(self, key: Hashable, stamp: Stamp) -> bool:
        """Return whether the thing is at hand."""
        kept = self._kept.get(key)
        return kept is not None and kept[0] == stamp

    def forget(self) -> None:
        """Keep nothing any more."""
        with self._lock:
            self._kept.clear()

    def _turn(self, key: Hashable) -> _Turn:
        """Return whose turn it is to work out a thing, known while anybody waits for it."""
        with self._lock:
            return self._at_work.setdefault(key, _Turn())

    def _keep(self, key: Hashable, stamp: Stamp, found: T) -> None:
        with self._lock:
            self._kept[key] = stamp, found
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)


SIGNED_UP: Lately[Candidates] = Lately(most=3)
"""Everyone of the cohorts that were asked about last."""


def signed_up(cohort: Cohort) -> Candidates:
    """Return everyone of a cohort who can be paired; read anew only where an answer changed."""
    return SIGNED_UP.get(cohort.pk, stamp_of_people(cohort), lambda: candidates(cohort))


def stamp_of_people(cohort: Cohort) -> Stamp:
    """Return what differs as soon as anybody says something else, comes, goes or moves.

    Answers say when they were saved and stars are written anew; everything else stands in the
    history, where what is decided about cohorts changes nobody. Three queries, whatever the size.
    """
    answers = Enrollment.objects.submitted().in_cohort(cohort)
    stars = Star.objects.filter(enrollment__cohort=cohort)
    changes = Change.objects.exclude(kind=Cohort._meta.label_lower)  # noqa: SLF001 - Django's public name
    return (
        *answers.aggregate(many=Count("pk"), last=Max("saved_at")).values(),
        *stars.aggregate(many=Count("pk"), last=Max("pk")).values(),
        changes.order_by("-pk").values_list("pk", flat=True).first(),
    )


def stamp_of(cohort: Cohort) -> Stamp:
    """Return what differs as soon as the people do, or a ruling or a pair that meets."""
    rulings = Ruling.objects.standing().filter(cohort=cohort).order_by("pk")
    pairs = Pair.objects.open().filter(cohort=cohort)
    return (
        stamp_of_people(cohort),
        tuple(rulings.values_list("pk", flat=True)),
        *pairs.aggregate(many=Count("pk"), last=Max("pk")).values(),
    )
