"""The options by which a run departs from its policy: shared by match, why, check and demo."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from functools import wraps
from pathlib import Path
from typing import Any

import click

from turnabout.cli.exits import UsageFault
from turnabout.cli.named_pairs import both_ways, check_named, earlier_pairs, pairs_of
from turnabout.cli.policy_file import Decisions, read_policy
from turnabout.matchmaking.people import Pool
from turnabout.matchmaking.policy import Mode, PairIds, Policy, PolicyError
from turnabout.matchmaking.sheets import WrittenPairs


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What the options say; None or empty where they say nothing."""

    policy: Path | None = None
    mode: str | None = None
    gap: int | None = None
    pin: tuple[str, ...] = ()
    forbid: tuple[str, ...] = ()
    keep: Path | None = None
    keep_points: int | None = None
    exact: bool | None = None

    def decisions(self, *, today: dt.date) -> Decisions:
        """Return what the policy file decides; without one, the defaults and this year."""
        if self.policy is None:
            return Decisions(Policy(year=today.year))
        return read_policy(self.policy, year=today.year)

    def earlier(self) -> WrittenPairs:
        """Return the pairs to keep; none where no file of them is named."""
        return earlier_pairs(self.keep) if self.keep else WrittenPairs(frozenset(), {})

    def applied(self, policy: Policy, pool: Pool, *, existing: frozenset[PairIds]) -> Policy:
        """Return the policy as the options change it, for the people of this pool."""
        changes = {
            "mode": Mode(self.mode) if self.mode else None,
            "level_gap": self.gap,
            "keep": self.keep_points,
            "exact": self.exact,
            "pinned": policy.pinned | pairs_of("--pin", self.pin, pool),
            "forbidden": policy.forbidden | pairs_of("--forbid", self.forbid, pool),
            "existing": existing,
        }
        try:
            changed = replace(policy, **_given(changes))
            check_named(changed, pool)
            return replace(changed, forbidden=both_ways(changed.forbidden))
        except PolicyError as error:
            message = "these options cannot be; nothing was matched."
            raise UsageFault(message, error.problems) from None


def takes_choices(verb: Callable[..., None]) -> Callable[..., None]:
    """Give a verb the options of a run; it receives them as its `choices`."""

    @wraps(verb)
    def with_choices(**given: Any) -> None:
        choices = {item.name: given.pop(item.name) for item in fields(Choices)}
        verb(choices=Choices(**choices), **given)

    for option in reversed(_OPTIONS):
        option(with_choices)
    return with_choices


_OPTIONS = (
    click.option(
        "--policy",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Rules and weights: a policy.toml (`turnabout template --policy` writes one).",
    ),
    click.option(
        "--mode",
        type=click.Choice([str(mode) for mode in Mode]),
        help="The most points; the worst-off first; or no two who would rather swap.",
    ),
    click.option(
        "--gap",
        type=click.IntRange(min=1),
        metavar="LEVELS",
        help="Levels, at least, from the mentor up to the mentee.",
    ),
    click.option(
        "--pin",
        multiple=True,
        metavar="MENTOR=MENTEE",
        help="Two ids that must be a pair. Give it as often as you like.",
    ),
    click.option(
        "--forbid",
        multiple=True,
        metavar="MENTOR=MENTEE",
        help="Two ids that must not be a pair, in either order. Give it as often as you like.",
    ),
    click.option(
        "--keep",
        type=click.Path(path_type=Path),
        metavar="PAIRS.CSV",
        help="An earlier pairs.csv: its pairs get extra points, so that few change.",
    ),
    click.option(
        "--keep-points",
        type=click.IntRange(0, 100),
        metavar="POINTS",
        help=f"How many extra points (default {Policy().keep}).",
    ),
    click.option(
        "--exact/--no-exact",
        default=None,
        help="Go on until nothing better exists (default: up to 5,000 people on a side).",
    ),
)


def _given(changes: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in changes.items() if value is not None}
