"""Where two people meet: at a place, by their own link, or by the template of the installation."""

import pytest
from tests.cast import NOW
from tests.meetings.meeting_cast import FIRST, planned

from turnabout.core.models import Change, Letter
from turnabout.meetings.models import Meeting
from turnabout.meetings.planning import ChangedMeanwhileError, call_off, place
from turnabout.meetings.where import (
    NoLinkError,
    Where,
    check_template,
    filled_in,
    set_template,
    the_template,
    where,
)
from turnabout.pairs.models import Pair
from turnabout.people.models import Person

GOOD = "https://meet.example.org/{pair}-{number}"


@pytest.mark.parametrize(
    "template",
    [
        GOOD,
        "https://meet.example.org/room/{pair}",
        "https://meet.example.org:8443/{pair}?n={number}",
    ],
)
def test_a_template_that_makes_a_room_for_each_pair_passes(template: str):
    check_template(template)


@pytest.mark.parametrize(
    "template",
    [
        "http://meet.example.org/{pair}",
        "javascript:alert({pair})",
        "https://meet.example.org/",
        "https://meet.example.org/{number}",
        "https://meet.example.org/{pair}/{name}",
        "https://meet.example.org/{pair",
        "https://{pair}.example.org/",
        "https://evil@meet.example.org/{pair}",
        "https://meet.example.org/{pair} {number}",
        "meet.example.org/{pair}",
        "https:///{pair}",
    ],
)
def test_every_other_address_is_refused(template: str):
    with pytest.raises(NoLinkError):
        check_template(template)


def test_two_pairs_never_share_a_room_and_nobody_guesses_one():
    rooms = {filled_in(GOOD, pair=number, number=1) for number in range(100)}

    assert len(rooms) == 100
    assert not any(f"/{number}-1" in room for number, room in enumerate(sorted(rooms)))


def test_a_place_comes_before_a_link_and_a_link_before_the_template(pair: Pair):
    of_all = filled_in(GOOD, pair=pair.pk, number=2)

    found = [
        where(Meeting(pair=pair, number=2, **said), GOOD)
        for said in ({"place": "Room 2"}, {"link": "https://mine.example.org/x"}, {})
    ]

    assert found == [Where(place="Room 2"), Where(link="https://mine.example.org/x"), Where(of_all)]


def test_without_a_template_there_is_nowhere(pair: Pair):
    assert where(Meeting(pair=pair, number=1), "") == Where()


def test_setting_it_is_remembered_and_taking_it_away_too(arne: Person):
    for address in (GOOD, GOOD, ""):
        set_template(address, by=arne, at=NOW)

    assert the_template() == ""
    assert list(Change.objects.filter(verb="set").values_list("detail__is", flat=True)) == [
        "",
        GOOD,
    ]


def test_both_are_told_where_with_a_calendar_entry_that_counts_for_more(pair: Pair, noor: Person):
    meeting = planned(pair, 1, FIRST)

    place(meeting, Where(place="Room 2.14"), by=noor, at=NOW)

    letters = Letter.objects.filter(kind="meeting_where")
    assert (letters.count(), {"SEQUENCE:1" in one.calendar for one in letters}) == (2, {True})
    assert "You meet in person: Room 2.14." in letters[0].text


def test_saying_the_same_again_tells_nobody(pair: Pair, noor: Person):
    meeting = planned(pair, 1, FIRST)

    place(meeting, Where(), by=noor, at=NOW)

    assert Letter.objects.filter(kind="meeting_where").count() == 0


def test_nobody_meets_by_an_open_line(pair: Pair, noor: Person):
    with pytest.raises(NoLinkError):
        place(planned(pair, 1, FIRST), Where("http://mine.example.org/x"), by=noor, at=NOW)


def test_what_is_called_off_is_nowhere(pair: Pair, noor: Person):
    meeting = planned(pair, 1, FIRST)
    call_off(meeting, by=noor, at=NOW)

    with pytest.raises(ChangedMeanwhileError):
        place(meeting, Where(place="Room 2"), by=noor, at=NOW)
