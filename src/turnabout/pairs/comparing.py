"""Two runs side by side: how good each is, and which pairs differ."""

from typing import NamedTuple

from turnabout.pairs.models import MatchRun, Proposal


class Comparison(NamedTuple):
    """Two runs, how many pairs are the same, and those that stand in one of them alone."""

    one: MatchRun
    other: MatchRun
    same: int
    only_one: list[Proposal]
    only_other: list[Proposal]


def compare(one: MatchRun, other: MatchRun) -> Comparison:
    """Return what differs between two runs of a cohort."""
    here, there = _pairs(one), _pairs(other)
    return Comparison(
        one,
        other,
        same=len(here.keys() & there.keys()),
        only_one=[here[pair] for pair in here if pair not in there],
        only_other=[there[pair] for pair in there if pair not in here],
    )


def _pairs(run: MatchRun) -> dict[tuple[int, int], Proposal]:
    return {(each.mentor_id, each.mentee_id): each for each in run.proposals.with_people()}
