"""How a program begins, is copied, is put away, and who sees it."""

import pytest
from tests.cast import NOW

from turnabout.core.models import Change
from turnabout.people.models import Office, Person
from turnabout.people.offices import dismiss
from turnabout.programs.beginning import (
    StillRunningError,
    archive_program,
    begin_program,
    copy_program,
    rename_program,
    take_out_program,
)
from turnabout.programs.changes import ArchivedError
from turnabout.programs.cohorts import close_sign_up, finish_cohort, open_sign_up
from turnabout.programs.models import Cohort, Objective, Part, Program
from turnabout.programs.seats import give_seat


def test_whoever_begins_a_program_coordinates_it(upward: Program, carla: Person):
    assert [(seat.person, seat.part) for seat in upward.seats.open()] == [(carla, Part.COORDINATOR)]


def test_a_coordinator_sees_and_leads_only_their_own(upward: Program, carla: Person, bo: Person):
    other = begin_program("Learning from newcomers", by=bo, at=NOW)

    assert list(Program.objects.seen_by(carla)) == list(Program.objects.led_by(carla)) == [upward]
    assert list(Program.objects.seen_by(bo)) == list(Program.objects.led_by(bo)) == [other]


def test_an_administrator_sees_no_program_by_the_office_alone(upward: Program, arne: Person):
    assert list(Program.objects.seen_by(arne)) == []


def test_sponsor_and_contact_see_their_program_and_do_not_lead_it(decided: Program, ada: Person):
    ines = Person.objects.get(name="Ines Duarte")

    assert [list(Program.objects.seen_by(one)) for one in (ada, ines)] == [[decided], [decided]]
    assert [list(Program.objects.led_by(one)) for one in (ada, ines)] == [[], []]


def test_who_is_dismissed_as_coordinator_leads_nothing(upward: Program, carla: Person):
    dismiss(carla, Office.COORDINATOR, by=carla, at=NOW)

    assert list(Program.objects.led_by(carla)) == []


def test_who_has_left_sees_nothing(upward: Program, carla: Person):
    carla.left_at = NOW
    carla.save()

    assert list(Program.objects.seen_by(carla)) == []


def test_another_name_is_in_the_history(upward: Program, carla: Person):
    rename_program(upward, "Learning upward", by=carla, at=NOW)

    upward.refresh_from_db()
    assert upward.name == "Learning upward"
    assert Change.objects.of(upward)[0].detail == {"name": ["Upward", "Learning upward"]}


def test_a_copy_is_decided_alike_without_people_and_cohorts(
    decided: Program, spring: Cohort, bo: Person
):
    copy = copy_program(decided, "Upward again", by=bo, at=NOW)

    assert copy.pk != decided.pk
    assert Objective.objects.get(program=copy).sentence() == decided.objective.sentence()
    assert _topics(copy) == _topics(decided)
    assert (copy.mentors_up_to, copy.mentees_from) == (decided.mentors_up_to, decided.mentees_from)
    assert (copy.rulebook.number, copy.rulebook.values) == (1, decided.rulebook.values)
    assert _texts(copy) == _texts(decided)
    assert [(seat.person, seat.part) for seat in copy.seats.open()] == [(bo, Part.COORDINATOR)]
    assert (copy.cohorts.count(), copy.readiness.count()) == (0, 0)


def test_copying_leaves_the_original_as_it_was(decided: Program, bo: Person):
    before = (_topics(decided), _texts(decided), decided.objective.pk)

    copy_program(decided, "Upward again", by=bo, at=NOW)

    decided = Program.objects.get(pk=decided.pk)
    assert (_topics(decided), _texts(decided), decided.objective.pk) == before


def test_an_archived_program_can_be_read_and_not_changed(upward: Program, carla: Person):
    archive_program(upward, by=carla, at=NOW)

    assert list(Program.objects.seen_by(carla)) == [upward]
    with pytest.raises(ArchivedError):
        rename_program(upward, "Downward", by=carla, at=NOW)
    assert Program.objects.get(pk=upward.pk).name == "Upward"


def test_an_archived_program_comes_out_again_as_it_was(decided: Program, carla: Person):
    archive_program(decided, by=carla, at=NOW)

    take_out_program(decided, by=carla, at=NOW)

    assert list(Program.objects.running()) == [decided]
    assert [one.verb for one in Change.objects.of(decided)[:2]] == ["take out", "archive"]


def test_archiving_twice_is_told_once(upward: Program, carla: Person):
    archive_program(upward, by=carla, at=NOW)
    archive_program(upward, by=carla, at=NOW)

    assert Change.objects.of(upward).filter(verb="archive").count() == 1


def test_a_program_with_people_in_a_cohort_is_not_put_away(
    decided: Program, spring: Cohort, carla: Person
):
    open_sign_up(spring, by=carla, at=NOW, today=NOW.date())

    with pytest.raises(StillRunningError) as error:
        archive_program(decided, by=carla, at=NOW)

    assert error.value.cohorts == ["Spring"]
    close_sign_up(spring, by=carla, at=NOW)
    finish_cohort(spring, by=carla, at=NOW)
    archive_program(decided, by=carla, at=NOW)
    assert list(Program.objects.running()) == []


def test_two_coordinators_lead_the_same_program(upward: Program, carla: Person, bo: Person):
    give_seat(upward, bo, Part.COORDINATOR, by=carla, at=NOW)

    assert list(Program.objects.led_by(bo)) == [upward]


def _topics(program: Program) -> list[tuple[str, bool]]:
    return list(program.topics.values_list("skill__name", "objective"))


def _texts(program: Program) -> list[tuple[str, str, str]]:
    return list(program.letter_texts.order_by("kind").values_list("kind", "subject", "body"))
