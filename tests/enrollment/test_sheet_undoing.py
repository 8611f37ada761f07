"""Undoing a sheet of sign-ups: as it was before, as long as nobody relies on it."""

import pytest
from tests.cast import NOW
from tests.enrollment.sheet_cast import (
    BOTH,
    LATER,
    REPLACE,
    applied,
    looked,
    quietly,
    signed_up_as,
    topics_of,
    undone,
)
from tests.enrollment.signup_cast import choice, closed, load

from turnabout.core.jobs import JobFault
from turnabout.enrollment.answering import answer, keep_apart, offer
from turnabout.enrollment.inviting import invite
from turnabout.enrollment.jobs import apply_sheet, forget_sheets, look_through_sheet, undo_sheet
from turnabout.enrollment.models import Enrollment, Invitation, Replaced, SignUpSheet
from turnabout.enrollment.sheets.faults import NotLastFault, PublishedFault, TakenOverFault
from turnabout.enrollment.sheets.taking import throw_away
from turnabout.enrollment.sheets.undoing import can_be_undone
from turnabout.enrollment.signing_up import begin, withdraw
from turnabout.enrollment.stars import give_stars
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Side

pytestmark = pytest.mark.usefixtures("noor", "ada")


def test_nobody_is_signed_up_any_more(spring: Cohort, carla: Person):
    sheet = applied(spring, BOTH, by=carla)

    undone(sheet, by=carla)

    assert (signed_up_as(spring), Enrollment.objects.count()) == ({}, 0)


def test_it_can_be_applied_anew_afterwards(spring: Cohort, carla: Person):
    undone(applied(spring, BOTH, by=carla), by=carla)

    applied(spring, BOTH, by=carla)

    assert signed_up_as(spring) == {"Ada Lindqvist": "mentee", "Noor Haddad": "mentor"}


def test_what_was_entered_before_says_again_what_it_said(
    spring: Cohort, noor: Person, ada: Person, carla: Person
):
    entered = begin(spring, noor, Side.MENTOR, by=carla, at=NOW)
    offer(entered, [choice("Sea shanties")], personal="no", by=carla, at=NOW)
    keep_apart(entered, ada, by=carla, at=NOW)
    sheet = applied(spring, BOTH, by=carla, **REPLACE)

    undone(sheet, by=carla)

    entered.refresh_from_db()
    assert topics_of(entered) == [("Sea shanties", 3)]
    assert [one.person for one in entered.not_with.all()] == [ada]
    assert (entered.sheet, entered.submitted_at, entered.slots) == (None, None, [])


def test_an_invitation_waits_again(spring: Cohort, noor: Person, carla: Person):
    invite(spring, Person.objects.filter(pk=noor.pk), Side.MENTOR, by=carla, at=NOW)

    undone(applied(spring, BOTH, by=carla), by=carla)

    assert Invitation.objects.get().answered_at is None


def test_nothing_is_undone_once_somebody_has_made_theirs_their_own(
    spring: Cohort, noor: Person, carla: Person
):
    sheet = applied(spring, BOTH, by=carla)
    answer(load(Enrollment.objects.get(person=noor)), {"capacity": 2}, by=noor, at=LATER)

    with pytest.raises(TakenOverFault):
        undone(sheet, by=carla)

    assert len(signed_up_as(spring)) == 2


def test_who_gave_stars_has_made_it_their_own(
    spring: Cohort, noor: Person, ada: Person, carla: Person
):
    sheet = applied(spring, BOTH, by=carla)
    closed(spring, by=carla, at=LATER)
    mine, other = (Enrollment.objects.get(person=one) for one in (noor, ada))
    give_stars(mine, [other.pk], by=noor, at=LATER)

    with pytest.raises(TakenOverFault):
        undone(sheet, by=carla)


def test_who_withdrew_stays_out_and_stands_in_the_way_of_nothing(
    spring: Cohort, noor: Person, carla: Person
):
    sheet = applied(spring, BOTH, by=carla)
    withdraw(load(Enrollment.objects.get(person=noor)), by=noor, at=LATER)

    undone(sheet, by=carla)

    assert looked(spring, BOTH, by=carla).counts["own"] == 1


def test_withdrawing_erases_what_was_replaced_too(spring: Cohort, noor: Person, carla: Person):
    begin(spring, noor, Side.MENTOR, by=carla, at=NOW)
    applied(spring, BOTH, by=carla, **REPLACE)

    withdraw(load(Enrollment.objects.get(person=noor)), by=noor, at=LATER)

    assert Replaced.objects.count() == 0


def test_nothing_is_undone_once_pairs_are_published(
    spring: Cohort, noor: Person, ada: Person, carla: Person
):
    sheet = applied(spring, BOTH, by=carla)
    mentor, mentee = (Enrollment.objects.get(person=one) for one in (noor, ada))
    Pair.objects.create(cohort=spring, mentor=mentor, mentee=mentee, published_at=LATER)

    with pytest.raises(PublishedFault):
        undone(sheet, by=carla)

    assert len(signed_up_as(spring)) == 2


def test_only_the_last_sheet_can_be_undone_and_once(spring: Cohort, carla: Person):
    first = applied(spring, BOTH, by=carla)
    second = applied(spring, "Email,Role\ncarla@kittiwake.example,mentor\n", by=carla)

    with pytest.raises(NotLastFault):
        undone(first, by=carla)
    undone(second, by=carla)
    with pytest.raises(NotLastFault):
        undone(second, by=carla)

    assert can_be_undone(first)


def test_a_job_that_begins_again_does_no_harm(spring: Cohort, carla: Person):
    sheet = applied(spring, BOTH, by=carla)
    given = {"sheet": sheet.pk, "by_person": carla.pk}

    apply_sheet(quietly, **given)
    undo_sheet(quietly, **given)
    undo_sheet(quietly, **given)

    assert Enrollment.objects.count() == 0


def test_a_job_says_why_it_cannot(spring: Cohort, noor: Person, carla: Person):
    sheet = applied(spring, BOTH, by=carla)
    answer(load(Enrollment.objects.get(person=noor)), {"capacity": 2}, by=noor, at=LATER)

    with pytest.raises(JobFault, match="their own"):
        undo_sheet(quietly, sheet=sheet.pk, by_person=carla.pk)


def test_a_sheet_that_was_thrown_away_is_not_looked_through(spring: Cohort, carla: Person):
    sheet = looked(spring, BOTH, by=carla)
    number = sheet.pk
    throw_away(sheet, by=carla, at=LATER)

    with pytest.raises(JobFault, match="thrown away"):
        look_through_sheet(quietly, sheet=number, by_person=carla.pk)


def test_a_sheet_that_nobody_applies_is_erased_after_a_week(spring: Cohort, carla: Person):
    old = looked(spring, BOTH, by=carla)
    kept = applied(spring, BOTH, by=carla)

    forget_sheets(quietly)

    assert list(SignUpSheet.objects.all()) == [kept]
    assert old.pk != kept.pk
