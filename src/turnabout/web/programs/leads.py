"""Who coordinates which program, as administrators see it: names, and nothing of what is inside."""

from typing import NamedTuple

from turnabout.people.models import Office, Person
from turnabout.programs.models import Part, Program, Seat
from turnabout.programs.seats import obstacles
from turnabout.web.programs.choosing import Found


class Lead(NamedTuple):
    """A program and those who coordinate it."""

    program: Program
    coordinators: list[str]


def leads() -> dict[str, list[Lead]]:
    """Return the programs that run: those that nobody coordinates, and the others, by name."""
    able = Person.objects.holding(Office.COORDINATOR).values("pk")
    seats = Seat.objects.open().filter(part=Part.COORDINATOR, person__in=able)
    names: dict[int, list[str]] = {}
    for program, name in seats.values_list("program", "person__name"):
        names.setdefault(program, []).append(name)
    told = [
        Lead(program, names.get(program.pk, []))
        for program in Program.objects.running().order_by("name", "pk")
    ]
    return {
        "alone": [lead for lead in told if not lead.coordinators],
        "led": [lead for lead in told if lead.coordinators],
    }


def who_could_lead(program: Program) -> list[Found]:
    """Return everyone who holds the office, each with what stands against the choice."""
    people = list(Person.objects.holding(Office.COORDINATOR).select_related("grade"))
    against = obstacles(program, people, Part.COORDINATOR)
    return [Found(person, against.get(person.pk, "")) for person in people]
