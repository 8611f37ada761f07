"""One program of a large organisation, from the staff list to a run that proposes pairs."""

import datetime as dt
from pathlib import Path

from django.core.files import File

from turnabout.core.counting import count_rows
from turnabout.core.organisations import found
from turnabout.enrollment.models import Enrollment, SignUpSheet
from turnabout.enrollment.sheets.applying import apply as sign_up
from turnabout.enrollment.sheets.looking import look_through
from turnabout.enrollment.sheets.taking import take_in as take_sign_ups
from turnabout.matchmaking import Mode
from turnabout.pairs.models import MatchRun
from turnabout.pairs.runs import ask_for_run, carry_out
from turnabout.people.models import Grade, Office, Person, StaffList
from turnabout.people.offices import appoint
from turnabout.people.staff_lists.applying import apply as enter
from turnabout.people.staff_lists.comparing import compare
from turnabout.people.staff_lists.taking import take_in as take_staff
from turnabout.programs.audience import decide_who
from turnabout.programs.beginning import begin_program
from turnabout.programs.cohorts import plan_cohort
from turnabout.programs.models import Cohort

MENTEES_FROM, MENTORS_UP_TO = "Grade 3", "Grade 9"


def run_program(sheet: Path, *, at: dt.datetime) -> dict[str, int]:
    """Return whom and what the pages are of, by the name of the place in their addresses."""
    found("Kittiwake Ferries", time_zone="Europe/London", at=at)
    leader = _leader(at=at)
    _bring_in(sheet, by=leader, at=at)
    cohort = _open_cohort(by=leader, at=at)
    _sign_up(cohort, sheet, by=leader, at=at)
    Cohort.objects.filter(pk=cohort.pk).update(closed_by=leader, closed_at=at)
    runs = [_run(cohort, mode, by=leader, at=at) for mode in (Mode.BEST, Mode.STABLE)]
    count_rows()  # as a worker does after each of these
    return _places(cohort, leader, *runs)


def quietly(_done: int, _total: int) -> None:
    """Tell nobody how far it is."""


def _leader(*, at: dt.datetime) -> Person:
    """Return somebody who is coordinator and administrator."""
    leader: Person = Person.objects.enter(
        name="Aoife Brennan", email="aoife@kittiwake.example", entered_at=at
    )
    appoint(leader, Office.COORDINATOR, by=None, at=at)
    appoint(leader, Office.ADMINISTRATOR, by=None, at=at)
    return leader


def _bring_in(sheet: Path, *, by: Person, at: dt.datetime) -> None:
    with sheet.open("rb") as file:
        staff = take_staff(File(file, name=sheet.name), by=by, at=at)
    compare(staff, at=at, tell=quietly)
    staff.refresh_from_db()
    _refuse(staff.problems)
    enter(staff, gone=StaffList.Gone.STAY, by=by, at=at, progress=quietly)
    for height in range(1, 11):
        Grade.objects.filter(name=f"Grade {height}").update(height=height)


def _open_cohort(*, by: Person, at: dt.datetime) -> Cohort:
    program = begin_program("Upward", by=by, at=at)
    grade = Grade.objects.get
    decide_who(
        program,
        mentors_up_to=grade(name=MENTORS_UP_TO),
        mentees_from=grade(name=MENTEES_FROM),
        level_gap=1,
        by=by,
        at=at,
    )
    day = at.date()
    cohort = plan_cohort(
        program,
        "Spring",
        sign_up_closes_on=day + dt.timedelta(weeks=1),
        starts_on=day + dt.timedelta(weeks=3),
        ends_on=day + dt.timedelta(weeks=30),
        by=by,
        at=at,
    )
    Cohort.objects.filter(pk=cohort.pk).update(opened_by=by, opened_at=at)
    cohort.refresh_from_db()
    return cohort


def _sign_up(cohort: Cohort, sheet: Path, *, by: Person, at: dt.datetime) -> None:
    with sheet.open("rb") as file:
        taken = take_sign_ups(cohort, File(file, name=sheet.name), by=by, at=at)
    look_through(taken, at=at, tell=quietly)
    _refuse(taken.problems)
    SignUpSheet.objects.filter(pk=taken.pk).update(adds_topics=True)
    taken.refresh_from_db()
    sign_up(taken, by=by, at=at, tell=quietly)


def _refuse(problems: list[object]) -> None:
    if problems:
        raise ValueError(f"the invented sheet has problems, the first: {problems[:3]}")


def _run(cohort: Cohort, mode: Mode, *, by: Person, at: dt.datetime) -> MatchRun:
    run = ask_for_run(cohort, mode=mode, by=by, at=at)
    carry_out(run, tell=quietly, at=at)
    run.refresh_from_db()
    return run


def _places(cohort: Cohort, leader: Person, run: MatchRun, other: MatchRun) -> dict[str, int]:
    proposal = run.proposals.select_related("mentor", "mentee").order_by("pk")[0]
    mentor = Enrollment.objects.select_related("person").get(pk=proposal.mentor_id)
    return {
        "program": cohort.program_id,
        "cohort": cohort.pk,
        "run": run.pk,
        "other": other.pk,
        "proposal": proposal.pk,
        "mentor": proposal.mentor_id,
        "mentee": proposal.mentee_id,
        "person": mentor.person_id,
        "leader": leader.pk,
    }
