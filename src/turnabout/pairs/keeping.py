"""What a run keeps of the one before: the pairs that stood when their people had looked at them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from turnabout.matchmaking import Policy, Pool
from turnabout.matchmaking.policy import PairIds
from turnabout.matchmaking.rules import Setting, broken_rules
from turnabout.pairs.ids import engine_id
from turnabout.pairs.models import MatchRun, Pair, Preview, Proposal
from turnabout.pairs.models.proposal import ProposalQuerySet
from turnabout.programs.models import Cohort


def standing_preview(cohort: Cohort) -> Preview | None:
    """Return the preview whose pairs stand and are no pairs yet, which a new run would keep."""
    last = Preview.objects.filter(cohort=cohort, settled_at__isnull=False).first()
    return last if last and that_stand(last).exists() else None


def that_stand(preview: Preview) -> ProposalQuerySet:
    """Return what was shown until then and nobody declined, apart from what became a pair."""
    shown = preview.run.proposals.approved().filter(preview__isnull=False)
    return shown.exclude(Exists(_the_same_two()))


def keeping(run: MatchRun, pool: Pool, policy: Policy) -> Policy:
    """Return the policy with the pairs that the run keeps pinned.

    A pair that a rule forbids by now, or that has no room beside what a coordinator pinned, is not
    kept: what is decided later counts.
    """
    kept = _kept(run).values_list("mentor__person_id", "mentee__person_id")
    pairs = sorted((engine_id(mentor), engine_id(mentee)) for mentor, mentee in kept)
    return replace(policy, pinned=policy.pinned | frozenset(_possible(pairs, pool, policy)))


def yes_before(run: MatchRun) -> dict[tuple[int, int], dict[str, Any]]:
    """Return by mentor and mentee, as enrollments, the yes that each kept pair already has."""
    names = ("approved_by_id", "approved_at", "preview_id")
    return {
        (one["mentor_id"], one["mentee_id"]): {name: one[name] for name in names}
        for one in _kept(run).values("mentor_id", "mentee_id", *names)
    }


def _kept(run: MatchRun) -> ProposalQuerySet:
    """Return the proposals of the run before that have a yes still."""
    if run.follows:
        return run.follows.run.proposals.approved()
    return that_stand(run.keeps) if run.keeps else Proposal.objects.none()


def _the_same_two() -> QuerySet[Pair]:
    return Pair.objects.filter(mentor=OuterRef("mentor"), mentee=OuterRef("mentee")).order_by()


def _possible(pairs: Iterable[PairIds], pool: Pool, policy: Policy) -> Iterable[PairIds]:
    setting = Setting.of(pool, policy)
    taken = Counter(place for pair in policy.pinned for place in enumerate(pair))
    for pair in pairs:
        if all(one in pool for one in pair) and pair not in policy.pinned:
            both = pool[pair[0]], pool[pair[1]]
            has_room = all(taken[place, one.id] < one.capacity for place, one in enumerate(both))
            if has_room and not broken_rules(*both, setting):
                taken.update(enumerate(pair))
                yield pair
