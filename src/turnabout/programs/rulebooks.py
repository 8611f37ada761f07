"""The rules and wishes of a program: how they change, compare, and become the engine's policy."""

import datetime as dt
from dataclasses import fields
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from turnabout.matchmaking.policy import Policy, Weights
from turnabout.people.models import Person
from turnabout.programs.changes import remember_change
from turnabout.programs.models import Program, Rulebook

Values = dict[str, Any]

RULES = {
    "level_gap": _("Levels apart, at least"),
    "minutes": _("Shared minutes a week, at least"),
    "again": _("Partners of the past may meet again"),
    "mode": _("What the pairs aim for"),
    "cover": _("As many mentees as possible first"),
    "objective_extra": _("Per cent extra for topics of the objective"),
    "ample_minutes": _("Shared minutes for full points"),
    "keep": _("Extra points for a pair that exists"),
    "fair_step": _("Points between two levels of “fair”"),
}
"""What a coordinator decides beside the weights, by the name that the engine gives it."""

WISHES = {
    "topics": _("The mentor knows what the mentee wants to learn"),
    "preferences": _("They chose each other"),
    "values": _("They have work values in common"),
    "time": _("They share more time than they need"),
    "distance": _("They work in different departments"),
    "style": _("They like to work the same way"),
}
"""Each wish by the name of its weight."""

FULL = 100
"""The points of a pair in which every wish is fulfilled."""


class OvertakenError(Exception):
    """Somebody saved other rules since these were opened: `rulebook` is theirs."""

    def __init__(self, rulebook: Rulebook) -> None:
        super().__init__(f"version {rulebook.number} came first")
        self.rulebook = rulebook


class Difference(NamedTuple):
    """What differs between two versions, and both values."""

    label: str
    before: object
    after: object


def policy_of(rulebook: Rulebook, *, year: int, objective: tuple[str, ...] = ()) -> Policy:
    """Return the engine's policy for these rules; PolicyError where they cannot be.

    `objective` are the names of the objective's topics, and `year` the one whose winter and summer
    weeks count.
    """
    return _policy(rulebook.values, year=year, objective=objective)


def objective_topics(program: Program) -> tuple[str, ...]:
    """Return the names of the topics that the program is for."""
    marked = program.topics.filter(objective=True)
    return tuple(marked.values_list("skill__name", flat=True))


@transaction.atomic
def amend_rules(
    program: Program, values: Values, *, after: int, by: Person, at: dt.datetime, note: str = ""
) -> Rulebook:
    """Return the version that counts now: the next one, where anything changed.

    `after` is the number of the version that was changed: OvertakenError where it is no longer the
    last. PolicyError where the engine could not follow these rules.
    """
    _policy(values, year=at.year)
    last = program.rulebook
    if last.values == values:
        return last
    if last.number != after:
        raise OvertakenError(last)
    remember_change(program, "rules", before=_flat(last.values), after=_flat(values), by=by, at=at)
    try:
        with transaction.atomic():
            return program.rulebooks.create(
                number=after + 1, values=values, note=note, by=by, at=at
            )
    except IntegrityError:
        raise OvertakenError(program.rulebook) from None


@transaction.atomic
def settle_rules(
    program: Program, values: Values, *, after: int, by: Person, at: dt.datetime, note: str = ""
) -> Rulebook:
    """Return the version that counts now, with which somebody who saw all of it agreed."""
    rulebook = amend_rules(program, values, after=after, by=by, at=at, note=note)
    program.rules_by, program.rules_at = by, at
    program.save(update_fields=["rules_by", "rules_at"])
    return rulebook


def first_rulebook(
    program: Program, values: Values | None = None, *, by: Person, at: dt.datetime
) -> Rulebook:
    """Return the first version of a new program: these values, or the handbook's."""
    return program.rulebooks.create(number=1, values=values or handbook_rules(), by=by, at=at)


def handbook_rules() -> Values:
    """Return the rules and wishes to start from."""
    policy = Policy()
    weights = {wish: getattr(policy.weights, wish) for wish in WISHES}
    return {rule: _plain(getattr(policy, rule)) for rule in RULES} | {"weights": weights}


def differences(before: Rulebook, after: Rulebook) -> list[Difference]:
    """Return what differs between two versions, in the order of the page."""
    one, other = _flat(before.values), _flat(after.values)
    return [
        Difference(str(label), one.get(name), other.get(name))
        for name, label in (RULES | WISHES).items()
        if one.get(name) != other.get(name)
    ]


def shared_out(weights: dict[str, int]) -> dict[str, int]:
    """Return the weights in the same proportion, as whole points that make 100 together.

    What rounding leaves over goes to the largest remainders; all noughts become equal shares.
    """
    if not sum(weights.values()):
        weights = dict.fromkeys(weights, 1)
    total = sum(weights.values())
    points = {name: weight * FULL // total for name, weight in weights.items()}
    by_rest = sorted(weights, key=lambda name: (-(weights[name] * FULL % total), name))
    for name in by_rest[: FULL - sum(points.values())]:
        points[name] += 1
    return points


def _policy(values: Values, *, year: int, objective: tuple[str, ...] = ()) -> Policy:
    rules = {name: values[name] for name in RULES}
    weights = Weights(**{item.name: values["weights"][item.name] for item in fields(Weights)})
    return Policy(year=year, objective=objective, weights=weights, **rules)


def _flat(values: Values) -> Values:
    rules = {name: values[name] for name in RULES}
    return rules | dict(values["weights"])


def _plain(value: object) -> object:
    return value.value if hasattr(value, "value") else value
