"""The objective as it was written before anybody signed up: what a report is held against."""

import datetime as dt
from typing import NamedTuple

from turnabout.core.models import Change
from turnabout.programs.models import Cohort, Objective
from turnabout.programs.objectives import FIELDS


class Promised(NamedTuple):
    """The objective on the day that sign-up opened; whether it reads differently today."""

    sentence: str
    stop_if: str
    measures: tuple[str, ...]
    on: dt.datetime | None
    has_changed: bool


def promised_in(cohort: Cohort) -> Promised | None:
    """Return it, or None where none was ever written."""
    today = Objective.objects.filter(program=cohort.program_id).first()
    if today is None:
        return None
    then = _as_of(cohort, today)
    return Promised(
        sentence=then.sentence(),
        stop_if=then.stop_if,
        measures=tuple(one for one in (then.measure, then.second_measure) if one),
        on=cohort.opened_at,
        has_changed=then.sentence() != today.sentence(),
    )


def _as_of(cohort: Cohort, today: Objective) -> Objective:
    """Return the objective with every later change taken back, the last one first."""
    facts = {name: getattr(today, name) for name in FIELDS}
    if cohort.opened_at:
        changes = Change.objects.of(cohort.program).filter(verb="objective")
        for change in changes.filter(at__gt=cohort.opened_at).order_by("-at", "-pk"):
            facts |= {name: _value(name, was) for name, (was, _is) in change.detail.items()}
    return Objective(**facts)


def _value(name: str, told: str) -> str | dt.date | None:
    if name == "by_date":
        return dt.date.fromisoformat(told) if told else None
    return told
