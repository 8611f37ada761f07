"""The rounds of a program: planned, opened for sign-up, closed, finished."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from turnabout.people.models import Person
from turnabout.programs.changes import remember_change
from turnabout.programs.models import Cohort, Program
from turnabout.programs.path import Step, steps
from turnabout.programs.rhythm import DAYS_A_MONTH

WEEKS_TO_SIGN_UP = 3
WEEKS_TO_MATCH = 3


class NameTakenError(Exception):
    """The program has a cohort of this name."""

    def __str__(self) -> str:
        return _("There is a cohort of this name already.")


class NotReadyError(Exception):
    """Sign-up cannot open yet: `steps` are those with something to do, `reasons` all of it."""

    def __init__(self, open_steps: list[Step], reasons: list[str]) -> None:
        super().__init__("; ".join(reasons))
        self.steps = open_steps
        self.reasons = reasons


def suggested_dates(program: Program, *, today: dt.date) -> dict[str, dt.date]:
    """Return dates that leave three weeks to sign up, three to match, and the program's months."""
    closes = today + dt.timedelta(weeks=WEEKS_TO_SIGN_UP)
    starts = closes + dt.timedelta(weeks=WEEKS_TO_MATCH)
    ends = starts + dt.timedelta(days=round(program.months * DAYS_A_MONTH))
    return {"sign_up_closes_on": closes, "starts_on": starts, "ends_on": ends}


@transaction.atomic
def plan_cohort(
    program: Program,
    name: str,
    *,
    sign_up_closes_on: dt.date,
    starts_on: dt.date,
    ends_on: dt.date,
    by: Person,
    at: dt.datetime,
) -> Cohort:
    """Return a new cohort, for which nobody can sign up yet."""
    dates: dict[str, object] = {
        "sign_up_closes_on": sign_up_closes_on,
        "starts_on": starts_on,
        "ends_on": ends_on,
    }
    try:
        with transaction.atomic():
            cohort = Cohort.objects.create(program=program, name=name, **dates)
    except IntegrityError:
        raise NameTakenError from None
    remember_change(program, "cohort", before={}, after={"cohort": name, **dates}, by=by, at=at)
    return cohort


@transaction.atomic
def open_sign_up(cohort: Cohort, *, by: Person, at: dt.datetime, today: dt.date) -> None:
    """Let people sign up. NotReadyError with everything that is still to be decided."""
    _check_ready(cohort, today=today)
    if Cohort.objects.filter(pk=cohort.pk, opened_at__isnull=True).update(
        opened_by=by, opened_at=at
    ):
        _tell(cohort, "opened", by=by, at=at)


@transaction.atomic
def close_sign_up(cohort: Cohort, *, by: Person, at: dt.datetime) -> None:
    """Let nobody sign up any more; who did, is in."""
    open_one = Cohort.objects.filter(pk=cohort.pk, opened_at__isnull=False, closed_at__isnull=True)
    if open_one.update(closed_by=by, closed_at=at):
        _tell(cohort, "closed", by=by, at=at)


@transaction.atomic
def finish_cohort(cohort: Cohort, *, by: Person, at: dt.datetime) -> bool:
    """Return whether the cohort ends now: it does once, after its sign-up has closed."""
    closed = Cohort.objects.filter(pk=cohort.pk, closed_at__isnull=False, finished_at__isnull=True)
    if not closed.update(finished_by=by, finished_at=at):
        return False
    _tell(cohort, "finished", by=by, at=at)
    return True


def _check_ready(cohort: Cohort, *, today: dt.date) -> None:
    program = cohort.program
    undone = [step for step in steps(program) if step.key != "sign_up" and not step.is_done]
    reasons = [gap for step in undone for gap in step.gaps]
    if cohort.sign_up_closes_on < today:
        reasons.append(_("The last day to sign up has passed."))
    objective = getattr(program, "objective", None)
    if objective and objective.by_date and objective.by_date <= cohort.starts_on:
        reasons.append(_("The date of the objective comes before the cohort starts."))
    if reasons:
        raise NotReadyError(undone, reasons)


def _tell(cohort: Cohort, state: str, *, by: Person, at: dt.datetime) -> None:
    after = {"cohort": cohort.name}
    remember_change(cohort.program, state, before={}, after=after, by=by, at=at)
