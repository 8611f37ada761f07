"""Who was drawn into which arm: what the offer caused is the difference between them."""

from typing import NamedTuple

from turnabout.lottery.models import Lottery, Ticket
from turnabout.programs.models import Cohort


class Arm(NamedTuple):
    """The group within which somebody was drawn, and what came of it: offer, next or reserve."""

    stratum: str
    outcome: str


def arms_of(cohort: Cohort) -> dict[int, Arm]:
    """Return the arm of everyone who was drawn, by the number of their enrollment.

    Nothing where no lottery was drawn. Whoever was offered a place stays in that arm, whether they
    took it or not; whoever moved up from the reserve stays "reserve".
    """
    drawn = Lottery.objects.drawn().filter(cohort=cohort)
    told = Ticket.objects.filter(lottery__in=drawn).order_by("pk")
    fields = told.values_list("enrollment", "lottery__side", "group", "outcome")
    return {one: Arm(f"{side} {group}", outcome) for one, side, group, outcome in fields}
