import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from tests.cast import NOW, enter
from tests.enrollment.signup_cast import closed, open_cohort
from tests.lottery.lottery_cast import (
    LATER,
    LATER_STILL,
    drawn,
    planned,
    sealed,
    sign_up,
    with_outcome,
)

from turnabout.core.models import Change, Letter
from turnabout.enrollment.models import Enrollment, PlaceOffer, WaitingPlace
from turnabout.enrollment.places import (
    ByLotError,
    a_place_is_free,
    accept_place,
    put_on_waitlist,
    standing_of,
    take_off_waitlist,
    waitlist,
)
from turnabout.enrollment.pool import candidates
from turnabout.enrollment.signing_up import withdraw
from turnabout.lottery.arms import Arm, arms_of
from turnabout.lottery.errors import (
    DrawnBeforeError,
    ObstacleError,
    OtherwiseError,
    SealedBeforeError,
    SharesError,
)
from turnabout.lottery.models import Lottery, Outcome
from turnabout.lottery.planning import Within, plan, suggested
from turnabout.lottery.promises import promised, whom_to_invite
from turnabout.lottery.records import digest, faults
from turnabout.lottery.sealing import draw, seal, without_a_place
from turnabout.people.models import Person
from turnabout.programs.cohorts import finish_cohort, plan_cohort
from turnabout.programs.models import Cohort, Side


def test_a_plan_shares_places_out_among_the_groups_and_says_what_it_could_find(spring: Cohort):
    found = planned(spring)

    told = [(group.name, group.people, group.offer, group.reserve) for group in found.groups]
    assert told == [("Grade 1", 12, 6, 2), ("Grade 2", 12, 6, 2)]
    assert (found.people, found.places, found.reserve, found.next) == (24, 12, 4, 8)
    assert found.detects == 1.08


def test_a_plan_within_departments_and_within_nothing(spring: Cohort):
    how = {"places": 12, "reserve": 0}

    by_department = plan(spring, Side.MENTOR, within=Within.DEPARTMENT, **how)
    as_one = plan(spring, Side.MENTOR, within=Within.NOTHING, **how)

    assert [group.people for group in by_department.groups] == [6, 6, 6, 6]
    assert [group.people for group in as_one.groups] == [24]


def test_too_few_to_compare_with_are_said_to_find_nothing(spring: Cohort):
    assert planned(spring, places=20, reserve=1).detects is None


@pytest.mark.parametrize(
    ("places", "reserve", "reason"),
    [
        (24, 0, "no lottery is needed"),
        (0, 0, "At least one place"),
        (12, 12, "make the reserve smaller"),
        (12, -1, "At least one place"),
    ],
)
def test_shares_that_do_not_fit_are_refused(spring: Cohort, places: int, reserve: int, reason: str):
    with pytest.raises(SharesError, match=reason):
        planned(spring, places=places, reserve=reserve)


def test_as_many_places_are_suggested_as_the_other_side_could_meet(spring: Cohort):
    seniors = [enter(f"Senior {n}", f"senior{n}@kittiwake.example") for n in range(10)]
    Enrollment.objects.bulk_create(sign_up(spring, person, role=Side.MENTEE) for person in seniors)

    assert suggested(spring, Side.MENTOR) == (10, 2)


def test_sealing_fixes_everything_before_anybody_knows_who(spring: Cohort, carla: Person):
    lottery = sealed(spring, by=carla)

    assert lottery.digest == digest(lottery.sealed)
    assert [one["people"] for one in lottery.sealed["groups"]] == [12, 12]
    assert len({one["ticket"] for one in lottery.sealed["tickets"]}) == 24
    assert (lottery.is_drawn, lottery.outcomes) == (False, {})
    assert "seed" not in lottery.record
    assert arms_of(spring) == {}


def test_no_person_stands_in_what_is_sealed(spring: Cohort, carla: Person):
    told = repr(drawn(spring, by=carla).record)

    people = Person.objects.filter(enrollments__cohort=spring)
    assert [one for one in people if one.name in told or one.email in told] == []


def test_once_sealed_nothing_changes(spring: Cohort, carla: Person):
    lottery = sealed(spring, by=carla)

    with pytest.raises(TypeError, match="never changed"):
        lottery.save()
    with pytest.raises(SealedBeforeError), transaction.atomic():
        seal(spring, planned(spring, places=6), by=carla, at=LATER)
    with pytest.raises(IntegrityError), transaction.atomic():
        Lottery.objects.create(
            cohort=spring, side=Side.MENTOR, sealed={}, digest="", seed="", sealed_at=LATER
        )


def test_the_seed_is_sealed_at_rest_until_the_draw(spring: Cohort, carla: Person):
    lottery = sealed(spring, by=carla)

    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed_seed FROM lottery_lottery")
        (kept,) = cursor.fetchone()
    assert lottery.seed not in kept


def test_everyone_in_the_draw_is_written_to_with_their_ticket_and_the_hash(
    spring: Cohort, carla: Person
):
    lottery = sealed(spring, by=carla)

    ticket = lottery.tickets.select_related("enrollment__person").first()
    letter = Letter.objects.get(kind="lottery_sealed", to=ticket.enrollment.person.email)
    assert ticket.code in letter.text
    assert lottery.digest in letter.text
    assert Letter.objects.filter(kind="lottery_sealed").count() == 24


def test_a_plan_that_somebody_left_meanwhile_is_not_sealed(spring: Cohort, carla: Person):
    found = planned(spring)
    withdraw(spring.enrollments.all()[0], by=carla, at=LATER)

    with pytest.raises(OtherwiseError) as told:
        seal(spring, found, by=carla, at=LATER)

    assert told.value.plan.people == 23
    assert not Lottery.objects.exists()


def test_while_people_can_sign_up_nothing_is_sealed(carla: Person):
    cohort = open_cohort(carla, at=NOW)
    Enrollment.objects.bulk_create(
        sign_up(cohort, enter(f"M{n}", f"m{n}@kittiwake.example")) for n in range(12)
    )

    with pytest.raises(ObstacleError, match="Close sign-up first"):
        sealed(cohort, by=carla, places=5, reserve=1)


def test_a_finished_cohort_draws_nothing(spring: Cohort, carla: Person):
    lottery = sealed(spring, by=carla)
    finish_cohort(spring, by=carla, at=LATER)
    lottery.cohort.refresh_from_db()

    with pytest.raises(ObstacleError, match="finished"):
        draw(lottery, by=carla, at=LATER_STILL)


def test_a_draw_gives_every_group_what_was_sealed_and_the_record_proves_it(
    spring: Cohort, carla: Person
):
    lottery = drawn(spring, by=carla)

    assert faults(lottery.record, known=lottery.digest) == []
    for group in lottery.sealed["groups"]:
        of_group = lottery.tickets.filter(group=group["group"])
        counts = {one: of_group.filter(outcome=one).count() for one in Outcome.values}
        assert counts == {"offer": 6, "reserve": 2, "next": 4}


def test_a_lottery_is_drawn_once(spring: Cohort, carla: Person):
    lottery = drawn(spring, by=carla)
    came = dict(lottery.outcomes)

    with pytest.raises(DrawnBeforeError):
        draw(lottery, by=carla, at=LATER_STILL)

    lottery.refresh_from_db()
    assert lottery.outcomes == came


def test_the_arms_are_what_was_drawn(spring: Cohort, carla: Person):
    lottery = drawn(spring, by=carla)

    arms = arms_of(spring)

    ticket = with_outcome(lottery, "offer")[0]
    assert len(arms) == 24
    assert arms[ticket.enrollment_id] == Arm(f"mentor {ticket.group}", "offer")


def test_only_who_was_offered_a_place_can_be_paired(spring: Cohort, carla: Person):
    lottery = drawn(spring, by=carla)

    waiting = {place.enrollment_id for place in waitlist(spring, Side.MENTOR)}
    expected = {one.enrollment_id for one in with_outcome(lottery, "reserve")}
    expected |= {one.enrollment_id for one in with_outcome(lottery, "next")}
    assert waiting == expected == without_a_place(spring)
    assert {one.enrollment for one in candidates(spring).mentors}.isdisjoint(waiting)


def test_the_reserve_stands_first_in_the_order_of_the_draw(spring: Cohort, carla: Person):
    lottery = drawn(spring, by=carla)

    line = [place.waits_for for place in waitlist(spring, Side.MENTOR)]

    assert line == ["reserve"] * 4 + ["next"] * 8
    first = waitlist(spring, Side.MENTOR)[0].enrollment
    assert standing_of(first)[1] == 1
    assert lottery.tickets.get(enrollment=first).outcome == "reserve"


def test_a_free_place_goes_to_the_reserve_and_never_to_who_waits_for_the_next_cohort(
    spring: Cohort, carla: Person
):
    lottery = drawn(spring, by=carla)
    places = with_outcome(lottery, "offer")

    for ticket in places[:6]:
        withdraw(ticket.enrollment, by=ticket.enrollment.person, at=LATER_STILL)

    asked = {offer.place.enrollment.ticket.outcome for offer in PlaceOffer.objects.all()}
    assert (asked, PlaceOffer.objects.count()) == ({"reserve"}, 4)
    assert a_place_is_free(spring, Side.MENTOR, at=LATER_STILL) is None


def test_who_moves_up_stays_in_the_arm_of_the_reserve(spring: Cohort, carla: Person):
    drawn(spring, by=carla)
    offer = a_place_is_free(spring, Side.MENTOR, at=LATER_STILL)
    one = offer.place.enrollment

    accept_place(offer, by=one.person, at=LATER_STILL)

    assert arms_of(spring)[one.pk].outcome == "reserve"
    assert one.pk not in without_a_place(spring)


@pytest.mark.parametrize("outcome", ["reserve", "next"])
def test_a_coordinator_cannot_take_somebody_off_who_waits_by_lot(
    spring: Cohort, carla: Person, outcome: str
):
    one = with_outcome(drawn(spring, by=carla), outcome)[0].enrollment

    with pytest.raises(ByLotError, match="order of the draw"):
        take_off_waitlist(one, by=carla, at=LATER_STILL)

    assert one.waiting.filter(ended_at__isnull=True).count() == 1


def test_who_waits_for_the_next_cohort_can_never_be_placed_in_this_one(
    spring: Cohort, carla: Person
):
    one = with_outcome(drawn(spring, by=carla), "next")[0].enrollment

    with pytest.raises(IntegrityError), transaction.atomic():
        WaitingPlace.objects.filter(enrollment=one).update(ended_at=LATER_STILL, ending="placed")


def test_who_waited_by_hand_is_in_the_draw_like_everybody_else(spring: Cohort, carla: Person):
    one = spring.enrollments.select_related("person").all()[0]
    put_on_waitlist(one, reason="By hand", by=carla, at=NOW)

    drawn(spring, by=carla)

    outcome = arms_of(spring)[one.pk].outcome
    waits = one.waiting.filter(ended_at__isnull=True).values_list("waits_for", flat=True)
    assert list(waits) == ([] if outcome == "offer" else [outcome])


def test_who_withdrew_before_the_draw_leaves_their_place_to_the_reserve(
    spring: Cohort, carla: Person
):
    lottery = sealed(spring, by=carla)
    for one in spring.enrollments.select_related("person", "cohort")[:12]:
        withdraw(one, by=one.person, at=LATER)

    draw(lottery, by=carla, at=LATER_STILL)

    lottery.refresh_from_db()
    gone = lottery.tickets.filter(enrollment__withdrawn_at__isnull=False)
    free = gone.filter(outcome="offer").count()
    reserve = lottery.tickets.filter(
        outcome="reserve", enrollment__withdrawn_at__isnull=True
    ).count()
    assert PlaceOffer.objects.count() == min(free, reserve)
    assert faults(lottery.record) == []
    assert not Letter.objects.filter(
        kind__startswith="lottery_", to__in=gone.values("enrollment__person__email")
    ).exclude(kind="lottery_sealed")


def test_each_is_told_what_came_of_their_ticket_once(spring: Cohort, carla: Person):
    lottery = drawn(spring, by=carla)

    for outcome in Outcome.values:
        letters = Letter.objects.filter(kind=f"lottery_{outcome}")
        assert sorted(letters.values_list("to", flat=True)) == sorted(
            one.enrollment.person.email for one in with_outcome(lottery, outcome)
        )


def test_history_remembers_who_sealed_and_who_drew(spring: Cohort, carla: Person):
    lottery = drawn(spring, by=carla)

    told = Change.objects.of(spring).filter(verb__endswith="lottery").order_by("at")
    assert [(one.verb, one.by) for one in told] == [
        ("seal lottery", carla),
        ("draw lottery", carla),
    ]
    assert told[0].detail["hash"] == lottery.digest


def test_the_next_cohort_is_promised_and_outside_its_draw(spring: Cohort, carla: Person):
    promise = with_outcome(drawn(spring, by=carla), "next")
    autumn = _next_cohort(spring, carla)
    back = [one.enrollment.person for one in promise[:3]]
    others = [enter(f"New {n}", f"new{n}@kittiwake.example") for n in range(12)]
    Enrollment.objects.bulk_create(sign_up(autumn, one) for one in [*back, *others])

    assert {one.person for one in promised(autumn, Side.MENTOR)} == set(back)
    assert len(whom_to_invite(autumn, Side.MENTOR)) == 5
    found = plan(autumn, Side.MENTOR, places=7, reserve=0, within=Within.NOTHING)
    assert (found.promised, found.places, found.people) == (3, 4, 12)
    members = {one for group in found.groups for one in group.members}
    assert members.isdisjoint(promised(autumn, Side.MENTOR).values_list("pk", flat=True))


def test_a_promise_is_kept_once(spring: Cohort, carla: Person):
    back = with_outcome(drawn(spring, by=carla), "next")[0].enrollment.person
    autumn = _next_cohort(spring, carla)
    later = _next_cohort(autumn, carla, name="Winter")
    Enrollment.objects.bulk_create(sign_up(one, back) for one in (autumn, later))

    assert promised(autumn, Side.MENTOR).count() == 1
    assert promised(later, Side.MENTOR).count() == 0


def test_places_that_are_all_promised_are_not_drawn_for(spring: Cohort, carla: Person):
    promise = with_outcome(drawn(spring, by=carla), "next")
    autumn = _next_cohort(spring, carla)
    people = [one.enrollment.person for one in promise]
    Enrollment.objects.bulk_create(sign_up(autumn, one) for one in people)

    with pytest.raises(SharesError, match="8 are promised"):
        plan(autumn, Side.MENTOR, places=8, reserve=0, within=Within.NOTHING)


def test_a_ticket_is_seen_by_who_has_one_and_by_who_is_in_charge(spring: Cohort, carla: Person):
    lottery = sealed(spring, by=carla)
    mine = spring.enrollments.select_related("person").all()[0].person
    stranger = enter("Sam Stranger", "sam@kittiwake.example")

    assert Lottery.objects.seen_by(mine).get() == lottery
    assert Lottery.objects.seen_by(carla).get() == lottery
    assert not Lottery.objects.seen_by(stranger).exists()


def test_a_draw_of_one_cohort_leaves_another_alone(spring: Cohort, carla: Person):
    drawn(spring, by=carla)

    assert arms_of(_next_cohort(spring, carla)) == {}


def _next_cohort(before: Cohort, carla: Person, *, name: str = "Autumn") -> Cohort:
    """Return the next cohort of the program, sign-up closed."""
    week = dt.timedelta(weeks=1)
    cohort = plan_cohort(
        before.program,
        name,
        sign_up_closes_on=before.ends_on + week,
        starts_on=before.ends_on + 2 * week,
        ends_on=before.ends_on + 20 * week,
        by=carla,
        at=LATER_STILL,
    )
    Cohort.objects.filter(pk=cohort.pk).update(opened_by=carla, opened_at=LATER_STILL)
    return closed(cohort, by=carla, at=LATER_STILL)
