"""The plan of a lottery: who is drawn among whom, how many places, and what it could find."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from turnabout.enrollment.models import Enrollment
from turnabout.evidence.power import can_never_tell, detectable
from turnabout.lottery.errors import SharesError
from turnabout.lottery.groups import Kind, bands, shared_out, with_the_rest
from turnabout.lottery.promises import promised
from turnabout.programs.models import Cohort, Side
from turnabout.programs.objectives import objective_of


class Within(models.TextChoices):
    """Of what the groups are made within which is drawn."""

    LEVEL = "level", gettext_lazy("Levels")
    DEPARTMENT = "department", gettext_lazy("Departments")
    NOTHING = "nothing", gettext_lazy("One group of all")


@dataclass(frozen=True, slots=True)
class Group:
    """One group: who is in it, by enrollment, and how many of them are offered what."""

    number: int
    name: str
    members: tuple[int, ...]
    offer: int
    reserve: int

    @property
    def people(self) -> int:
        """How many are in it."""
        return len(self.members)

    @property
    def next(self) -> int:
        """How many wait for the next cohort."""
        return self.people - self.offer - self.reserve


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is decided before a draw. `promised` have a place already, from the last lottery.

    `places` are those that are drawn for. `detects` is the smallest effect (d) that offered against
    next can find, None where they are too few to find any.
    """

    side: Side
    within: Within
    groups: tuple[Group, ...]
    promised: int
    measures: tuple[str, ...]
    detects: float | None

    @property
    def people(self) -> int:
        """How many take part in the draw."""
        return sum(group.people for group in self.groups)

    @property
    def places(self) -> int:
        """How many are offered a place now."""
        return sum(group.offer for group in self.groups)

    @property
    def reserve(self) -> int:
        """How many may move up."""
        return sum(group.reserve for group in self.groups)

    @property
    def next(self) -> int:
        """How many wait for the next cohort, and are compared with."""
        return self.people - self.places - self.reserve


def in_draw(cohort: Cohort, side: Side) -> list[Enrollment]:
    """Return everybody among whom is drawn: who signed up, and was not promised a place."""
    signed_up = Enrollment.objects.submitted().in_cohort(cohort).on(side)
    due = promised(cohort, side).values("pk")
    return list(signed_up.exclude(pk__in=due).select_related("person__grade").order_by("pk"))


def plan(cohort: Cohort, side: Side, *, places: int, reserve: int, within: Within) -> Plan:
    """Return the plan for so many places in all, less those that are promised.

    SharesError where there are places for everybody, or nobody is left to compare with.
    """
    everyone = in_draw(cohort, side)
    due = promised(cohort, side).count()
    _check(places - due, reserve, len(everyone), due)
    named = _named_groups(everyone, within)
    sizes = [len(members) for _name, members in named]
    offers = shared_out(places - due, sizes)
    reserves = shared_out(
        reserve, [size - offer for size, offer in zip(sizes, offers, strict=True)]
    )
    groups = tuple(
        Group(number, name, members, offer, kept)
        for number, ((name, members), offer, kept) in enumerate(
            zip(named, offers, reserves, strict=True), start=1
        )
    )
    waiting = len(everyone) - (places - due) - reserve
    return Plan(
        side=side,
        within=within,
        groups=groups,
        promised=due,
        measures=tuple(objective_of(cohort.program).measures),
        detects=_detects(places - due, waiting),
    )


def suggested(cohort: Cohort, side: Side) -> tuple[int, int]:
    """Return how many places there may be, and a reserve: as many as the other side could meet.

    A fifth of the places as a reserve, since about so many drop out; half of all at most.
    """
    other = Side.MENTEE if side == Side.MENTOR else Side.MENTOR
    room = Enrollment.objects.submitted().in_cohort(cohort).on(other)
    partners = room.aggregate(all=models.Sum("capacity"))["all"] or 0
    people = len(in_draw(cohort, side)) + promised(cohort, side).count()
    places = max(1, min(partners, people - 2))
    return places, max(0, min(round(places / 5), (people - places) // 2))


def _check(places: int, reserve: int, people: int, due: int) -> None:
    if places < 1 or reserve < 0:
        told = {"due": due}
        raise SharesError(_("At least one place is drawn for: %(due)s are promised.") % told)
    if places >= people:
        told = {"people": people}
        raise SharesError(
            _("There is a place for each of the %(people)s: no lottery is needed.") % told
        )
    if places + reserve >= people:
        raise SharesError(
            _("Leave at least one who waits for the next cohort: make the reserve smaller.")
        )


def _named_groups(
    everyone: Sequence[Enrollment], within: Within
) -> list[tuple[str, tuple[int, ...]]]:
    if within == Within.NOTHING:
        return [(_("Everybody"), tuple(one.pk for one in everyone))]
    named = {one.pk: _kind_of(one, within) for one in everyone}
    together = _together(everyone, within)
    return [
        (_called(names, within), tuple(pk for pk, kind in named.items() if kind in names))
        for names in together
    ]


def _together(everyone: Sequence[Enrollment], within: Within) -> list[tuple[str, ...]]:
    counts = Counter(_kind_of(one, within) for one in everyone)
    kinds = [Kind(name, many) for name, many in sorted(counts.items())]
    if within == Within.DEPARTMENT:
        return with_the_rest(kinds)
    heights = {_kind_of(one, within): _height(one) for one in everyone}
    return bands(sorted(kinds, key=lambda kind: (heights[kind.name], kind.name)))


def _kind_of(one: Enrollment, within: Within) -> str:
    if within == Within.DEPARTMENT:
        return one.person.department
    return one.person.grade.name if one.person.grade else ""


def _height(one: Enrollment) -> int:
    return (one.person.grade.height or 0) if one.person.grade else 0


def _called(names: Sequence[str], within: Within) -> str:
    told = [name or _("not known") for name in names]
    if len(told) == 1:
        return told[0]
    if within == Within.LEVEL:
        return _("%(first)s to %(last)s") % {"first": told[0], "last": told[-1]}
    return _("%(first)s and %(many)s others") % {"first": told[0], "many": len(told) - 1}


def _detects(offered: int, others: int) -> float | None:
    """Return the smallest d with two decimals, or None."""
    if can_never_tell(offered, others):
        return None
    return round(detectable(offered, others), 2)
