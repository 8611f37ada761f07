"""Who was asked to take part: everybody who signed up, and some who did not."""

import datetime as dt
from collections.abc import Iterable, Iterator

from turnabout.enrollment.links import new_seed, print_of, token_of
from turnabout.enrollment.models import Enrollment, Invitation
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Side

DECLINED = {
    Side.MENTOR: ("K05", "K33", "K38", "K42", "K48", "K55", "K56", "K58", "K60"),
    Side.MENTEE: ("K09", "K17", "K18", "K19", "K22", "K25", "K27", "K30", "K59"),
}
"""Of the others, by staff number. What became of it is told to nobody."""


def let_invite(
    cohort: Cohort, people: dict[str, Person], *, by: Person, at: dt.datetime, until: dt.datetime
) -> None:
    """Let everybody have been invited by a link of their own, and have answered by then."""
    signed_up = Enrollment.objects.in_cohort(cohort).select_related("person")
    asked = [(one.person, Side(one.role)) for one in signed_up]
    asked += [(people[who], side) for side, several in DECLINED.items() for who in several]
    Invitation.objects.bulk_create(_made(cohort, asked, by=by, at=at, until=until))


def _made(
    cohort: Cohort,
    asked: Iterable[tuple[Person, Side]],
    *,
    by: Person,
    at: dt.datetime,
    until: dt.datetime,
) -> Iterator[Invitation]:
    for person, side in asked:
        seed = new_seed()
        yield Invitation(
            cohort=cohort,
            person=person,
            role=side,
            seed=seed,
            print=print_of(token_of(seed)),
            by=by,
            sent_at=at,
            answered_at=until,
        )
