"""The people in charge: who may take which seat, and how a seat is given and ended."""

import datetime as dt
from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from turnabout.people.models import Office, Person
from turnabout.programs.changes import remember_change
from turnabout.programs.lines import answers_to, bosses
from turnabout.programs.models import Part, Program, Seat
from turnabout.programs.sentences import amid

Lines = dict[int, tuple[int, ...]]
"""Everyone above somebody, the nearest first, by number."""


class SeatRefusedError(Exception):
    """Somebody cannot take a seat: the message says why."""


class LastCoordinatorError(Exception):
    """Somebody must lead the program."""

    def __str__(self) -> str:
        return _("Nobody else coordinates this program. Give somebody else the seat first.")


@transaction.atomic
def give_seat(program: Program, person: Person, part: Part, *, by: Person, at: dt.datetime) -> Seat:
    """Return the seat, which begins now. SeatRefusedError with the reason where it cannot."""
    Program.objects.select_for_update().get(pk=program.pk)  # lines are looked at one by one
    if reason := obstacles(program, [person], part).get(person.pk):
        raise SeatRefusedError(reason)
    try:
        with transaction.atomic():
            seat = Seat.objects.create(program=program, person=person, part=part, by=by, at=at)
    except IntegrityError:
        raise SeatRefusedError(_("This seat is taken. End the other one first.")) from None
    remember_change(program, "seats", before={}, after={part.value: person.name}, by=by, at=at)
    return seat


@transaction.atomic
def give_lead(program: Program, person: Person, *, by: Person, at: dt.datetime) -> Seat:
    """Return the seat of a coordinator that an administrator gives, whoever leads the program.

    SeatRefusedError as for every seat, and where they would put themselves into a program that
    somebody leads: its content is no business of theirs.
    """
    if person.pk == by.pk and not Program.objects.without_lead().filter(pk=program.pk).exists():
        raise SeatRefusedError(_("Somebody leads this program: only they can let you in."))
    return give_seat(program, person, Part.COORDINATOR, by=by, at=at)


@transaction.atomic
def end_seat(seat: Seat, *, by: Person, at: dt.datetime) -> None:
    """End a seat. LastCoordinatorError where nobody would lead the program any more."""
    program = Program.objects.select_for_update().get(pk=seat.program_id)  # of two, one is last
    others = program.seats.open().filter(part=Part.COORDINATOR).exclude(pk=seat.pk)
    if seat.part == Part.COORDINATOR and not others.exists():
        raise LastCoordinatorError
    if Seat.objects.filter(pk=seat.pk, ended_at__isnull=True).update(ended_by=by, ended_at=at):
        before = {seat.part: seat.person.name}
        remember_change(program, "seats", before=before, after={seat.part: ""}, by=by, at=at)


def obstacles(program: Program, people: Sequence[Person], part: Part) -> dict[int, str]:
    """Return why some of these people cannot take a seat, by their number."""
    seats = list(program.seats.open().select_related("person"))
    apart = [seat for seat in seats if _must_stand_apart(part, Part(seat.part))]
    above = bosses([one.pk for one in [*people, *(seat.person for seat in apart)]])
    able = set(
        Person.objects.holding(Office.COORDINATOR)
        .filter(pk__in=[one.pk for one in people])
        .values_list("pk", flat=True)
    )
    found = {}
    for person in people:
        reason = _seat_taken(person, seats) or _unfit(person, part, able)
        reason = reason or _in_line(person, part, apart, above)
        if reason:
            found[person.pk] = reason
    return found


def _must_stand_apart(one: Part, other: Part) -> bool:
    """Return whether the two may not be in each other's reporting line."""
    return (one == Part.CONTACT) != (other == Part.CONTACT)


def _seat_taken(person: Person, seats: list[Seat]) -> str:
    for seat in seats:
        if seat.person_id == person.pk:
            part = amid(seat.get_part_display())
            return _("Has a seat in this program already: %(part)s.") % {"part": part}
    return ""


def _unfit(person: Person, part: Part, able: set[int]) -> str:
    if not person.is_active:
        return _("Has left.")
    if part == Part.COORDINATOR and person.pk not in able:
        return _("Is no coordinator of the organisation: an administrator can appoint them.")
    return ""


def _in_line(person: Person, part: Part, apart: list[Seat], above: Lines) -> str:
    for seat in apart:
        told = {"name": seat.person.name, "part": amid(seat.get_part_display())}
        contact, other = person.pk, seat.person_id
        if part != Part.CONTACT:
            contact, other = other, contact
        if answers_to(contact, other, above) or contact in above[other]:
            below = seat.person_id in above[person.pk]
            return (_BELOW if below else _ABOVE) % told
    return ""


_BELOW = gettext_lazy("Stands below %(name)s (%(part)s) in the reporting line.")
_ABOVE = gettext_lazy("Stands above %(name)s (%(part)s) in the reporting line.")
