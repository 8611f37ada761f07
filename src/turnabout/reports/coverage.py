"""Who was asked, joined, was paired and completed, by side: counts of people, and nothing else."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from turnabout.enrollment.models import Enrollment, Invitation
from turnabout.pairs.models import Pair
from turnabout.programs.models import Cohort, Side


class Coverage(NamedTuple):
    """One side of a cohort. Who came without being asked counts among those who were `asked`."""

    side: Side
    asked: int
    joined: int
    paired: int
    completed: int


def coverage_of(cohort: Cohort, *, complete: Sequence[tuple[int, int]]) -> list[Coverage]:
    """Return it for both sides; `complete` are the pairs that held enough, by their sign-ups."""
    invited = _by_role(Invitation.objects.filter(cohort=cohort))
    alone = _by_role(joined_in(cohort).exclude(_was_invited()))
    joined = _by_role(joined_in(cohort))
    paired = _by_role(joined_in(cohort).filter(is_paired()))
    mentors, mentees = zip(*complete, strict=True) if complete else ((), ())
    enough = {Side.MENTOR: len(set(mentors)), Side.MENTEE: len(set(mentees))}
    return [
        Coverage(
            side,
            asked=invited.get(side, 0) + alone.get(side, 0),
            joined=joined.get(side, 0),
            paired=paired.get(side, 0),
            completed=enough[side],
        )
        for side in (Side.MENTEE, Side.MENTOR)
    ]


def joined_in(cohort: Cohort) -> "QuerySet[Enrollment]":
    """Return who signed up: who thought better of it before being paired leaves no trace."""
    signed_up = Enrollment.objects.filter(cohort=cohort, submitted_at__isnull=False)
    return signed_up.filter(Q(withdrawn_at__isnull=True) | is_paired())


def is_paired() -> Exists:
    """Return whether somebody who signed up is in a pair, or was."""
    theirs = Q(mentor=OuterRef("pk")) | Q(mentee=OuterRef("pk"))
    return Exists(Pair.objects.filter(theirs))


def _was_invited() -> Exists:
    return Exists(
        Invitation.objects.filter(
            cohort=OuterRef("cohort"), person=OuterRef("person"), role=OuterRef("role")
        )
    )


def _by_role(rows: "QuerySet[Enrollment] | QuerySet[Invitation]") -> dict[str, int]:
    people = Count("person", distinct=True)
    return dict(rows.order_by().values("role").annotate(many=people).values_list("role", "many"))
