"""What a report is held against, what is decided, who took part, which units were tied."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import NOW, enter
from tests.closing.closing_cast import held, more_pairs
from tests.meetings.meeting_cast import WEEK
from tests.reports.cast import promise

from turnabout.core.models import Change
from turnabout.pairs.models import Pair
from turnabout.people.models import Grade, Person
from turnabout.programs.beginning import archive_program
from turnabout.programs.changes import ArchivedError
from turnabout.programs.models import Cohort, Part, Verdict, Way
from turnabout.programs.seats import give_seat
from turnabout.programs.verdicts import NotTheirsError, decide
from turnabout.reports.promises import promised_in
from turnabout.reports.reach import reach_of
from turnabout.reports.taking_part import large_enough, taking_part_in

DAY = dt.timedelta(days=1)


def test_the_objective_is_told_as_it_was_when_sign_up_opened(pair: Pair, carla: Person):
    before, after = _around_the_opening(pair)
    promise(pair.cohort, by=carla, at=before)
    promise(pair.cohort, by=carla, at=after, change="answer mails", measure="B10")
    promise(pair.cohort, by=carla, at=after + DAY, change="answer nobody")

    told = promised_in(pair.cohort)

    assert told
    assert (told.measures, told.has_changed) == (("B6", "B3"), True)
    assert "answer passengers in their own voice" in told.sentence


def test_an_objective_that_nobody_changed_since_is_as_it_stands(pair: Pair, carla: Person):
    before, _after = _around_the_opening(pair)
    promise(pair.cohort, by=carla, at=before)

    told = promised_in(pair.cohort)

    assert told
    assert not told.has_changed


def test_without_an_objective_there_is_nothing_to_hold_it_against(pair: Pair):
    assert promised_in(pair.cohort) is None


def _around_the_opening(pair: Pair) -> tuple[dt.datetime, dt.datetime]:
    opened = pair.cohort.opened_at
    assert opened
    return opened - DAY, opened + DAY


def test_sponsor_and_coordinator_decide_and_the_latest_holds(pair: Pair, carla: Person):
    sponsor = enter("Sif", "sif@kittiwake.example")
    give_seat(pair.cohort.program, sponsor, Part.SPONSOR, by=carla, at=NOW)
    decide(pair.cohort, Way.CONTINUE, "It holds", by=carla, at=NOW)

    decide(pair.cohort, Way.CHANGE, "Fewer topics", by=sponsor, at=NOW + DAY)

    assert [(one.way, one.by) for one in pair.cohort.verdicts.all()] == [
        (Way.CHANGE, sponsor),
        (Way.CONTINUE, carla),
    ]
    assert Change.objects.filter(verb="decided").count() == 2


def test_nobody_else_decides(pair: Pair, noor: Person, arne: Person, carla: Person):
    contact = enter("Ines", "ines@kittiwake.example")
    give_seat(pair.cohort.program, contact, Part.CONTACT, by=carla, at=NOW)

    for one in (noor, arne, contact):
        with pytest.raises(NotTheirsError):
            decide(pair.cohort, Way.STOP, "No", by=one, at=NOW)

    assert not Verdict.objects.exists()


def test_nothing_is_decided_about_a_program_that_is_put_away(pair: Pair, carla: Person):
    Cohort.objects.filter(pk=pair.cohort_id).update(finished_at=NOW)
    archive_program(pair.cohort.program, by=carla, at=NOW)

    with pytest.raises(ArchivedError):
        decide(pair.cohort, Way.STOP, "No", by=carla, at=NOW)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(1, 30), max_size=8))
def test_no_group_and_no_rest_is_smaller_than_five(sizes: list[int]):
    counts = dict(enumerate(sizes))

    told = large_enough(counts)

    rest = sum(many for name, many in counts.items() if name not in told)
    assert all(counts[name] >= 5 for name in told)
    assert rest == 0 or rest >= 5 or not told


def test_levels_of_fewer_than_five_people_stand_together(pair: Pair):
    officer, captain = (
        Grade.objects.create(name=name, height=height)
        for name, height in (("Officer", 1), ("Captain", 5))
    )
    pairs = [pair, *more_pairs(pair.cohort, 6)]
    for number, one in enumerate(pairs):
        Person.objects.filter(pk=one.mentor.person_id).update(grade=officer)
        Person.objects.filter(pk=one.mentee.person_id).update(
            grade=captain if number < 2 else None, department="Bridge"
        )

    levels, units = taking_part_in(pair.cohort)

    assert [(one.name, one.asked, one.joined) for one in levels] == [
        ("Officer", 7, 5),
        ("Others, together", 7, 5),
    ]
    assert [(one.name, one.asked) for one in units] == [("Bridge", 7), ("Not said", 7)]


def test_units_are_tied_by_pairs_that_met_where_five_of_each_took_part(pair: Pair, carla: Person):
    pairs = _in_units(pair, met=5)

    told = reach_of(pair.cohort, by=carla)

    assert told
    assert [node.name for node in told.nodes] == ["Bridge", "Deck"]
    assert [line.is_new for line in told.lines] == [True]
    assert (told.met, told.across) == (len(pairs), 0)


def test_a_tie_that_a_reporting_line_made_before_is_not_new(pair: Pair, carla: Person):
    pairs = _in_units(pair, met=5)
    Person.objects.filter(pk=pairs[0].mentor.person_id).update(manager=pairs[1].mentee.person)

    told = reach_of(pair.cohort, by=carla)

    assert told
    assert [line.is_new for line in told.lines] == [False]


def test_pairs_two_levels_apart_count_as_ties_across(pair: Pair, carla: Person):
    pairs = _in_units(pair, met=5)
    low, high = (Grade.objects.create(name=f"G{height}", height=height) for height in (1, 3))
    Person.objects.filter(pk=pairs[0].mentor.person_id).update(grade=low)
    Person.objects.filter(pk=pairs[0].mentee.person_id).update(grade=high)

    told = reach_of(pair.cohort, by=carla)

    assert told
    assert told.across == 1


def test_of_fewer_than_five_pairs_that_met_no_unit_is_told(pair: Pair, carla: Person):
    _in_units(pair, met=4)

    assert reach_of(pair.cohort, by=carla) is None


def test_whoever_sits_in_a_pair_is_told_without_it(pair: Pair, carla: Person):
    _in_units(pair, met=5)

    assert reach_of(pair.cohort, by=pair.mentee.person) is None
    assert reach_of(pair.cohort, by=carla)


def _in_units(pair: Pair, *, met: int) -> list[Pair]:
    """Return five pairs, juniors of the deck and seniors of the bridge, of which some met."""
    pairs = [pair, *more_pairs(pair.cohort, 4)]
    for number, one in enumerate(pairs):
        Person.objects.filter(pk=one.mentor.person_id).update(department="Deck")
        Person.objects.filter(pk=one.mentee.person_id).update(department="Bridge")
        if number < met:
            held(one, 1, until=NOW + 20 * WEEK)
    return pairs
