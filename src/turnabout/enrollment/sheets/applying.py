"""Applying a sheet: everyone in it is signed up, or nobody."""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db import IntegrityError, transaction

from turnabout.core.files import forget_file, on_disk
from turnabout.core.history import remember
from turnabout.core.jobs import Tell
from turnabout.core.jobs.asking import ask_for
from turnabout.enrollment.answering import is_open
from turnabout.enrollment.models import Enrollment, Invitation, SignUpSheet
from turnabout.enrollment.sheets.faults import ChangedSinceFault, ClosedFault, NotReadyFault
from turnabout.enrollment.sheets.plans import Entry, Plan, plan_of
from turnabout.enrollment.sheets.telling import tell_signed_up
from turnabout.enrollment.sheets.writing import replace, star, write_new
from turnabout.matchmaking.sheets.problems import Findings, Unreadable
from turnabout.people.batches import batches
from turnabout.people.models import Person
from turnabout.programs.models import Side
from turnabout.programs.topics import add_topics
from turnabout.skills.additions import add_skill
from turnabout.skills.models import Skill
from turnabout.skills.names import key
from turnabout.skills.naming import NameTakenError, give_alias


def apply(sheet: SignUpSheet, *, by: Person, at: dt.datetime, tell: Tell) -> None:
    """Sign everyone up as the sheet says. SheetFault where that cannot be any more.

    `tell` is told before it begins: all of it happens at the same moment for others. The file is
    read before that moment, so that it is short.
    """
    if not is_open(sheet.cohort, at):
        raise ClosedFault
    plan = _plan(sheet, tell)
    try:
        with transaction.atomic():
            _claim(sheet, by=by, at=at)
            _apply(sheet, plan, by=by, at=at)
    except IntegrityError:
        raise ChangedSinceFault from None


def _plan(sheet: SignUpSheet, tell: Tell) -> Plan:
    """Return what the sheet does now, which must be what was shown."""
    findings = Findings()
    if not sheet.file:
        raise NotReadyFault
    try:
        with on_disk(sheet) as path:
            plan = plan_of(sheet, path, findings, tell)
    except Unreadable:
        raise NotReadyFault from None
    if findings.problems or plan.print != sheet.print:
        raise ChangedSinceFault
    return plan


def _claim(sheet: SignUpSheet, *, by: Person, at: dt.datetime) -> None:
    """Let this be the only time that the sheet is applied: of two who try at once, one does."""
    ready = SignUpSheet.objects.waiting().filter(
        pk=sheet.pk, looked_at__isnull=False, problem_count=0
    )
    if not ready.update(applied_at=at, applied_by=by):
        raise NotReadyFault
    sheet.refresh_from_db()


def _apply(sheet: SignUpSheet, plan: Plan, *, by: Person, at: dt.datetime) -> None:
    again = plan.entered if sheet.known == SignUpSheet.Known.REPLACE else []
    _refuse_where_taken_over([one for one, _entry in again])
    skills = _skills(sheet, plan, by=by, at=at)
    written = write_new(sheet, plan.new, skills, by=by, at=at)
    replace(sheet, again, skills, at=at)
    star([*written, *again], sheet=sheet)
    _answer_invitations(sheet, plan.new, at=at)
    if sheet.adds_topics:
        add_topics(sheet.cohort.program, set(skills.values()), by=by, at=at)
    remember(sheet, "apply", by=by, at=at, detail={"known": sheet.known, **sheet.counts})
    if sheet.writes:
        ask_for(tell_signed_up, by=by, at=at, sheet=sheet.pk)
    forget_file(sheet)
    sheet.save(update_fields=["file"])


def _refuse_where_taken_over(entered: Sequence[Enrollment]) -> None:
    """Let nobody's own words be replaced who has opened the form meanwhile."""
    for some in batches(entered):
        untouched = Enrollment.objects.filter(withdrawn_at=None, taken_over_at=None)
        if untouched.filter(pk__in=[one.pk for one in some]).count() < len(some):
            raise ChangedSinceFault


def _skills(sheet: SignUpSheet, plan: Plan, *, by: Person, at: dt.datetime) -> dict[str, Skill]:
    """Return the skill of each topic: as the coordinator says, by its name, or a new one."""
    for name, number in sheet.meanings.items():
        try:
            give_alias(Skill.objects.standing().get(pk=number), name, by=by, at=at)
        except (NameTakenError, Skill.DoesNotExist):
            raise ChangedSinceFault from None
    return {key(name): add_skill(name, by=by, at=at) for name in sorted(plan.topics())}


def _answer_invitations(sheet: SignUpSheet, entries: Iterable[Entry], *, at: dt.datetime) -> None:
    """Let nobody be reminded of an invitation who is signed up."""
    for side in Side:
        people = [entry.person.pk for entry in entries if entry.role == side]
        for some in batches(people):
            asked = Invitation.objects.filter(cohort=sheet.cohort, role=side, person__in=some)
            asked.filter(answered_at__isnull=True).update(answered_at=at)
