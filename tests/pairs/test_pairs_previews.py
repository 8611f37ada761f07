"""The quiet opt-out: everyone looks first, each may decline once, and nobody learns who did."""

import datetime as dt

import pytest
from django.apps import apps
from django.db import models
from tests.cast import NOW
from tests.pairs.preview_cast import FRIDAY, SATURDAY, carried_out, matched, shown, two_of

from turnabout.core.models import Change, Letter, Organisation
from turnabout.enrollment.signing_up import withdraw
from turnabout.pairs.days import working_days_after
from turnabout.pairs.looks import asked_to_look, looks
from turnabout.pairs.models import Decline, Kind, MatchRun, Preview, Proposal, Ruling
from turnabout.pairs.previews import (
    DeclinedBeforeError,
    NothingToShowError,
    NotThatDayError,
    StillOpenError,
    TooLateError,
    accept,
    decline,
    show,
    suggested_day,
)
from turnabout.pairs.publishing import Plan, plan
from turnabout.pairs.review import approve, approve_all, take_back
from turnabout.pairs.room import NoRoomError
from turnabout.pairs.rulings import CannotBePinnedError, NeverLiftedError, lift, pin, rule
from turnabout.pairs.settling import NotOverError, settle, settle_all
from turnabout.people.models import Person

DAY = dt.timedelta(days=1)


@pytest.fixture
def run(carla: Person) -> MatchRun:
    """A run that nobody has said yes to."""
    return matched(carla)


@pytest.fixture
def preview(carla: Person) -> Preview:
    """All four pairs are being looked at, until Friday."""
    return shown(carla)


@pytest.fixture
def first(preview: Preview) -> Proposal:
    """The first of the pairs that are looked at."""
    return preview.shown().with_people()[0]


def test_everyone_gets_one_letter_and_it_names_nobody(run: MatchRun, carla: Person):
    approve_all(run, by=carla, at=NOW)
    everyone = {person for each in run.proposals.with_people() for person in two_of(each)}

    show(run, until=FRIDAY, by=carla, at=NOW)

    letters = Letter.objects.filter(kind="preview")
    assert sorted(letters.values_list("to", flat=True)) == sorted(one.email for one in everyone)
    for letter in letters:
        others = [one.first_name for one in everyone if one.email != letter.to]
        assert [name for name in others if name in letter.text] == []


def test_somebody_who_would_meet_two_gets_one_letter(run: MatchRun, carla: Person):
    both = run.proposals.all()[:2]
    run.proposals.filter(pk=both[1].pk).update(mentor=both[0].mentor)
    run.cohort.enrollments.filter(pk=both[0].mentor_id).update(capacity=2)
    approve(run, list(both), by=carla, at=NOW)

    show(run, until=FRIDAY, by=carla, at=NOW)

    assert Letter.objects.filter(kind="preview").count() == 3


def test_who_has_no_yes_is_shown_nobody(run: MatchRun, carla: Person):
    one, other = run.proposals.with_people()[:2]
    approve(run, [one], by=carla, at=NOW)

    show(run, until=FRIDAY, by=carla, at=NOW)

    assert len(looks(two_of(one)[0], at=NOW)) == 1
    assert looks(two_of(other)[0], at=NOW) == []


def test_without_a_new_yes_there_is_nothing_to_show(run: MatchRun, carla: Person):
    with pytest.raises(NothingToShowError):
        show(run, until=FRIDAY, by=carla, at=NOW)

    assert (Preview.objects.count(), Letter.objects.filter(kind="preview").count()) == (0, 0)


def test_somebody_who_withdrew_since_the_run_is_not_shown(run: MatchRun, carla: Person):
    approve_all(run, by=carla, at=NOW)
    gone = run.proposals.with_people()[0].mentor
    withdraw(gone, by=gone.person, at=NOW)

    with pytest.raises(NoRoomError) as refused:
        show(run, until=FRIDAY, by=carla, at=NOW)

    assert (refused.value.people, Preview.objects.count()) == ([gone], 0)


@pytest.mark.parametrize("days", [1, 42])
def test_people_have_from_one_day_to_six_weeks(run: MatchRun, carla: Person, days: int):
    approve_all(run, by=carla, at=NOW)

    show(run, until=NOW.date() + days * DAY, by=carla, at=NOW)

    assert Preview.objects.get().until == NOW.date() + days * DAY


@pytest.mark.parametrize("days", [-1, 0, 43])
def test_people_never_have_less_or_more(run: MatchRun, carla: Person, days: int):
    approve_all(run, by=carla, at=NOW)

    with pytest.raises(NotThatDayError):
        show(run, until=NOW.date() + days * DAY, by=carla, at=NOW)


@pytest.mark.parametrize(("start", "last"), [(2, 9), (5, 12), (6, 13), (7, 13), (8, 13)])
def test_five_working_days_skip_the_weekend(start: int, last: int):
    assert working_days_after(dt.date(2026, 3, start), 5) == dt.date(2026, 3, last)


def test_who_looks_later_has_three_working_days(preview: Preview):
    assert suggested_day(preview.run, at=NOW) == NOW.date() + 3 * DAY


def test_a_cohort_is_shown_one_thing_at_a_time(preview: Preview, carla: Person):
    with pytest.raises(StillOpenError) as refused:
        show(preview.run, until=FRIDAY, by=carla, at=NOW)

    assert refused.value.preview == preview


def test_each_sees_the_other_and_what_they_share(first: Proposal):
    mentor, mentee = two_of(first)

    seen = [looks(person, at=NOW) for person in (mentor, mentee)]

    assert [(look.profile.first_name, look.shared) for [look] in seen] == [
        (mentee.first_name, ["Short video and creators"]),
        (mentor.first_name, ["Short video and creators"]),
    ]


def test_a_decline_can_be_taken_back_until_the_last_day(first: Proposal):
    mentor, _ = two_of(first)
    decline(first, by=mentor, at=NOW)
    accept(first, by=mentor, at=NOW)

    decline(first, by=mentor, at=NOW)

    assert [look.has_declined for look in looks(mentor, at=NOW)] == [True]


def test_declining_the_same_again_does_no_harm(first: Proposal):
    mentor, _ = two_of(first)

    decline(first, by=mentor, at=NOW)
    decline(first, by=mentor, at=NOW)

    assert Decline.objects.count() == 1


def test_both_may_decline_and_neither_sees_that_the_other_did(first: Proposal):
    mentor, mentee = two_of(first)
    before = looks(mentee, at=NOW)

    decline(first, by=mentor, at=NOW)

    assert looks(mentee, at=NOW) == before
    decline(first, by=mentee, at=NOW)
    assert Decline.objects.count() == 2


def test_of_two_proposals_one_can_be_declined(preview: Preview, first: Proposal):
    other = preview.shown().exclude(pk=first.pk)[0]
    Proposal.objects.filter(pk=other.pk).update(mentor=first.mentor)
    decline(first, by=first.mentor.person, at=NOW)

    with pytest.raises(DeclinedBeforeError):
        decline(other, by=first.mentor.person, at=NOW)

    both = looks(first.mentor.person, at=NOW)
    assert [(look.has_declined, look.may_decline) for look in both] == [
        (True, False),
        (False, False),
    ]


def test_nobody_declines_for_others(preview: Preview, first: Proposal, carla: Person):
    other = preview.shown().exclude(pk=first.pk)[0]

    for somebody in (carla, other.mentor.person):
        with pytest.raises(TooLateError):
            decline(first, by=somebody, at=NOW)

    assert Decline.objects.count() == 0


@pytest.mark.parametrize(
    ("zone", "last", "over"),
    [
        ("Pacific/Auckland", "2026-03-06T10:59:59+00:00", "2026-03-06T11:00:00+00:00"),
        ("Europe/London", "2026-03-06T23:59:59+00:00", "2026-03-07T00:00:00+00:00"),
        ("Asia/Kathmandu", "2026-03-06T18:14:59+00:00", "2026-03-06T18:15:00+00:00"),
        ("Pacific/Honolulu", "2026-03-07T09:59:59+00:00", "2026-03-07T10:00:00+00:00"),
    ],
)
def test_the_last_day_ends_where_the_organisation_is(
    first: Proposal, zone: str, last: str, over: str
):
    Organisation.objects.update(time_zone=zone)
    mentor, mentee = two_of(first)

    decline(first, by=mentor, at=dt.datetime.fromisoformat(last))
    with pytest.raises(TooLateError):
        decline(first, by=mentee, at=dt.datetime.fromisoformat(over))

    assert settle_all(at=dt.datetime.fromisoformat(last)) == 0
    assert settle_all(at=dt.datetime.fromisoformat(over)) == 1


def test_a_decline_changes_nothing_but_itself(first: Proposal):
    before = _everything_but(Decline)

    decline(first, by=first.mentor.person, at=NOW)

    assert _everything_but(Decline) == before


def test_what_is_kept_of_a_decline_has_no_date():
    assert {field.name for field in Decline._meta.get_fields()} == {
        "id",
        "cohort",
        "person",
        "proposal",
    }


def test_nothing_is_settled_before_the_last_day_is_over(preview: Preview, carla: Person):
    with pytest.raises(NotOverError):
        settle(preview, by=carla, at=NOW)

    preview.refresh_from_db()
    assert preview.settled_at is None


def test_where_nobody_declined_all_stands_and_nothing_is_matched_anew(preview: Preview):
    settle(preview, by=None, at=SATURDAY)

    assert plan(preview.run) == Plan(pairs=4, unasked=0)
    assert MatchRun.objects.count() == 1


def test_what_was_declined_falls_and_the_rest_stands(preview: Preview, first: Proposal):
    decline(first, by=first.mentor.person, at=NOW)

    settle(preview, by=None, at=SATURDAY)

    ruling = Ruling.objects.get()
    assert (ruling.mentor, ruling.mentee, ruling.by) == (first.mentor, first.mentee, None)
    assert first not in preview.run.proposals.approved()
    assert plan(preview.run).pairs == 3


def test_settling_twice_settles_once(preview: Preview, first: Proposal, carla: Person):
    decline(first, by=first.mentor.person, at=NOW)

    settle(preview, by=None, at=SATURDAY)
    settle(preview, by=carla, at=SATURDAY)

    assert Change.objects.filter(verb="settle").count() == 1
    assert (MatchRun.objects.count(), Ruling.objects.count()) == (2, 1)


def test_history_tells_how_many_fell_and_not_through_whom(preview: Preview, first: Proposal):
    decline(first, by=first.mentee.person, at=NOW)

    settle(preview, by=None, at=SATURDAY)

    change = Change.objects.get(verb="settle")
    assert change.detail == {"preview": preview.pk, "pairs": 4, "fallen": 1}
    assert change.by is None


def test_whoever_declined_leaves_the_same_behind_as_the_other_or_a_withdrawal(
    preview: Preview, carla: Person
):
    by_mentor, by_mentee, by_withdrawing, _ = preview.shown().with_people()
    decline(by_mentor, by=by_mentor.mentor.person, at=NOW)
    decline(by_mentee, by=by_mentee.mentee.person, at=NOW)
    withdraw(by_withdrawing.mentor, by=by_withdrawing.mentor.person, at=NOW)

    settle(preview, by=carla, at=SATURDAY)

    facts = ("kind", "by", "at", "lifted_by", "lifted_at", "preview")
    assert len(set(Ruling.objects.values_list(*facts))) == 1
    assert Ruling.objects.count() == 3


def test_which_proposal_it_was_is_forgotten_and_that_it_was_used_is_kept(
    preview: Preview, first: Proposal
):
    mentor, _ = two_of(first)
    decline(first, by=mentor, at=NOW)

    settle(preview, by=None, at=SATURDAY)

    assert list(Decline.objects.values_list("person", "proposal")) == [(mentor.pk, None)]


def test_the_next_run_keeps_what_stood_with_its_yes_and_fills_the_rest(
    preview: Preview, first: Proposal, carla: Person
):
    other = preview.shown().exclude(pk=first.pk)[0]
    for each in (first, other):
        decline(each, by=each.mentor.person, at=NOW)
    stood = set(
        preview.shown().exclude(pk__in=[first.pk, other.pk]).values_list("mentor", "mentee")
    )

    settle(preview, by=None, at=SATURDAY)
    again = carried_out(Preview.objects.get().next_run, at=SATURDAY)

    assert set(again.proposals.approved().values_list("mentor", "mentee")) == stood
    assert set(again.proposals.to_be_approved().values_list("mentor", "mentee")) == {
        (first.mentor_id, other.mentee_id),
        (other.mentor_id, first.mentee_id),
    }
    assert again.proposals.to_be_shown().count() == 0


def test_the_next_run_has_the_rules_and_the_aim_of_the_one_before(
    preview: Preview, first: Proposal
):
    decline(first, by=first.mentor.person, at=NOW)

    settle(preview, by=None, at=SATURDAY)

    again = Preview.objects.get().next_run
    assert (again.rulebook, again.mode) == (preview.run.rulebook, preview.run.mode)


def test_a_pair_that_a_rule_forbids_by_now_is_not_kept(
    preview: Preview, first: Proposal, carla: Person
):
    decline(first, by=first.mentor.person, at=NOW)
    other = preview.shown().exclude(pk=first.pk)[0]
    settle(preview, by=None, at=SATURDAY)
    rule(other.mentor, other.mentee, Kind.FORBID, by=carla, at=SATURDAY)

    again = carried_out(Preview.objects.get().next_run, at=SATURDAY)

    assert again.proposals.approved().count() == 2
    assert not again.proposals.filter(mentor=other.mentor, mentee=other.mentee).exists()


def test_a_pin_of_the_coordinator_comes_before_what_is_kept(
    preview: Preview, first: Proposal, carla: Person
):
    decline(first, by=first.mentor.person, at=NOW)
    other = preview.shown().exclude(pk=first.pk)[0]
    settle(preview, by=None, at=SATURDAY)
    rule(first.mentor, other.mentee, Kind.PIN, by=carla, at=SATURDAY)

    again = carried_out(Preview.objects.get().next_run, at=SATURDAY)

    assert again.proposals.filter(mentor=first.mentor, mentee=other.mentee).exists()
    assert again.proposals.approved().count() == 2


def test_only_those_who_are_new_look_again_and_who_declined_cannot_again(
    preview: Preview, carla: Person
):
    declined = list(preview.shown().with_people()[:2])
    for each in declined:
        decline(each, by=each.mentor.person, at=NOW)
    settle(preview, by=None, at=SATURDAY)
    again = carried_out(Preview.objects.get().next_run, at=SATURDAY)
    approve_all(again, by=carla, at=SATURDAY)

    show(again, until=FRIDAY + 7 * DAY, by=carla, at=SATURDAY)

    looking = {
        person: looks(person, at=SATURDAY)
        for each in again.proposals.with_people()
        for person in two_of(each)
    }
    new = {person for each in declined for person in two_of(each)}
    assert {person for person, seen in looking.items() if seen} == new
    assert {person for person in new if not looking[person][0].may_decline} == {
        each.mentor.person for each in declined
    }
    with pytest.raises(DeclinedBeforeError):
        decline(
            looking[declined[0].mentor.person][0].proposal,
            by=declined[0].mentor.person,
            at=SATURDAY,
        )


def test_what_fell_can_be_neither_approved_pinned_nor_lifted(
    preview: Preview, first: Proposal, carla: Person
):
    decline(first, by=first.mentor.person, at=NOW)
    settle(preview, by=None, at=SATURDAY)

    approve_all(preview.run, by=carla, at=SATURDAY)
    with pytest.raises(NeverLiftedError):
        lift(Ruling.objects.get(), by=carla, at=SATURDAY)
    with pytest.raises(CannotBePinnedError):
        pin([(first.mentor, first.mentee)], by=carla, at=SATURDAY)

    assert first not in preview.run.proposals.approved()
    assert Ruling.objects.standing().get().kind == Kind.FORBID


def test_a_yes_cannot_be_taken_back_while_its_people_look(
    preview: Preview, first: Proposal, carla: Person
):
    take_back(first, by=carla, at=NOW)
    assert first in preview.run.proposals.approved()

    settle(preview, by=None, at=SATURDAY)
    take_back(first, by=carla, at=SATURDAY)

    assert first not in preview.run.proposals.approved()


def test_who_is_asked_to_look_is_so_until_the_last_day(preview: Preview, first: Proposal):
    mentor, _ = two_of(first)

    asked = [list(asked_to_look(mentor, at=moment)) for moment in (NOW, SATURDAY)]

    assert asked == [[preview], []]


def _everything_but(model: type[models.Model]) -> dict[str, list[dict[str, object]]]:
    """Return every row of every table but one."""
    others = [one for one in apps.get_models(include_auto_created=True) if one is not model]
    return {one._meta.label: list(one._default_manager.order_by("pk").values()) for one in others}
