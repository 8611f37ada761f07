"""What an ordinary run keeps: the pairs that were shown and that nobody declined."""

import pytest
from tests.cast import NOW
from tests.pairs.preview_cast import SATURDAY, carried_out, shown

from turnabout.matchmaking import Mode
from turnabout.pairs.models import Preview, Proposal
from turnabout.pairs.previews import decline
from turnabout.pairs.publishing import publish
from turnabout.pairs.runs import ask_for_run
from turnabout.pairs.settling import settle
from turnabout.people.models import Person


@pytest.fixture
def preview(carla: Person) -> Preview:
    return shown(carla)


@pytest.fixture
def first(preview: Preview) -> Proposal:
    return preview.shown().with_people()[0]


def test_a_run_that_somebody_asks_for_later_keeps_what_nobody_declined(
    preview: Preview, first: Proposal, carla: Person
):
    decline(first, by=first.mentor.person, at=NOW)
    stood = set(preview.shown().exclude(pk=first.pk).values_list("mentor", "mentee"))
    settle(preview, by=None, at=SATURDAY)
    carried_out(Preview.objects.get().next_run, at=SATURDAY)

    later = carried_out(
        ask_for_run(preview.cohort, mode=Mode.STABLE, by=carla, at=SATURDAY), at=SATURDAY
    )

    assert set(later.proposals.approved().values_list("mentor", "mentee")) == stood
    assert later.proposals.to_be_shown().count() == 0


def test_a_coordinator_can_ask_for_everyone_to_be_matched_anew(preview: Preview, carla: Person):
    settle(preview, by=None, at=SATURDAY)

    later = carried_out(
        ask_for_run(preview.cohort, mode=Mode.BEST, by=carla, at=SATURDAY, anew=True), at=SATURDAY
    )

    assert (later.keeps, later.proposals.approved().count()) == (None, 0)


def test_a_run_while_people_still_look_keeps_nothing_and_so_tells_nothing(
    preview: Preview, carla: Person
):
    later = carried_out(ask_for_run(preview.cohort, mode=Mode.BEST, by=carla, at=NOW), at=NOW)

    assert (later.keeps, later.proposals.approved().count()) == (None, 0)


def test_what_is_published_by_now_is_kept_by_no_run(preview: Preview, carla: Person):
    settle(preview, by=None, at=SATURDAY)
    publish(preview.run, by=carla, at=SATURDAY)

    later = carried_out(
        ask_for_run(preview.cohort, mode=Mode.BEST, by=carla, at=SATURDAY), at=SATURDAY
    )

    assert (later.keeps, later.proposals.approved().count()) == (None, 0)
