"""Two coordinators who rule at once, and questions that do not wait for other questions."""

import threading

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW
from tests.pairs.upward_cast import matched, one, proposal, upward
from tests.together import PATIENCE, together

from turnabout.core.models import Change
from turnabout.matchmaking import Mode
from turnabout.pairs.lately import Lately
from turnabout.pairs.models import Kind, Ruling
from turnabout.pairs.review import approve_all, take_back
from turnabout.pairs.rulings import CannotBePinnedError, lift, pin, rule, swap
from turnabout.pairs.runs import StillRunningError, ask_for_run
from turnabout.people.models import Person
from turnabout.programs.models import Cohort

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def spring(carla: Person) -> Cohort:
    return upward(carla, at=NOW)


def pins() -> int:
    return Ruling.objects.standing().filter(kind=Kind.PIN).count()


def test_the_people_are_read_before_anybody_has_to_wait(spring: Cohort, carla: Person):
    two = one(spring, "Noor"), one(spring, "Ada")

    with CaptureQueriesContext(connection) as asked:
        pin([two], by=carla, at=NOW)

    said = [query["sql"] for query in asked]
    began = next(place for place, sql in enumerate(said) if sql.startswith("BEGIN"))
    assert [sql for sql in said[:began] if "enrollment_offer" in sql]
    assert not [sql for sql in said[began:] if "enrollment_offer" in sql]


def test_of_two_pins_that_cannot_both_stand_one_does(spring: Cohort, carla: Person):
    noor = one(spring, "Noor")

    refused = together(
        lambda: pin([(noor, one(spring, "Ada"))], by=carla, at=NOW),
        lambda: pin([(noor, one(spring, "Bo"))], by=carla, at=NOW),
    )

    assert (refused, pins()) == ([CannotBePinnedError], 1)


def test_the_same_pin_twice_is_one_pin(spring: Cohort, carla: Person):
    two = one(spring, "Noor"), one(spring, "Ada")

    refused = together(*[lambda: pin([two], by=carla, at=NOW)] * 2)

    assert (refused, pins(), Change.objects.filter(verb="pin").count()) == ([], 1, 1)


def test_a_swap_beside_a_ban_leaves_one_ruling_on_each_two(spring: Cohort, carla: Person):
    run = matched(spring, by=carla, at=NOW)
    pairs = [(two.mentor, two.mentee) for two in (proposal(run, "Ada"), proposal(run, "Bo"))]

    refused = together(
        lambda: swap(*pairs, by=carla, at=NOW),
        lambda: rule(pairs[0][0], pairs[1][1], Kind.FORBID, by=carla, at=NOW),
    )

    standing = Ruling.objects.standing().values_list("mentor", "mentee")
    assert (refused, len(set(standing))) == ([], standing.count())


def test_a_ruling_is_lifted_once(spring: Cohort, carla: Person):
    ruling = rule(one(spring, "Noor"), one(spring, "Ada"), Kind.FORBID, by=carla, at=NOW)

    together(*[lambda: lift(ruling, by=carla, at=NOW)] * 2)

    assert Change.objects.filter(verb="lift").count() == 1


def test_two_who_ask_for_a_run_at_once_get_one(spring: Cohort, carla: Person):
    refused = together(*[lambda: ask_for_run(spring, mode=Mode.BEST, by=carla, at=NOW)] * 2)

    assert (refused, spring.runs.count()) == ([StillRunningError], 1)


def test_two_who_say_yes_to_all_at_once_are_remembered_once(spring: Cohort, carla: Person):
    run = matched(spring, by=carla, at=NOW)

    together(*[lambda: approve_all(run, by=carla, at=NOW)] * 2)

    assert (run.proposals.approved().count(), Change.objects.filter(verb="approve").count()) == (
        2,
        1,
    )


def test_a_yes_is_taken_back_once(spring: Cohort, carla: Person):
    run = matched(spring, by=carla, at=NOW)
    approve_all(run, by=carla, at=NOW)

    together(*[lambda: take_back(proposal(run, "Ada"), by=carla, at=NOW)] * 2)

    assert Change.objects.filter(verb="take back").count() == 1


def test_nobody_waits_for_what_is_worked_out_for_somebody_else():
    lately: Lately[str] = Lately(most=3)
    is_busy, may_end = threading.Event(), threading.Event()

    def slow() -> str:
        is_busy.set()
        assert may_end.wait(PATIENCE)
        return "slow"

    other = threading.Thread(target=lambda: lately.get("one run", (1,), slow))
    other.start()
    assert is_busy.wait(PATIENCE)

    found = lately.get("another run", (1,), lambda: "quick")

    may_end.set()
    other.join(PATIENCE)
    assert (found, lately.get("one run", (1,), lambda: "anew")) == ("quick", "slow")


def test_two_who_ask_the_same_work_it_out_once():
    lately: Lately[int] = Lately(most=3)
    worked: list[int] = []

    def work() -> int:
        worked.append(1)
        return len(worked)

    together(*[lambda: lately.get("a run", (1,), work)] * 4)

    assert worked == [1]
