"""Who may take which seat: the confidential contact stands outside everybody's line."""

import pytest
from django.db import IntegrityError, transaction
from tests.cast import NOW, enter

from turnabout.core.models import Change
from turnabout.people.models import Person
from turnabout.programs.lines import bosses
from turnabout.programs.models import Part, Program, Seat
from turnabout.programs.seats import (
    LastCoordinatorError,
    SeatRefusedError,
    end_seat,
    give_seat,
    obstacles,
)


@pytest.fixture
def ines(kittiwake: object) -> Person:
    """Somebody of the works council, who reports to nobody here."""
    return enter("Ines Duarte", "ines@kittiwake.example")


def test_a_seat_keeps_who_gave_it_and_when(upward: Program, carla: Person, ada: Person):
    seat = give_seat(upward, ada, Part.SPONSOR, by=carla, at=NOW)

    assert (seat.person, seat.part, seat.by, seat.at) == (ada, Part.SPONSOR, carla, NOW)
    assert Change.objects.of(upward)[0].detail == {"sponsor": ["", "Ada Lindqvist"]}


def test_somebody_outside_every_line_may_be_the_contact(
    upward: Program, carla: Person, ines: Person
):
    assert give_seat(upward, ines, Part.CONTACT, by=carla, at=NOW).person == ines


def test_who_stands_above_a_coordinator_at_any_depth_is_no_contact(
    upward: Program, carla: Person, noor: Person, ines: Person
):
    _report(carla, to=noor)
    _report(noor, to=ines)

    with pytest.raises(SeatRefusedError, match="Stands above Carla Reyes"):
        give_seat(upward, ines, Part.CONTACT, by=carla, at=NOW)


def test_who_stands_below_the_sponsor_at_any_depth_is_no_contact(
    upward: Program, carla: Person, ada: Person, noor: Person, ines: Person
):
    give_seat(upward, ada, Part.SPONSOR, by=carla, at=NOW)
    _report(ines, to=noor)
    _report(noor, to=ada)
    _report(ada, to=enter("The minister", "minister@kittiwake.example"))

    with pytest.raises(SeatRefusedError, match="Stands below Ada Lindqvist"):
        give_seat(upward, ines, Part.CONTACT, by=carla, at=NOW)


def test_under_a_sponsor_who_heads_everything_only_direct_reports_are_no_contact(
    upward: Program, carla: Person, ada: Person, noor: Person, ines: Person
):
    give_seat(upward, ada, Part.SPONSOR, by=carla, at=NOW)
    _report(noor, to=ada)
    _report(ines, to=noor)

    assert sorted(obstacles(upward, [noor, ines], Part.CONTACT)) == [noor.pk]


def test_the_head_may_sponsor_a_program_whose_contact_stands_far_below(
    upward: Program, carla: Person, ada: Person, noor: Person, ines: Person
):
    give_seat(upward, ines, Part.CONTACT, by=carla, at=NOW)
    _report(ines, to=noor)
    _report(noor, to=ada)

    assert sorted(obstacles(upward, [ada, noor], Part.SPONSOR)) == [noor.pk]


def test_the_head_of_everything_is_no_contact(
    upward: Program, carla: Person, ada: Person, noor: Person
):
    _report(carla, to=noor)
    _report(noor, to=ada)

    assert sorted(obstacles(upward, [ada], Part.CONTACT)) == [ada.pk]


def test_whose_line_the_contact_is_in_is_no_sponsor(
    upward: Program, carla: Person, ada: Person, ines: Person
):
    give_seat(upward, ines, Part.CONTACT, by=carla, at=NOW)
    _report(ines, to=ada)

    with pytest.raises(SeatRefusedError, match="Stands above Ines Duarte"):
        give_seat(upward, ada, Part.SPONSOR, by=carla, at=NOW)


def test_the_sponsor_may_stand_above_the_coordinator(upward: Program, carla: Person, ada: Person):
    _report(carla, to=ada)

    assert give_seat(upward, ada, Part.SPONSOR, by=carla, at=NOW).person == ada


def test_colleagues_with_the_same_manager_are_in_nobodys_line(
    upward: Program, carla: Person, noor: Person, ines: Person
):
    _report(carla, to=noor)
    _report(ines, to=noor)

    assert obstacles(upward, [ines], Part.CONTACT) == {}


def test_managers_in_a_circle_are_survived_and_in_each_others_line(
    upward: Program, carla: Person, noor: Person, ines: Person
):
    _report(carla, to=noor)
    _report(noor, to=ines)
    _report(ines, to=carla)

    assert bosses([carla.pk]) == {carla.pk: (noor.pk, ines.pk)}
    assert sorted(obstacles(upward, [ines], Part.CONTACT)) == [ines.pk]


def test_nobody_sits_twice_in_one_program(upward: Program, carla: Person):
    with pytest.raises(SeatRefusedError, match="Has a seat in this program already: coordinator"):
        give_seat(upward, carla, Part.CONTACT, by=carla, at=NOW)


def test_a_program_has_one_sponsor(upward: Program, carla: Person, ada: Person, noor: Person):
    give_seat(upward, ada, Part.SPONSOR, by=carla, at=NOW)

    with pytest.raises(SeatRefusedError, match="This seat is taken"):
        give_seat(upward, noor, Part.SPONSOR, by=carla, at=NOW)


def test_the_database_keeps_one_sponsor_and_one_seat_a_person(
    decided: Program, noor: Person, ada: Person
):
    for person, part in ((noor, Part.SPONSOR), (ada, Part.CONTACT)):
        with pytest.raises(IntegrityError):
            _again(decided, person, part)


def test_who_holds_no_office_coordinates_nothing(upward: Program, carla: Person, noor: Person):
    with pytest.raises(SeatRefusedError, match="an administrator can appoint them"):
        give_seat(upward, noor, Part.COORDINATOR, by=carla, at=NOW)


def test_who_has_left_takes_no_seat(upward: Program, carla: Person, noor: Person):
    noor.left_at = NOW

    with pytest.raises(SeatRefusedError, match="Has left"):
        give_seat(upward, noor, Part.SPONSOR, by=carla, at=NOW)


def test_a_seat_ends_and_can_be_given_again(upward: Program, carla: Person, ada: Person):
    seat = give_seat(upward, ada, Part.SPONSOR, by=carla, at=NOW)

    end_seat(seat, by=carla, at=NOW)

    assert Change.objects.of(upward)[0].detail == {"sponsor": ["Ada Lindqvist", ""]}
    assert give_seat(upward, ada, Part.SPONSOR, by=carla, at=NOW).pk != seat.pk


def test_the_last_coordinator_stays(upward: Program, carla: Person):
    with pytest.raises(LastCoordinatorError):
        end_seat(upward.seats.get(), by=carla, at=NOW)


def test_one_of_two_coordinators_may_go(upward: Program, carla: Person, bo: Person):
    give_seat(upward, bo, Part.COORDINATOR, by=carla, at=NOW)

    end_seat(upward.seats.get(person=carla), by=bo, at=NOW)

    assert [seat.person for seat in upward.seats.open()] == [bo]


def test_lines_take_as_many_queries_for_three_as_for_one(
    upward: Program, carla: Person, django_assert_num_queries: object
):
    people = [enter(f"Kim {number}", f"kim{number}@kittiwake.example") for number in range(3)]
    boss = enter("Boss", "boss@kittiwake.example")
    for one in people:
        _report(one, to=boss)

    for many in (1, 3):
        with django_assert_num_queries(4):  # type: ignore[operator]
            obstacles(upward, people[:many], Part.CONTACT)


def _report(person: Person, *, to: Person) -> None:
    person.manager = to
    person.save()


def _again(program: Program, person: Person, part: Part) -> None:
    with transaction.atomic():
        Seat.objects.create(program=program, person=person, part=part, at=NOW)
