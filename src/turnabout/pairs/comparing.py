"""Two runs side by side: how good each is, and which pairs differ."""

from typing import NamedTuple

from turnabout.enrollment.models import Enrollment
from turnabout.enrollment.models.enrollments import EnrollmentQuerySet
from turnabout.pairs.models import MatchRun
from turnabout.pairs.models.proposal import ProposalQuerySet


class Comparison(NamedTuple):
    """Two runs, how many pairs are the same, and those that stand in one of them alone."""

    one: MatchRun
    other: MatchRun
    same: int
    only_one: ProposalQuerySet
    only_other: ProposalQuerySet

    def mentees(self) -> EnrollmentQuerySet:
        """Return whose mentor differs, by name."""
        ids = self.only_one.order_by().values("mentee")
        ids = ids.union(self.only_other.order_by().values("mentee"))
        return Enrollment.objects.filter(pk__in=ids).order_by("person__name", "pk")


def compare(one: MatchRun, other: MatchRun) -> Comparison:
    """Return what differs between two runs of a cohort."""
    return Comparison(
        one,
        other,
        same=one.proposals.also_in(other).count(),
        only_one=one.proposals.not_in(other),
        only_other=other.proposals.not_in(one),
    )
