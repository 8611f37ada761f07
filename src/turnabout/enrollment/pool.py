"""Everyone of a cohort who can be paired, as plain values for whoever makes the pairs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from turnabout.enrollment.gaps import hindrances
from turnabout.enrollment.models import Enrollment, WaitingPlace
from turnabout.enrollment.rules import Stretch
from turnabout.programs.lines import bosses
from turnabout.programs.models import Cohort


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
    """Return everyone of a cohort who signed up, whom nothing hinders, and who does not wait."""
    signed_up = Enrollment.objects.submitted().in_cohort(cohort).with_answers()
    taking_part = signed_up.exclude(pk__in=WaitingPlace.objects.open().values("enrollment"))
    told = list(taking_part.prefetch_related("not_with", "stars"))
    complete = [one for one in told if not hindrances(one)]
    return Candidates(
        mentors=tuple(_candidate(one) for one in complete if one.mentors),
        mentees=tuple(_candidate(one) for one in complete if not one.mentors),
        managers=_managers(one.person_id for one in complete),
    )


def _candidate(one: Enrollment) -> Candidate:
    person = one.person
    return Candidate(
        enrollment=one.pk,
        person=person.pk,
        name=person.name,
        height=person.grade.height if person.grade else None,
        job=person.job,
        department=person.department,
        location=person.location,
        topics=_topics(one),
        time_zone=one.time_zone,
        slots=tuple((start, end) for start, end in one.slots),
        languages=tuple(one.languages),
        meets=one.meets,
        capacity=one.capacity,
        values=tuple(one.values),
        style=one.style,
        not_with=tuple(row.person_id for row in one.not_with.all()),
        prefers=tuple(star.other.person_id for star in one.stars.all()),
    )


def _topics(one: Enrollment) -> tuple[Topic, ...]:
    if one.mentors:
        return tuple(
            Topic(offer.skill_id, offer.skill.name, offer.level, 0) for offer in one.offers.all()
        )
    return tuple(
        Topic(want.skill_id, want.skill.name, want.level, want.urgency) for want in one.wants.all()
    )


def _managers(people: Iterable[int]) -> dict[int, int | None]:
    """Return the manager of each and of everyone above them; a circle ends where it began."""
    managers: dict[int, int | None] = {}
    for person, above in bosses(people).items():
        for one, boss in zip((person, *above), (*above, None), strict=True):
            managers[one] = managers.get(one) or boss
    return managers
