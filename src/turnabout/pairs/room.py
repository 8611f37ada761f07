"""Whether proposals could be pairs today: there is room for them, and everyone is still there."""

from collections import Counter
from collections.abc import Sequence

from turnabout.enrollment.models import Enrollment
from turnabout.pairs.models import Pair, Proposal
from turnabout.pairs.models.proposal import ProposalQuerySet


class NoRoomError(Exception):
    """Some have as many partners as they wanted, or have withdrawn, since the run: `people`."""

    def __init__(self, people: list[Enrollment]) -> None:
        super().__init__(", ".join(str(one) for one in people))
        self.people = people


class FallenError(Exception):
    """These `proposals` were shown once and did not come about: they never will in this cohort."""

    def __init__(self, proposals: list[Proposal]) -> None:
        super().__init__(", ".join(str(one) for one in proposals))
        self.proposals = proposals


def check_room(proposals: ProposalQuerySet) -> None:
    """Return if all of these could be pairs; FallenError or NoRoomError say which could not."""
    if fallen := list(proposals.fallen().with_people()):
        raise FallenError(fallen)
    if full := _without_room(list(proposals.select_related("run__cohort"))):
        raise NoRoomError(full)


def _without_room(proposals: Sequence[Proposal]) -> list[Enrollment]:
    """Return those who would have more partners than they offer a place to, or who are gone.

    Who stands is asked of the whole cohort: asked of thousands by their numbers, SQLite looks for
    each of the staff list among them.
    """
    cohort = proposals[0].run.cohort
    wanted = Counter(one for each in proposals for one in (each.mentor_id, each.mentee_id))
    meeting = Pair.objects.open().filter(cohort=cohort)
    taken = wanted + Counter(one for pair in meeting for one in (pair.mentor_id, pair.mentee_id))
    here = Enrollment.objects.submitted().in_cohort(cohort).order_by()
    standing = set(here.values_list("pk", flat=True))
    everyone = Enrollment.objects.filter(pk__in=wanted).select_related("person")
    return [one for one in everyone if taken[one.pk] > one.capacity or one.pk not in standing]
