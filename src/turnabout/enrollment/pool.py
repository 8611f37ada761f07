"""Everyone of a cohort who can be paired, as plain values for whoever makes the pairs."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import models

from turnabout.enrollment.gaps import Said, is_hindered
from turnabout.enrollment.models import (
    Enrollment,
    HeldDate,
    NotWith,
    Offer,
    Star,
    WaitingPlace,
    Want,
)
from turnabout.enrollment.rules import Stretch
from turnabout.programs.lines import bosses
from turnabout.programs.models import Cohort, Side


@dataclass(frozen=True, slots=True)
class Topic:
    """A skill by number and name, where somebody stands on the ladder, how urgent (offers: 0)."""

    skill: int
    name: str
    level: int
    urgency: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One person in one role.

    `person` and everyone in `not_with`, `prefers` are numbers of people, `prefers` first choice
    first. `height` is the place of the grade on the ladder, None where it has none. `slots` are
    minutes since Monday 00:00 on the person's own clock.
    """

    enrollment: int
    person: int
    name: str
    height: int | None
    job: str
    department: str
    location: str
    topics: tuple[Topic, ...]
    time_zone: str
    slots: tuple[Stretch, ...]
    languages: tuple[str, ...]
    meets: str
    capacity: int
    values: tuple[str, ...]
    style: tuple[int, ...]
    not_with: tuple[int, ...]
    prefers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Both sides of a cohort, and the manager of everyone concerned, all the way up."""

    mentors: tuple[Candidate, ...]
    mentees: tuple[Candidate, ...]
    managers: Mapping[int, int | None]


def candidates(cohort: Cohort) -> Candidates:
    """Return everyone of a cohort who signed up, whom nothing hinders, and who does not wait.

    They are read as plain rows: thousands of them as objects of the models take long.
    """
    program, lists = cohort.program, _Lists.of(cohort)
    complete = [one for one in _rows(cohort) if not is_hindered(_said(one, lists), program)]
    return Candidates(
        mentors=tuple(_candidate(one, lists) for one in complete if one.role == Side.MENTOR),
        mentees=tuple(_candidate(one, lists) for one in complete if one.role == Side.MENTEE),
        managers=_managers(one.person for one in complete),
    )


class _Row(NamedTuple):
    """What stands in the sign-up itself and in the staff list."""

    pk: int
    role: str
    sheet: int | None
    person: int
    name: str
    height: int | None
    job: str
    department: str
    location: str
    time_zone: str
    slots: list[list[int]]
    languages: list[str]
    meets: str
    capacity: int
    values: list[str]
    manager_time: str
    decision: str
    rules_accepted_at: dt.datetime | None
    plan: int | None
    think: int | None
    blunt: int | None
    picture: int | None


_OF_PERSON = {
    "name": "person__name",
    "height": "person__grade__height",
    "job": "person__job",
    "department": "person__department",
    "location": "person__location",
}
"""Where what a row holds does not stand in the sign-up."""


@dataclass(frozen=True, slots=True)
class _Lists:
    """What hangs on the sign-ups of a cohort, by the number of each; `examples` beside topics."""

    topics: Mapping[int, list[Topic]]
    examples: Mapping[int, list[str]]
    dates: Mapping[int, list[Any]]
    not_with: Mapping[int, list[int]]
    stars: Mapping[int, list[int]]

    @classmethod
    def of(cls, cohort: Cohort) -> "_Lists":
        offers = _hanging(Offer, cohort, "place", "skill", "skill__name", "level", "example")
        wants = _hanging(Want, cohort, "place", "skill", "skill__name", "level", "urgency")
        topics = {
            pk: [Topic(skill, name, level, 0) for skill, name, level, _example in some]
            for pk, some in offers.items()
        }
        return cls(
            topics=topics | {pk: [Topic(*one) for one in some] for pk, some in wants.items()},
            examples={pk: [one[3] for one in some] for pk, some in offers.items()},
            dates=_hanging(HeldDate, cohort, "number", "number"),
            not_with=_first(_hanging(NotWith, cohort, "pk", "person")),
            stars=_first(_hanging(Star, cohort, "rank", "other__person")),
        )


def _hanging(
    model: type[models.Model], cohort: Cohort, order: str, *fields: str
) -> dict[int, list[tuple[Any, ...]]]:
    """Return these fields of all that hangs on sign-ups of the cohort, by the sign-up, in order."""
    rows = model._default_manager.filter(enrollment__cohort=cohort).order_by(order)  # noqa: SLF001 - Django's public name
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for enrollment, *said in rows.values_list("enrollment", *fields):
        found[enrollment].append(tuple(said))
    return found


def _first(lists: Mapping[int, list[tuple[Any, ...]]]) -> dict[int, list[int]]:
    return {pk: [one[0] for one in some] for pk, some in lists.items()}


def _rows(cohort: Cohort) -> list[_Row]:
    signed_up = Enrollment.objects.submitted().in_cohort(cohort)
    taking_part = signed_up.exclude(pk__in=WaitingPlace.objects.open().values("enrollment"))
    fields = [_OF_PERSON.get(name, name) for name in _Row._fields]
    return [_Row(*one) for one in taking_part.values_list(*fields)]


def _said(one: _Row, lists: _Lists) -> Said:
    topics = lists.topics.get(one.pk, [])
    examples = lists.examples.get(one.pk, [""] * len(topics))
    return Said(
        role=one.role,
        is_form=one.sheet is None,
        values=one.values,
        slots=one.slots,
        languages=one.languages,
        manager_time=one.manager_time,
        decision=one.decision,
        accepts=bool(one.rules_accepted_at),
        dates=len(lists.dates.get(one.pk, ())),
        topics=[(topic.name, said) for topic, said in zip(topics, examples, strict=True)],
    )


def _candidate(one: _Row, lists: _Lists) -> Candidate:
    told = (one.plan, one.think, one.blunt, one.picture)
    style = tuple(slider for slider in told if slider is not None)
    return Candidate(
        enrollment=one.pk,
        person=one.person,
        name=one.name,
        height=one.height,
        job=one.job,
        department=one.department,
        location=one.location,
        topics=tuple(lists.topics.get(one.pk, ())),
        time_zone=one.time_zone,
        slots=tuple((start, end) for start, end in one.slots),
        languages=tuple(one.languages),
        meets=one.meets,
        capacity=one.capacity,
        values=tuple(one.values),
        style=style if len(style) == len(told) else (),
        not_with=tuple(lists.not_with.get(one.pk, ())),
        prefers=tuple(lists.stars.get(one.pk, ())),
    )


def _managers(people: Iterable[int]) -> dict[int, int | None]:
    """Return the manager of each and of everyone above them; a circle ends where it began."""
    managers: dict[int, int | None] = {}
    for person, above in bosses(people).items():
        for one, boss in zip((person, *above), (*above, None), strict=True):
            managers[one] = managers.get(one) or boss
    return managers
