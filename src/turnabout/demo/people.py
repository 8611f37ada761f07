"""Enters people of the example, as a staff list would: each with grade and manager."""

import datetime as dt
from collections.abc import Mapping, Sequence

from turnabout.matchmaking import Person as Told
from turnabout.people.models import Grade, Person


def enter_people(
    told: Sequence[Told], known: Mapping[str, Person], *, at: dt.datetime
) -> dict[str, Person]:
    """Return these people by staff number; the manager of each is one of them, or `known`."""
    grades = {
        name: Grade.objects.get_or_create(name=name, defaults={"height": height})[0]
        for height, name in sorted({(one.level, one.grade) for one in told})
    }
    people = {
        one.id: Person.objects.enter(
            staff_id=one.id,
            name=one.name,
            email=one.email,
            grade=grades[one.grade],
            job=one.job_title,
            department=one.department,
            time_zone=one.timezone,
            entered_at=at,
        )
        for one in told
    }
    everybody = {**known, **people}
    for one in told:
        if one.manager_id:
            people[one.id].manager = everybody[one.manager_id]
    Person.objects.bulk_update(people.values(), ["manager"])
    return people
