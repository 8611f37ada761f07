"""What the offer of a place caused, where a lottery drew: everybody as they were drawn."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from turnabout.evidence.bounds import bounds
from turnabout.evidence.effects import complier_effect, offer_effect
from turnabout.evidence.errors import NoFindingError
from turnabout.evidence.many import adjusted
from turnabout.growth.items import ITEMS, LADDER, PRIMARIES, Scale
from turnabout.lottery.arms import Arm, arms_of
from turnabout.programs.models import Cohort, Objective, Side
from turnabout.respect.release.told import Effect

PER_ARM = 10
"""So many answered in each arm, before an effect is told."""

Values = Mapping[str, Mapping[int, float]]
"""One value a person, by the name of the question."""


class Drawn(NamedTuple):
    """Those of one side who were drawn, in one order: who was offered a place, and the rest."""

    seats: list[int]
    arms: list[Arm]
    paired: list[bool]
    clusters: list[str]

    @property
    def offered(self) -> list[bool]:
        """Who was offered a place."""
        return [arm.outcome == "offer" for arm in self.arms]

    @property
    def strata(self) -> list[str]:
        """Within which group each was drawn."""
        return [arm.stratum for arm in self.arms]

    @property
    def shared(self) -> list[str] | None:
        """Whose answers hang together; None where each answers for themselves."""
        return self.clusters if len(set(self.clusters)) < len(self.clusters) else None


def effects_in(
    cohort: Cohort, *, before: Values, after: Values, partners: Mapping[int, list[int]]
) -> list[Effect]:
    """Return what the offer caused on each primary item; nothing where no lottery was drawn."""
    arms = {pk: arm for pk, arm in arms_of(cohort).items() if arm.outcome in ("offer", "next")}
    if not arms:
        return []
    measures = primary_measures(cohort)
    found = [
        effect
        for side in Side
        for drawn in [_drawn(cohort, side, arms, partners)]
        for key, scale in _questions(side)
        for effect in _effect(key, scale, side, drawn, before, after, measures)
    ]
    return _with_holm(found)


def primary_measures(cohort: Cohort) -> list[str]:
    """Return in which benefits the program said that it would see its success."""
    objective = Objective.objects.filter(program=cohort.program_id).first()
    told = (objective.measure, objective.second_measure) if objective else ()
    return [measure for measure in told if measure]


def _questions(side: Side) -> Iterator[tuple[str, Scale]]:
    for item in PRIMARIES:
        if side in item.sides:
            yield item.key, item.scale
    if side in ITEMS["B8"].sides:
        yield "B8", LADDER


def _drawn(
    cohort: Cohort, side: Side, arms: Mapping[int, Arm], partners: Mapping[int, list[int]]
) -> Drawn:
    """Return them; those who have withdrawn since are among them, and have not answered."""
    seats = cohort.enrollments.filter(role=side, pk__in=arms).order_by("pk")
    numbers = list(seats.values_list("pk", flat=True))
    return Drawn(
        numbers,
        [arms[pk] for pk in numbers],
        [pk in partners for pk in numbers],
        [_cluster(pk, side, partners) for pk in numbers],
    )


def _cluster(pk: int, side: Side, partners: Mapping[int, list[int]]) -> str:
    """Return by whose mentor somebody is: mentees of one mentor hang together."""
    mentor = partners.get(pk, []) if side == Side.MENTEE else []
    return f"mentor {mentor[0]}" if mentor else f"alone {pk}"


def _effect(
    key: str,
    scale: Scale,
    side: Side,
    drawn: Drawn,
    before: Values,
    after: Values,
    measures: list[str],
) -> list[Effect]:
    """Return the effect on one item; nothing where too few answered, or nothing can be told."""
    first = [before.get(key, {}).get(pk) for pk in drawn.seats]
    then = [after.get(key, {}).get(pk) for pk in drawn.seats]
    given = (drawn.offered, drawn.strata)
    try:
        found = offer_effect(then, first, *given, drawn.shared)
    except NoFindingError:
        return []
    if min(found.offered, found.others) < PER_ARM:
        return []
    effect = Effect(
        measure=key,
        side=side.value,
        primary=key in measures,
        offered=found.offered,
        others=found.others,
        difference=found.difference,
        low=found.low,
        high=found.high,
        g=found.g,
        g_low=found.g_low,
        g_high=found.g_high,
        p=found.p,
        taken=_taken(then, first, drawn),
    )
    return [_bounded(effect, then, first, drawn, scale)]


def _taken(then: list[float | None], first: list[float | None], drawn: Drawn) -> float | None:
    try:
        return complier_effect(
            then, first, drawn.offered, drawn.paired, drawn.strata, drawn.shared
        ).difference
    except NoFindingError:
        return None


def _bounded(
    effect: Effect,
    then: list[float | None],
    first: list[float | None],
    drawn: Drawn,
    scale: Scale,
) -> Effect:
    low, high = scale.ends
    try:
        found = bounds(then, first, drawn.offered, drawn.strata, lowest=low, highest=high)
    except NoFindingError:
        return effect
    return replace(effect, worst=found.worst, best=found.best)


def _with_holm(effects: list[Effect]) -> list[Effect]:
    """Return them with p adjusted by Holm where there are more than two primary ones."""
    primary = [one for one in effects if one.primary]
    told = dict(zip(map(id, primary), adjusted([one.p for one in primary]), strict=True))
    return [replace(one, p_adjusted=told.get(id(one))) for one in effects]
