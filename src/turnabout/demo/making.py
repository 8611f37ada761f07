"""Makes the demo: the example organisation, as if its staff list had been imported this morning."""

import datetime as dt

from django.conf import settings
from django.db import transaction

from turnabout.core.organisations import found, the_organisation
from turnabout.demo.models import Demo, Persona
from turnabout.demo.people import enter_people
from turnabout.demo.personas import COORDINATOR, PARTS
from turnabout.demo.program import make_program
from turnabout.example import ORGANISATION, example_sheet
from turnabout.matchmaking.sheets import read_sheet
from turnabout.people.offices import appoint


class NoDemoHereError(Exception):
    """The installation belongs to a real organisation: it is never made a demo."""


def is_demo() -> bool:
    """Return whether visitors may be anyone here: the setting says so, and the mark is there."""
    return bool(settings.DEMO) and Demo.objects.exists()


def personas() -> list[Persona]:
    """Return whom a visitor may be; nobody where this is no demo."""
    return list(Persona.objects.select_related("person")) if is_demo() else []


@transaction.atomic
def make_demo(*, at: dt.datetime) -> None:
    """Make the demo where nothing is yet; NoDemoHereError where a real organisation is."""
    if Demo.objects.exists():
        return
    if the_organisation():
        raise NoDemoHereError
    Demo.objects.create(made_at=at)
    found(ORGANISATION, time_zone="Europe/London", at=at)
    told = read_sheet(example_sheet()).pool.people
    people = enter_people(told, {}, at=at)
    for place, part in enumerate(PARTS):
        person = people[part.staff_id]
        Persona.objects.create(person=person, place=place, part=part.name, sees=part.sees)
        if part.office:
            appoint(person, part.office, by=None, at=at)
    make_program(people, told, by=people[COORDINATOR], at=at)
