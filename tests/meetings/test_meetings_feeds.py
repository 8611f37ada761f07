"""The calendar of one person: whole, cheap, renewed with a tap, gone with the account."""

import datetime as dt

import pytest
import vobject
from icalendar import Calendar
from tests.cast import NOW
from tests.meetings.meeting_cast import DAY, FIRST, WEEK, known, planned

from turnabout.enrollment.signing_up import withdraw
from turnabout.meetings import feeds
from turnabout.meetings.models import Feed
from turnabout.meetings.planning import call_off, hold, move
from turnabout.meetings.where import Where
from turnabout.pairs.ending import end_pair
from turnabout.pairs.models import Ending, Pair
from turnabout.people.leaving import leave
from turnabout.people.models import Person


@pytest.fixture
def feed(pair: Pair, noor: Person) -> Feed:
    hold(pair, {1: FIRST, 2: FIRST + 4 * WEEK}, by=noor, at=NOW)
    return feeds.feed_of(noor, at=NOW)


def test_two_libraries_read_all_sessions_in_it(feed: Feed):
    text = _text(feed)

    one = {str(event["summary"]): event["dtstart"].dt for event in Calendar.from_ical(text).events}
    other = {event.summary.value: event.dtstart.value for event in _vobject(text)}
    assert one == other == {"Session 1 with Ada": FIRST, "Session 2 with Ada": FIRST + 4 * WEEK}


def test_it_holds_a_title_the_time_and_the_way_to_the_page_and_nothing_else(
    pair: Pair, feed: Feed, ada: Person
):
    pair.meetings.update(place="The quiet room")

    text = _text(feed)

    names = {name for event in _vobject(text) for name in event.contents}
    assert names == {
        "uid",
        "sequence",
        "dtstamp",
        "dtstart",
        "dtend",
        "summary",
        "description",
        "url",
        "class",
    }
    assert (ada.email in text, "quiet room" in text, "ORGANIZER" in text) == (False, False, False)


def test_its_tag_is_the_same_until_something_changes(pair: Pair, feed: Feed, noor: Person):
    before = _calendar(feed).tag

    assert _calendar(feed, at=NOW + DAY).tag == before
    move(pair.meetings.first(), FIRST + WEEK, by=noor, at=NOW)
    moved = _calendar(feed).tag
    call_off(pair.meetings.first(), by=noor, at=NOW)

    assert len({before, moved, _calendar(feed).tag}) == 3


def test_another_address_ends_the_one_before(feed: Feed, noor: Person):
    old = feeds.token_of(feed)

    new = feeds.renew(noor, at=NOW)

    assert feeds.calendar_at(feed.pk, old, at=NOW) is None
    assert feeds.calendar_at(new.pk, feeds.token_of(new), at=NOW) is not None


def test_an_address_is_that_of_one_person(feed: Feed, ada: Person):
    hers = feeds.feed_of(ada, at=NOW)

    assert feeds.calendar_at(hers.pk, feeds.token_of(feed), at=NOW) is None


def test_asking_for_it_again_is_the_same_address(feed: Feed, noor: Person):
    again = feeds.feed_of(noor, at=NOW + DAY)

    assert feeds.address_of(again) == feeds.address_of(feed)


def test_who_leaves_the_organisation_has_no_calendar_from_that_moment(
    feed: Feed, noor: Person, arne: Person
):
    leave(noor, by=arne, at=NOW)

    assert feeds.calendar_at(feed.pk, feeds.token_of(feed), at=NOW) is None


def test_who_withdraws_has_none_and_whoever_stays_keeps_what_has_been(
    pair: Pair, feed: Feed, noor: Person, ada: Person
):
    hers = feeds.feed_of(ada, at=NOW)
    withdraw(known(pair).mentor, by=noor, at=FIRST + DAY)

    assert feeds.calendar_at(feed.pk, feeds.token_of(feed), at=FIRST + DAY) is None
    left = _vobject(_text(hers, at=FIRST + DAY))
    assert [event.summary.value for event in left] == ["Session 1 with Noor"]


def test_a_pair_that_is_over_keeps_what_has_been(pair: Pair, feed: Feed):
    end_pair(pair, Ending.EXIT, at=FIRST + DAY)

    assert [one.meeting.number for one in _calendar(feed, at=FIRST + DAY).entries] == [1]


def test_it_speaks_the_language_of_its_owner(feed: Feed, noor: Person):
    Person.objects.filter(pk=noor.pk).update(language="de")

    assert _calendar(feed).person.language == "de"
    assert "Session 1" not in _text(feed)


def test_a_session_elsewhere_is_not_in_it(feed: Feed, pair: Pair):
    planned(pair, 3, FIRST + 8 * WEEK)

    assert [one.where for one in _calendar(feed).entries] == 3 * [Where()]


def _calendar(feed: Feed, at: dt.datetime = NOW) -> feeds.Calendar:
    found = feeds.calendar_at(feed.pk, feeds.token_of(feed), at=at)
    assert found
    return found


def _text(feed: Feed, at: dt.datetime = NOW) -> str:
    return _calendar(feed, at=at).written(at=at)


def _vobject(text: str) -> list:
    return list(vobject.readOne(text).vevent_list)
