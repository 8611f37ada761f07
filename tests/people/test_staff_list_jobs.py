"""The jobs of long staff lists: begun again they do no harm, and they say why they cannot."""

import pytest
from tests.cast import enter
from tests.people.staff_list_cast import applied, compared, quietly, taken, undone

from turnabout.core.jobs import JobCancelledError, JobFault
from turnabout.people.jobs import apply_staff_list, compare_staff_list, undo_staff_list
from turnabout.people.models import Person, StaffList

TEXT = "Name,Mail\nBea Holm,bea@x.example\n"


def _begin(staff_list: StaffList, by: Person) -> dict[str, int]:
    return {"staff_list": staff_list.pk, "by_person": by.pk}


def test_a_list_that_was_applied_is_not_applied_again(carla: Person):
    staff_list = applied(TEXT, by=carla)

    apply_staff_list(quietly, **_begin(staff_list, carla), gone="stay")

    assert Person.objects.filter(name="Bea Holm").count() == 1


def test_a_list_that_was_undone_is_not_undone_again(carla: Person):
    staff_list = applied(TEXT, by=carla)
    undone(staff_list, by=carla)

    undo_staff_list(quietly, **_begin(staff_list, carla))

    assert Person.objects.filter(name="Bea Holm").count() == 0


def test_why_a_list_cannot_be_undone_is_said(carla: Person):
    staff_list = applied(TEXT, by=carla)
    Person.objects.filter(name="Bea Holm").update(job="Driver")

    with pytest.raises(JobFault, match="Bea Holm was changed in the meantime"):
        undo_staff_list(quietly, **_begin(staff_list, carla))


def test_a_list_that_was_thrown_away_is_not_compared(carla: Person):
    with pytest.raises(JobFault, match="thrown away"):
        compare_staff_list(quietly, staff_list=999, by_person=carla.pk)


def test_a_comparison_says_how_far_it_is(carla: Person):
    rows = [f"P{number},p{number}@x.example\n" for number in range(2_500)]
    staff_list = taken("Name,Mail\n" + "".join(rows), by=carla)
    told: list[tuple[int, int]] = []

    compare_staff_list(lambda done, total: told.append((done, total)), **_begin(staff_list, carla))

    assert told == [(1_000, 5_000), (2_000, 5_000), (4_500, 5_000), (5_000, 5_000)]


def test_a_cancelled_list_changes_nothing(carla: Person):
    staff_list = compared(TEXT, by=carla)

    def cancelled(_done: int, _total: int) -> None:
        raise JobCancelledError

    with pytest.raises(JobCancelledError):
        apply_staff_list(cancelled, **_begin(staff_list, carla), gone="stay")

    assert Person.objects.filter(name="Bea Holm").count() == 0
    assert StaffList.objects.get().applied_at is None


def test_blank_rows_are_nobody(carla: Person):
    enter("Ann", "ann@x.example")

    staff_list = compared("Name,Mail,Note\nAnn,ann@x.example\n,,a remark\n\n", by=carla)

    assert (staff_list.rows, staff_list.problems) == (1, [])
