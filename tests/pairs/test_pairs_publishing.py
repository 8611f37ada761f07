"""Publishing: pairs exist, both people are written to, and it happens once."""

import pytest
from tests.cast import NOW
from tests.pairs.conftest import finished

from turnabout.core.models import Change, Letter
from turnabout.enrollment.models import Enrollment
from turnabout.matchmaking import Mode
from turnabout.pairs.models import MatchRun, Pair, Publication
from turnabout.pairs.publishing import (
    AlreadyPublishedError,
    NothingToPublishError,
    publish,
)
from turnabout.pairs.review import approve, approve_all, take_back
from turnabout.pairs.room import NoRoomError
from turnabout.pairs.runs import ask_for_run
from turnabout.people.models import Person
from turnabout.programs.models import Cohort


def test_what_has_a_yes_becomes_a_pair_and_the_rest_does_not(run: MatchRun, aoife: Person):
    chosen = list(run.proposals.all()[:3])
    approve(run, chosen, by=aoife, at=NOW)

    publish(run, by=aoife, at=NOW)

    assert sorted(pair.proposal_id for pair in Pair.objects.all()) == sorted(
        each.pk for each in chosen
    )


def test_both_are_written_to_and_each_is_told_of_the_other(run: MatchRun, aoife: Person):
    approve(run, [run.proposals.get(mentee__person__staff_id="K02")], by=aoife, at=NOW)

    publish(run, by=aoife, at=NOW)

    assert {(letter.to, letter.subject) for letter in Letter.objects.all()} == {
        ("amara.nwosu@kittiwake.example", "You mentor Margit Aune"),
        ("margit.aune@kittiwake.example", "Amara Nwosu mentors you"),
    }


def test_publishing_without_a_yes_tells_nobody(run: MatchRun, aoife: Person):
    with pytest.raises(NothingToPublishError):
        publish(run, by=aoife, at=NOW)

    assert (Pair.objects.count(), Letter.objects.count(), Publication.objects.count()) == (0, 0, 0)


def test_publishing_twice_publishes_once(run: MatchRun, aoife: Person):
    approve_all(run, by=aoife, at=NOW)
    pairs = publish(run, by=aoife, at=NOW)

    with pytest.raises(AlreadyPublishedError):
        publish(run, by=aoife, at=NOW)

    assert (Pair.objects.count(), Letter.objects.count()) == (len(pairs), 2 * len(pairs))


def test_another_run_gives_nobody_more_partners_than_they_wanted(
    run: MatchRun, cohort: Cohort, aoife: Person
):
    approve_all(run, by=aoife, at=NOW)
    published = len(publish(run, by=aoife, at=NOW))
    other = finished(ask_for_run(cohort, mode=Mode.FAIR, by=aoife, at=NOW))
    approve_all(other, by=aoife, at=NOW)

    with pytest.raises(NoRoomError):
        publish(other, by=aoife, at=NOW)

    assert (Pair.objects.count(), Publication.objects.count()) == (published, 1)


def test_who_has_withdrawn_since_the_run_is_in_no_pair(run: MatchRun, aoife: Person):
    approve_all(run, by=aoife, at=NOW)
    margit = Enrollment.objects.filter(person__staff_id="K02")
    margit.update(withdrawn_at=NOW)

    with pytest.raises(NoRoomError) as refused:
        publish(run, by=aoife, at=NOW)

    assert ([one.person.name for one in refused.value.people], Pair.objects.count()) == (
        ["Margit Aune"],
        0,
    )


def test_a_yes_can_be_taken_back_until_it_is_published(run: MatchRun, aoife: Person):
    first, second = run.proposals.all()[:2]
    approve(run, [first, second], by=aoife, at=NOW)
    take_back(first, by=aoife, at=NOW)
    publish(run, by=aoife, at=NOW)

    take_back(second, by=aoife, at=NOW)

    assert [each.pk for each in run.proposals.approved()] == [second.pk]


def test_history_says_who_published_how_many(run: MatchRun, cohort: Cohort, aoife: Person):
    approve_all(run, by=aoife, at=NOW)

    pairs = publish(run, by=aoife, at=NOW)

    change = Change.objects.of(cohort).get(verb="publish")
    assert (change.by, change.detail) == (
        aoife,
        {"run": run.pk, "pairs": len(pairs), "unasked": len(pairs)},
    )
