"""How a program begins, is named, is copied, is put away and taken out again."""

import datetime as dt

from django.db import transaction

from turnabout.core.history import remember
from turnabout.core.models import LetterText
from turnabout.people.models import Person
from turnabout.programs.changes import remember_change
from turnabout.programs.models import (
    Objective,
    Part,
    Program,
    ProgramTopic,
    Seat,
)
from turnabout.programs.rulebooks import first_rulebook


class StillRunningError(Exception):
    """A cohort has not ended: `cohorts` names it."""

    def __init__(self, cohorts: list[str]) -> None:
        super().__init__(", ".join(cohorts))
        self.cohorts = cohorts


@transaction.atomic
def begin_program(name: str, *, by: Person, at: dt.datetime) -> Program:
    """Return a new program, coordinated by whoever began it, with the handbook's rules."""
    program = Program.objects.create(name=name, begun_by=by, begun_at=at)
    _open_for(program, by=by, at=at)
    remember(program, "begin", by=by, at=at, detail={"name": ["", name]})
    return program


@transaction.atomic
def rename_program(program: Program, name: str, *, by: Person, at: dt.datetime) -> None:
    """Give the program another name."""
    remember_change(
        program, "name", before={"name": program.name}, after={"name": name}, by=by, at=at
    )
    program.name = name
    program.save(update_fields=["name"])


@transaction.atomic
def copy_program(program: Program, name: str, *, by: Person, at: dt.datetime) -> Program:
    """Return a new program that is decided like this one, without its people and cohorts.

    The six answers are not copied: they are true of a day.
    """
    decided: list[Objective | ProgramTopic | LetterText] = [
        *Objective.objects.filter(program=program),
        *program.topics.all(),
        *program.letter_texts.all(),
    ]
    copy = Program.objects.create(
        name=name,
        begun_by=by,
        begun_at=at,
        **{field: getattr(program, field) for field in _COPIED},
    )
    _open_for(copy, by=by, at=at, values=program.rulebook.values)
    for one in decided:
        one.pk, one.program = None, copy
        one._state.adding = True  # noqa: SLF001 - Django's documented way to copy a row
        one.save()
    remember(copy, "copy", by=by, at=at, detail={"name": [program.name, name]})
    return copy


@transaction.atomic
def archive_program(program: Program, *, by: Person, at: dt.datetime) -> None:
    """Put the program away. StillRunningError where people are in a cohort of it."""
    if running := list(program.cohorts.unfinished()):
        raise StillRunningError([cohort.name for cohort in running])
    open_one = Program.objects.running().filter(pk=program.pk)
    if open_one.update(archived_by=by, archived_at=at):
        remember(program, "archive", by=by, at=at)


@transaction.atomic
def take_out_program(program: Program, *, by: Person, at: dt.datetime) -> None:
    """Take an archived program out again, as it was."""
    put_away = Program.objects.filter(pk=program.pk, archived_at__isnull=False)
    if put_away.update(archived_by=None, archived_at=None):
        remember(program, "take out", by=by, at=at)


_COPIED = (
    "mentors_up_to",
    "mentees_from",
    "minutes",
    "weeks_between",
    "sessions",
    "months",
)


def _open_for(
    program: Program, *, by: Person, at: dt.datetime, values: dict[str, object] | None = None
) -> None:
    Seat.objects.create(program=program, person=by, part=Part.COORDINATOR, by=by, at=at)
    first_rulebook(program, values, by=by, at=at)
