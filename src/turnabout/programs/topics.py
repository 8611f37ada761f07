"""What a program is about, and which topics its objective is for."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from turnabout.people.models import Person
from turnabout.programs.changes import remember_change
from turnabout.programs.models import Program, ProgramTopic
from turnabout.skills.models import Skill


@transaction.atomic
def add_topics(program: Program, skills: Iterable[Skill], *, by: Person, at: dt.datetime) -> None:
    """Make these skills topics of the program; those that are already stay as they are."""
    before = _told(program)
    ProgramTopic.objects.bulk_create(
        [ProgramTopic(program=program, skill=skill) for skill in skills], ignore_conflicts=True
    )
    remember_change(program, "topics", before=before, after=_told(program), by=by, at=at)


@transaction.atomic
def drop_topic(topic: ProgramTopic, *, by: Person, at: dt.datetime) -> None:
    """Take a topic out of its program."""
    before = _told(topic.program)
    program = topic.program
    topic.delete()
    remember_change(program, "topics", before=before, after=_told(program), by=by, at=at)


@transaction.atomic
def mark_objective(
    program: Program, topics: Iterable[ProgramTopic], *, by: Person, at: dt.datetime
) -> None:
    """Make these topics, and no others, the ones that the objective is for."""
    before = _told(program)
    chosen = [topic.pk for topic in topics]
    program.topics.exclude(pk__in=chosen).update(objective=False)
    program.topics.filter(pk__in=chosen).update(objective=True)
    remember_change(program, "topics", before=before, after=_told(program), by=by, at=at)


def _told(program: Program) -> dict[str, object]:
    rows = list(program.topics.values_list("skill__name", "objective"))
    return {
        "topics": ", ".join(name for name, _ in rows),
        "objective_topics": ", ".join(name for name, objective in rows if objective),
    }
