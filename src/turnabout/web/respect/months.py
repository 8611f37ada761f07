"""The released months of a pulse, as a page shows them: from snapshots and nothing else."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from turnabout.programs.models import Cohort, Side
from turnabout.respect.models import Snapshot
from turnabout.respect.release.groups import OTHER
from turnabout.respect.release.told import Asked, Figure
from turnabout.respect.rules import LEARNED, SAID, WORTH, month_after, number_of

TITLES = {
    WORTH.name: gettext_lazy("Worth my time"),
    SAID.name: gettext_lazy("I could say what I thought"),
    LEARNED.name: gettext_lazy("Who learned more? 1 the mentor, 5 the mentee"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """What one side, or a group of it, answered to one question."""

    who: str
    n: int
    mean: str
    counts: list[int | None]


@dataclass(frozen=True, slots=True)
class Asking:
    """One question, and what was answered."""

    title: str
    rows: list[Row]

    @property
    def values(self) -> list[int]:
        """The answers that are counted one by one; none, where no row may tell its counts."""
        many = max((len(row.counts) for row in self.rows if any(row.counts)), default=0)
        return list(range(1, many + 1))


@dataclass(frozen=True, slots=True)
class Month:
    """A month that is over, and what was released of it; nothing where it was too little."""

    day: dt.date
    askings: list[Asking]
    asked: tuple[Asked, ...]
    withheld: list[str]
    digest: str


def months_of(released: Iterable[Snapshot], cohort: Cohort, *, today: dt.date) -> list[Month]:
    """Return the months of a cohort that are over, the latest first.

    One in which nobody answered looks like one in which a few did.
    """
    by_number = {one.number: one for one in released}
    last = max(by_number, default=0)
    months, month = [], cohort.starts_on.replace(day=1)
    until = min(today.replace(day=1), month_after(cohort.ends_on))
    while month < until or number_of(month, cohort) <= last:
        months.append(_month(month, by_number.get(number_of(month, cohort))))
        month = month_after(month)
    return months[::-1]


def _month(day: dt.date, snapshot: Snapshot | None) -> Month:
    told = snapshot.findings if snapshot else None
    if snapshot is None or told is None or not told.figures:
        return Month(day, [], (), [], "")
    askings = [_asking(name, told.figures) for name in TITLES]
    return Month(
        day,
        [one for one in askings if one.rows],
        told.asked,
        [_(reason) for reason in told.withheld],
        snapshot.digest,
    )


def _asking(name: str, figures: Iterable[Figure]) -> Asking:
    return Asking(str(TITLES[name]), [_row(one) for one in figures if one.question == name])


def _row(figure: Figure) -> Row:
    told = dict(figure.shares)
    counts = [told.get(str(value)) for value in range(figure.low, figure.high + 1)]
    return Row(_who(figure), figure.n, _mean(figure), counts)


def _who(figure: Figure) -> str:
    side = _("Mentors") if figure.side == Side.MENTOR else _("Mentees")
    if not figure.group:
        return side
    group = _("other groups") if figure.group == OTHER else figure.group
    return f"{side}, {group}"


def _mean(figure: Figure) -> str:
    if figure.edge and figure.bound is not None:
        bound = {"bound": number_format(figure.bound, 1)}
        return (_("%(bound)s or more") if figure.edge == "high" else _("%(bound)s or less")) % bound
    return "" if figure.mean is None else number_format(figure.mean, 1)
