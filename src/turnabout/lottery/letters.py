"""The letters of a lottery."""

import datetime as dt
from collections.abc import Iterable

from django.conf import settings

from turnabout.core.mail.outbox import Post, post_all
from turnabout.lottery.models import Lottery, Outcome, Ticket
from turnabout.people.speaking import language_of

SEALED = "lottery_sealed"
OUTCOMES = {
    Outcome.OFFER: "lottery_offer",
    Outcome.RESERVE: "lottery_reserve",
    Outcome.NEXT: "lottery_next",
}


def tell_of_draw(lottery: Lottery, *, at: dt.datetime) -> None:
    """Tell everyone in it that a lottery decides, with their ticket and the hash of the plan."""
    tickets = lottery.tickets.select_related("enrollment__person")
    facts = {
        "people": len(lottery.sealed["tickets"]),
        "places": sum(group["offer"] for group in lottery.sealed["groups"]),
        "seal": lottery.digest,
    }
    post_all((_post(SEALED, lottery, one, facts) for one in tickets), at=at)


def tell_of_outcomes(lottery: Lottery, tickets: Iterable[Ticket], *, at: dt.datetime) -> None:
    """Tell each what came of their ticket."""
    posts = (
        _post(OUTCOMES[Outcome(one.outcome)], lottery, one, _of_outcome(lottery, one))
        for one in tickets
    )
    post_all(posts, at=at)


def _of_outcome(lottery: Lottery, ticket: Ticket) -> dict[str, object]:
    has_place = ticket.outcome == Outcome.OFFER
    return {"starts": lottery.cohort.starts_on} if has_place else {}


def _post(kind: str, lottery: Lottery, ticket: Ticket, facts: dict[str, object]) -> Post:
    person, program = ticket.enrollment.person, lottery.cohort.program
    told = {
        "name": person.first_name,
        "program": program.name,
        "ticket": ticket.code,
        "address": f"{settings.SITE}/sign-up/{ticket.enrollment_id}/",
    }
    key = f"{kind} {ticket.pk}"
    return Post(kind, person.email, key, told | facts, language_of(person), program)
