"""Pairs that a coordinator names: pinned, forbidden, and those of an earlier run."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from turnabout.cli.exits import UsageFault
from turnabout.matchmaking.people import Person, Pool
from turnabout.matchmaking.policy import PairIds, Policy
from turnabout.matchmaking.sheets import SheetError, WrittenPairs, read_pairs


def pairs_of(option: str, texts: tuple[str, ...], pool: Pool) -> frozenset[PairIds]:
    """Return the two ids of each MENTOR=MENTEE; an id may itself hold an equals sign.

    Raises UsageFault for all that cannot be read.
    """
    readings = {text: _readings(text, pool) for text in texts}
    if wrong := [f"{option} {text}: {remedy}" for text, remedy in _wrong(readings)]:
        raise UsageFault("these pairs cannot be read; nothing was matched.", wrong)
    return frozenset(pairs[0] for pairs in readings.values())


def earlier_pairs(path: Path) -> WrittenPairs:
    """Return the pairs of an earlier pairs.csv, those included whose people are gone by now.

    Raises UsageFault where the file is none.
    """
    try:
        return read_pairs(path)
    except SheetError as error:
        problems = [f"{problem.message}: {problem.remedy}" for problem in error.problems]
        message = f"--keep {path} cannot be read; nothing was matched."
        raise UsageFault(message, problems) from None


def check_named(policy: Policy, pool: Pool) -> None:
    """Raise UsageFault where the policy names somebody who is not in the sheet.

    Also where it pins a pair that could only be the other way round.
    """
    if problems := [*_strangers(policy, pool), *_turned_round(policy, pool)]:
        raise UsageFault("the policy names pairs that cannot be; nothing was matched.", problems)


def both_ways(pairs: frozenset[PairIds]) -> frozenset[PairIds]:
    """Return the pairs with each also the other way round: who must not meet never does."""
    return pairs | {(other, one) for one, other in pairs}


def _readings(text: str, pool: Pool) -> list[PairIds]:
    """Return the ways to read two ids: those with ids of the pool, or all where there are none."""
    cuts = [index for index, char in enumerate(text) if char == "="]
    ways = [(text[:cut].strip(), text[cut + 1 :].strip()) for cut in cuts]
    known = [(mentor, mentee) for mentor, mentee in ways if mentor in pool and mentee in pool]
    return known or [(mentor, mentee) for mentor, mentee in ways if mentor and mentee]


def _wrong(readings: Mapping[str, list[PairIds]]) -> Iterator[tuple[str, str]]:
    for text, pairs in readings.items():
        if not pairs:
            yield text, "give two ids with an equals sign between: MENTOR=MENTEE"
        elif len(pairs) > 1:
            ways = " or ".join(f"{mentor} with {mentee}" for mentor, mentee in pairs)
            yield text, f"this may be {ways}: name the two in [pairs] of a policy.toml"


def _strangers(policy: Policy, pool: Pool) -> Iterator[str]:
    """Say which pairs name nobody: a slip of the pen must not let a forbidden pair come about."""
    for said, pairs in (("pinned", policy.pinned), ("forbidden", policy.forbidden)):
        for mentor, mentee in sorted(pairs):
            for unknown in [each for each in (mentor, mentee) if each not in pool]:
                yield f"{said}: {mentor} with {mentee}: there is no id {unknown} in the sheet"


def _turned_round(policy: Policy, pool: Pool) -> Iterator[str]:
    """Say which pinned pairs could only be the other way round."""
    for one, other in sorted(policy.pinned):
        if one not in pool or other not in pool:
            continue
        first, second = pool[one], pool[other]
        if _may_mentor(second, first, policy) and not _may_mentor(first, second, policy):
            yield f"pinned: {one} with {other}: {other} is the mentor of the two: {other}={one}"


def _may_mentor(mentor: Person, mentee: Person, policy: Policy) -> bool:
    signed_up = mentor.role.mentors and mentee.role.learns
    return signed_up and mentee.level - mentor.level >= policy.level_gap
