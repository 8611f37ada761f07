import datetime as dt

import pytest
from tests.cast import NOW
from tests.pairs.upward_cast import matched, one, upward

from turnabout.lottery.errors import DrawnOtherwiseError, NotDrawnYetError, ObstacleError
from turnabout.lottery.models import Lottery
from turnabout.lottery.planning import Within, plan
from turnabout.lottery.sealing import draw, seal
from turnabout.pairs.models import MatchRun, Pair
from turnabout.pairs.previews import show
from turnabout.pairs.publishing import publish
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Side

LATER = NOW + dt.timedelta(hours=1)


@pytest.fixture
def spring(carla: Person) -> Cohort:
    """Three who could mentor two; sign-up has closed."""
    return upward(carla, at=NOW)


@pytest.fixture
def run(spring: Cohort, carla: Person) -> MatchRun:
    """A run from before any lottery, with a yes to all."""
    found = matched(spring, by=carla, at=NOW)
    found.proposals.update(approved_by=carla, approved_at=NOW)
    return found


def _lottery(cohort: Cohort, by: Person) -> Lottery:
    one_of_three = plan(cohort, Side.MENTOR, places=1, reserve=0, within=Within.NOTHING)
    return seal(cohort, one_of_three, by=by, at=LATER)


def test_while_a_lottery_is_sealed_nobody_is_published_or_shown(
    spring: Cohort, run: MatchRun, carla: Person
):
    _lottery(spring, carla)

    with pytest.raises(NotDrawnYetError):
        publish(run, by=carla, at=LATER)
    with pytest.raises(NotDrawnYetError):
        show(run, until=LATER.date() + dt.timedelta(days=7), by=carla, at=LATER)
    assert not Pair.objects.exists()


def test_a_run_from_before_the_draw_does_not_go_round_it(
    spring: Cohort, run: MatchRun, carla: Person
):
    draw(_lottery(spring, carla), by=carla, at=LATER)

    with pytest.raises(DrawnOtherwiseError, match="Match again"):
        publish(run, by=carla, at=LATER)
    assert not Pair.objects.exists()


def test_a_run_after_the_draw_pairs_who_was_offered_a_place(spring: Cohort, carla: Person):
    draw(_lottery(spring, carla), by=carla, at=LATER)
    after = matched(spring, by=carla, at=LATER)
    after.proposals.update(approved_by=carla, approved_at=LATER)

    pairs = publish(after, by=carla, at=LATER)

    assert [pair.mentor.ticket.outcome for pair in pairs] == ["offer"]


def test_a_lottery_comes_too_late_once_pairs_are_published(
    spring: Cohort, run: MatchRun, carla: Person
):
    publish(run, by=carla, at=LATER)

    with pytest.raises(ObstacleError, match="are published"):
        _lottery(spring, carla)


def test_a_lottery_comes_too_late_once_proposals_were_shown(
    spring: Cohort, run: MatchRun, carla: Person
):
    show(run, until=LATER.date() + dt.timedelta(days=7), by=carla, at=LATER)

    with pytest.raises(ObstacleError, match="were shown"):
        _lottery(spring, carla)


def test_without_a_lottery_all_is_as_it_was(spring: Cohort, run: MatchRun, carla: Person):
    assert len(publish(run, by=carla, at=LATER)) == 2
    assert one(spring, "Ada").waiting.count() == 0
