"""What pages say of a lottery: its shares in sums, one's own lot, who drew what."""

from typing import Any, NamedTuple

from turnabout.enrollment.models import Enrollment
from turnabout.lottery.drawing import lot
from turnabout.lottery.models import Lottery, Outcome, Ticket
from turnabout.programs.measures import SEEN_IN, Measure


class Shares(NamedTuple):
    """How many are in the draw, and how many of them are offered what."""

    people: int
    offer: int
    reserve: int
    next: int


class Drawn(NamedTuple):
    """Everybody of whom the same came, by name."""

    outcome: Outcome
    tickets: list[Ticket]


def shares_of(lottery: Lottery) -> Shares:
    """Return the shares of all groups together."""
    groups = lottery.sealed["groups"]
    return Shares(*(sum(group[name] for group in groups) for name in Shares._fields))


def lot_of(enrollment: Enrollment) -> Ticket | None:
    """Return the ticket of a sign-up, with its lottery."""
    return Ticket.objects.select_related("lottery").filter(enrollment=enrollment).first()


def by_outcome(lottery: Lottery) -> list[Drawn]:
    """Return who drew what, for who coordinates it: the reserve as it moves up, others by name.

    Nothing before the draw.
    """
    if not lottery.is_drawn:
        return []
    told = lottery.tickets.select_related("enrollment__person")
    tickets = list(told.order_by("enrollment__person__name", "code"))
    drawn = {outcome: [one for one in tickets if one.outcome == outcome] for outcome in Outcome}
    drawn[Outcome.RESERVE].sort(key=lambda ticket: lot(lottery.seed, ticket.code))
    return [Drawn(outcome, those) for outcome, those in drawn.items()]


def in_words(lottery: Lottery) -> dict[str, Any]:
    """Return what the sealed plan says in short, in words."""
    measures = [str(SEEN_IN[Measure(one)]) for one in lottery.sealed["measures"]]
    detects = lottery.sealed["detects"]
    return {"measures": measures, "detects": float(detects) if detects else None}
