"""The policy of a run in words: its rules, and what else it fixes."""

from turnabout.cli.report.wording import counted
from turnabout.matchmaking.policy import PairIds, Policy
from turnabout.matchmaking.sentences import listed


def rules(policy: Policy) -> tuple[str, ...]:
    """Return each rule that no pair breaks, as a sentence."""
    past = "may meet again" if policy.again else "are not paired again"
    time = f"at least {counted(policy.minutes, 'minute')} a week"
    return (
        f"The mentor is at least {counted(policy.level_gap, 'level')} below the mentee.",
        "Neither is in the other's reporting line, at any depth.",
        "The mentor knows more about at least one topic that the mentee wants.",
        f"They share a language and {time}, in winter and in summer {policy.year}.",
        "Neither asked not to be paired with the other.",
        f"Partners of the past {past}.",
        "Nobody has more partners than they have room for.",
    )


def choices(policy: Policy) -> tuple[str, ...]:
    """Return what the coordinator fixed beyond rules and weights, as sentences."""
    said = []
    if policy.objective:
        said.append(
            f"The objective's topics count {policy.objective_extra} % more: "
            f"{listed(policy.objective)}."
        )
    if policy.pinned:
        said.append(f"Pinned: {counted(len(policy.pinned), 'pair')} that had to come about.")
    if policy.forbidden:
        said.append(f"Forbidden: {counted(_couples(policy.forbidden), 'pair')}.")
    if policy.existing:
        said.append(
            f"To keep: {counted(len(policy.existing), 'earlier pair')} "
            f"had {counted(policy.keep, 'point')} extra."
        )
    if policy.near:
        said.append(f"Near topics: {counted(len(policy.near), 'couple')} of topics count in part.")
    return tuple(said)


def _couples(pairs: frozenset[PairIds]) -> int:
    """Return how many couples these are: a pair and the same pair turned round are one."""
    return len({frozenset(pair) for pair in pairs})
