"""Searching for skills and for people, and what stands against a choice."""

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from turnabout.people.models import Person
from turnabout.programs.models import Part, Program, Seat
from turnabout.programs.seats import obstacles
from turnabout.skills.models import Group, Skill
from turnabout.skills.near import Suggestion, near

MOST = 12
"""People in a list to choose from: who looks for more types more."""


class Found(NamedTuple):
    """Somebody whom the words fit, and why they cannot take the seat, if they cannot."""

    person: Person
    obstacle: str


class Chair(NamedTuple):
    """A part of a program, who holds it, and why it is there."""

    part: Part
    why: str
    seats: list[Seat]
    is_asked: bool
    has_room: bool


class TopicGroup(NamedTuple):
    """One of the five groups of the handbook, with the topics that are not chosen yet."""

    title: str
    topics: list[Skill]


def skills_found(program: Program, words: str) -> list[Suggestion]:
    """Return the skills that the words may mean, without those that are topics already."""
    if not words:
        return []
    chosen = set(program.topics.values_list("skill_id", flat=True))
    return [one for one in near(words, personal=True) if one.skill.pk not in chosen]


def groups(program: Program) -> list[TopicGroup]:
    """Return the handbook's topics by group, without those that are chosen."""
    open_ones = list(Skill.objects.topics().exclude(pk__in=program.topics.values("skill")))
    return [
        TopicGroup(str(group.label), [one for one in open_ones if one.group == group])
        for group in Group
    ]


def people_found(program: Program, part: str, words: str) -> dict[str, Any]:
    """Return the first people whom the words fit, each with what stands against the choice."""
    told = {"part": part, "words": words, "most": MOST}
    if not words or part not in Part.values:
        return told | {"found": [], "is_cut": False}
    met = Person.objects.here().whose_name_holds(words).select_related("grade")[: MOST + 1]
    people = list(met)[:MOST]
    against = obstacles(program, people, Part(part))
    found = [Found(person, against.get(person.pk, "")) for person in people]
    return told | {"found": found, "is_cut": len(met) > MOST}


def chairs(program: Program, asked: str) -> list[Chair]:
    """Return the three parts with who holds them; one may be asked for."""
    seats = list(program.seats.open().select_related("person"))
    return [
        Chair(
            part,
            str(WHY[part]),
            [seat for seat in seats if seat.part == part],
            is_asked=part == asked,
            has_room=part != Part.SPONSOR or all(seat.part != part for seat in seats),
        )
        for part in (Part.SPONSOR, Part.CONTACT, Part.COORDINATOR)
    ]


WHY = {
    Part.SPONSOR: _(
        "An executive who takes part as a mentee and is seen to. They read one honest page of "
        "results, and never who said what."
    ),
    Part.CONTACT: _(
        "Where a mentor turns if something goes wrong. Outside the reporting lines of the sponsor "
        "and the coordinators; the only one who reads concerns. Name two: then somebody can choose."
    ),
    Part.COORDINATOR: _(
        "Sets up the program and looks after it: about one hour per pair for a whole cohort."
    ),
}
"""Why each part is there."""
