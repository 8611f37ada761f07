"""Publishing beside the quiet opt-out, and by two at once."""

import pytest
from tests.cast import NOW
from tests.pairs.preview_cast import SATURDAY, matched, shown
from tests.together import together

from turnabout.core.models import Change, Letter
from turnabout.pairs.models import Decline, MatchRun, Pair, Preview, Publication, Ruling
from turnabout.pairs.previews import StillOpenError, TooLateError, decline
from turnabout.pairs.publishing import (
    AlreadyPublishedError,
    NothingToPublishError,
    OtherwiseError,
    Plan,
    publish,
)
from turnabout.pairs.review import approve_all
from turnabout.pairs.room import FallenError
from turnabout.pairs.settling import settle
from turnabout.people.models import Office, Person
from turnabout.people.offices import appoint


def test_nothing_is_published_while_people_look(carla: Person):
    preview = shown(carla)

    with pytest.raises(StillOpenError):
        publish(preview.run, by=carla, at=NOW)

    assert (Pair.objects.count(), Publication.objects.count()) == (0, 0)


def test_no_other_run_of_the_cohort_is_published_meanwhile(carla: Person):
    preview = shown(carla)
    other = MatchRun.objects.create(
        cohort=preview.cohort, rulebook=preview.run.rulebook, mode="best", asked_at=NOW
    )
    preview.shown().update(run=other, preview=None)

    with pytest.raises(StillOpenError):
        publish(other, by=carla, at=NOW)


def test_what_everyone_has_looked_at_is_published_and_nobody_is_remembered_as_declining(
    carla: Person,
):
    preview = shown(carla)
    fallen = preview.shown().with_people()[0]
    decline(fallen, by=fallen.mentor.person, at=NOW)
    settle(preview, by=None, at=SATURDAY)

    publish(preview.run, by=carla, at=SATURDAY, planned=Plan(pairs=3, unasked=0))

    assert (Pair.objects.count(), Decline.objects.count()) == (3, 0)
    assert Change.objects.get(verb="publish").detail["unasked"] == 0


def test_publishing_without_asking_is_remembered(carla: Person):
    run = matched(carla)
    approve_all(run, by=carla, at=NOW)

    publish(run, by=carla, at=NOW, planned=Plan(pairs=4, unasked=4))

    change = Change.objects.get(verb="publish")
    assert (change.by, change.detail) == (carla, {"run": run.pk, "pairs": 4, "unasked": 4})


def test_nothing_else_is_published_than_what_one_was_told(carla: Person):
    run = matched(carla)
    approve_all(run, by=carla, at=NOW)

    with pytest.raises(OtherwiseError) as refused:
        publish(run, by=carla, at=NOW, planned=Plan(pairs=3, unasked=0))

    assert (refused.value.plan, Pair.objects.count()) == (Plan(pairs=4, unasked=4), 0)


def test_what_fell_is_not_published_from_another_run(carla: Person):
    preview = shown(carla)
    fallen = preview.shown().with_people()[0]
    before = MatchRun.objects.create(
        cohort=preview.cohort, rulebook=preview.run.rulebook, mode="best", asked_at=NOW
    )
    fallen.__class__.objects.create(
        run=before,
        mentor=fallen.mentor,
        mentee=fallen.mentee,
        score=1,
        wishes=[],
        topics=[],
        winter_minutes=60,
        summer_minutes=60,
        approved_at=NOW,
    )
    decline(fallen, by=fallen.mentor.person, at=NOW)
    settle(preview, by=None, at=SATURDAY)

    with pytest.raises(FallenError):
        publish(before, by=carla, at=SATURDAY)

    assert Pair.objects.count() == 0


def test_a_letter_of_a_pair_says_who_how_often_and_from_when(carla: Person):
    run = matched(carla)
    Person.objects.filter(name="Ada Lindqvist").update(job="Chief Executive")
    approve_all(run, by=carla, at=NOW)

    publish(run, by=carla, at=NOW)

    pair = Pair.objects.get(mentee__person__name="Ada Lindqvist")
    letter = Letter.objects.get(key=f"pair {pair.pk} mentor")
    first = pair.mentor.person.first_name
    assert letter.text == (
        f"Hello {first},\n\n"
        "Ada Lindqvist (Chief Executive) is your mentee in “Upward”."
        " You set the agenda; your mentee protects the slot.\n\n"
        "You meet for 60 minutes every 4 weeks, the first time from 13 April 2026 on.\n\n"
        f"Open your page with Ada:\nhttp://localhost:8000/pairs/{pair.pk}/\n\n"
        "Either of you may end it at any time: no fault, no explanation.\n"
    )


@pytest.mark.django_db(transaction=True)
def test_of_two_coordinators_who_publish_at_once_one_does(carla: Person, arne: Person):
    appoint(arne, Office.COORDINATOR, by=carla, at=NOW)
    run = matched(carla)
    approve_all(run, by=carla, at=NOW)

    refused = together(
        lambda: publish(MatchRun.objects.get(pk=run.pk), by=carla, at=NOW),
        lambda: publish(MatchRun.objects.get(pk=run.pk), by=arne, at=NOW),
    )

    assert refused == [AlreadyPublishedError]
    assert (Publication.objects.count(), Pair.objects.count()) == (1, 4)
    assert Letter.objects.filter(kind="pair").count() == 8


@pytest.mark.django_db(transaction=True)
def test_of_two_who_settle_at_once_one_does(carla: Person):
    preview = shown(carla)
    fallen = preview.shown().with_people()[0]
    decline(fallen, by=fallen.mentor.person, at=NOW)

    refused = together(
        *[lambda: settle(Preview.objects.get(), by=carla, at=SATURDAY) for _ in range(2)]
    )

    assert refused == []
    assert (Ruling.objects.count(), MatchRun.objects.count()) == (1, 2)
    assert Change.objects.filter(verb="settle").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_no_in_the_last_moment_counts_or_is_refused_but_is_never_lost(carla: Person):
    preview = shown(carla)
    proposal = preview.shown().with_people()[0]

    refused = together(
        lambda: decline(proposal, by=proposal.mentor.person, at=NOW),
        lambda: settle(Preview.objects.get(), by=None, at=SATURDAY),
    )

    assert (refused, Ruling.objects.count(), Decline.objects.count()) in (
        ([TooLateError], 0, 0),
        ([], 1, 1),
    )


def test_nothing_is_published_that_has_no_yes(carla: Person):
    with pytest.raises(NothingToPublishError):
        publish(matched(carla), by=carla, at=NOW)
