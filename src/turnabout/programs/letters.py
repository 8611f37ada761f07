"""The words of a program's letters: settled by who coordinates it, old and new in the history."""

import datetime as dt

from django.db import transaction

from turnabout.core.mail.filling import Text
from turnabout.core.mail.kinds import KINDS, Kind
from turnabout.core.mail.texts import VERB, Rewording, give_back, reword
from turnabout.people.models import Person
from turnabout.programs.changes import remember_change
from turnabout.programs.models import Program


def kinds_of_programs() -> list[Kind]:
    """Return the kinds of letters that a program sends and that can be edited."""
    return [kind for kind in KINDS.values() if kind.of_program]


@transaction.atomic
def settle_letter(
    program: Program, kind: Kind, text: Text, *, language: str, by: Person, at: dt.datetime
) -> None:
    """Let a kind of letter have these words from now on. ArchivedError where all is put away."""
    done = reword(kind, text, language=language, program=program, by=by, at=at)
    _remember(program, done, by=by, at=at)


@transaction.atomic
def give_back_ours(
    program: Program, kind: Kind, *, language: str, by: Person, at: dt.datetime
) -> None:
    """Let a kind of letter have our words again. ArchivedError where all is put away."""
    _remember(program, give_back(kind, language=language, program=program), by=by, at=at)


def _remember(program: Program, done: Rewording, *, by: Person, at: dt.datetime) -> None:
    remember_change(program, VERB, before=done.before, after=done.after, by=by, at=at)
