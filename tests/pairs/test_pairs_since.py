"""What changed since a run is counted from dates alone, kind by kind."""

import datetime as dt

import pytest
from tests.cast import NOW
from tests.pairs.conftest import TOMORROW

from turnabout.enrollment.models import Enrollment
from turnabout.enrollment.models.enrollments import EnrollmentQuerySet
from turnabout.enrollment.places import put_on_waitlist
from turnabout.enrollment.signing_up import withdraw
from turnabout.matchmaking import Mode
from turnabout.pairs.models import Kind, MatchRun
from turnabout.pairs.rulings import lift, rule
from turnabout.pairs.runs import ask_for_run
from turnabout.pairs.since import Since, since
from turnabout.people.models import Person, StaffList
from turnabout.programs.models import Cohort

NOTHING = Since(sign_ups=0, versions=0, rulings=0, staff_lists=0)
LATER = TOMORROW + dt.timedelta(hours=3)


def test_nothing_is_newer_than_a_run_that_has_just_looked(run: MatchRun):
    assert since(run) == NOTHING


def test_a_run_that_has_not_looked_yet_cannot_be_outdated(cohort: Cohort, aoife: Person):
    run = ask_for_run(cohort, mode=Mode.BEST, by=aoife, at=NOW)
    _some(cohort, 1).update(saved_at=LATER)

    assert since(run) == NOTHING


def test_sign_ups_that_changed_went_or_wait_are_counted_once_each(run: MatchRun, aoife: Person):
    changed, gone, left, waits = _some(run.cohort, 4)
    Enrollment.objects.filter(pk__in=[changed.pk, gone.pk]).update(saved_at=LATER)
    withdraw(gone, by=gone.person, at=LATER)
    Person.objects.filter(pk=left.person_id).update(left_at=LATER)
    put_on_waitlist(waits, reason="Too few mentors", by=aoife, at=LATER)

    assert since(run) == NOTHING._replace(sign_ups=4)


@pytest.mark.parametrize("field", ["saved_at", "submitted_at"])
def test_what_came_before_the_run_is_not_newer(run: MatchRun, field: str):
    _some(run.cohort, 3).update(**{field: TOMORROW})

    assert since(run) == NOTHING


def test_a_draft_that_nobody_has_sent_off_changes_no_run(run: MatchRun):
    _some(run.cohort, 1).update(saved_at=LATER, submitted_at=None)

    assert since(run) == NOTHING


def test_a_ruling_is_newer_when_it_is_made_and_when_it_is_lifted(run: MatchRun, aoife: Person):
    first, second = run.proposals.all()[:2]
    rule(first.mentor, first.mentee, Kind.PIN, by=aoife, at=LATER)
    earlier = rule(second.mentor, second.mentee, Kind.FORBID, by=aoife, at=NOW)
    made = since(run)

    lift(earlier, by=aoife, at=LATER)

    assert (made, since(run)) == (NOTHING._replace(rulings=1), NOTHING._replace(rulings=2))


def test_versions_of_the_rules_and_staff_lists_are_counted(run: MatchRun, aoife: Person):
    rules = run.rulebook
    for number in (1, 2):
        run.cohort.program.rulebooks.create(
            number=rules.number + number, values=rules.values, at=LATER
        )
    for at in (NOW, LATER):
        StaffList.objects.create(
            file_name="staff.csv",
            uploaded_by=aoife,
            uploaded_at=NOW,
            compared_at=NOW,
            applied_at=at,
        )

    assert since(run) == NOTHING._replace(versions=2, staff_lists=1)


def _some(cohort: Cohort, many: int) -> EnrollmentQuerySet:
    signed_up = Enrollment.objects.submitted().filter(cohort=cohort)
    pks = list(signed_up.values_list("pk", flat=True)[:many])
    return Enrollment.objects.filter(pk__in=pks).select_related("person", "cohort__program")
