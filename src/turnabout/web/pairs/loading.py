"""What the pages of pairs begin with: a pair in which this person sits, and on which side."""

from typing import NamedTuple

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from turnabout.enrollment.models import Enrollment
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side
from turnabout.web.access import person_of


class Seat(NamedTuple):
    """A pair as one of the two has it."""

    pair: Pair
    side: Side

    @property
    def me(self) -> Enrollment:
        """Who looks at it."""
        return self.pair.on(self.side)

    @property
    def other(self) -> Enrollment:
        """Whom they meet."""
        return self.pair.across_from(self.side)


def seat_of(request: HttpRequest, pk: int) -> Seat:
    """Return a pair in which this person sits; those of others do not exist for them."""
    person = person_of(request)
    pair = get_object_or_404(Pair.objects.seen_by(person).with_people(), pk=pk)
    side = pair.side_of(person)
    if side is None:
        raise Http404
    return Seat(pair, side)


def open_seat_of(request: HttpRequest, pk: int) -> Seat:
    """Return such a pair that still meets."""
    seat = seat_of(request, pk)
    if not seat.pair.is_open:
        raise Http404
    return seat


def whom_they_meet(enrollment: Enrollment) -> list[Seat]:
    """Return the pairs in which somebody sits with this sign-up, as they have them."""
    side = Side(enrollment.role)
    found = Pair.objects.open().filter(**{side: enrollment}).with_people()
    return [Seat(pair, side) for pair in found]
