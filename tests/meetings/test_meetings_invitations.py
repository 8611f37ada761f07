"""Invitations, read again by two libraries that know nothing of each other."""

import datetime as dt
from email.message import Message
from zoneinfo import ZoneInfo, available_timezones

import pytest
import vobject
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Component
from tests.cast import NOW
from tests.meetings.meeting_cast import FIRST, HOUR, WEEK, known
from tests.smtp import Postbox

from turnabout.core.mail.sending import message_of, send_due
from turnabout.core.models import Letter
from turnabout.enrollment.models import Enrollment
from turnabout.meetings.ending import clear_dates
from turnabout.meetings.invitations import Entry, invitation
from turnabout.meetings.models import Meeting
from turnabout.meetings.planning import call_off, move, place, plan
from turnabout.meetings.rules import NoSuchTimeError, moment_of
from turnabout.meetings.where import Where, set_template
from turnabout.meetings.words import when
from turnabout.pairs.ending import end_pair
from turnabout.pairs.models import Ending, Pair
from turnabout.people.models import Person
from turnabout.programs.models import Side

ZONES = sorted(zone for zone in available_timezones() if "/" in zone)


@pytest.fixture
def meeting(pair: Pair, noor: Person) -> Meeting:
    return plan(pair, 1, FIRST, by=noor, at=NOW)


def test_an_invitation_comes_from_the_program_to_both(meeting: Meeting, ada: Person):
    event = _event(_last(ada))

    assert (event["organizer"], str(event["summary"])) == (
        "mailto:turnabout@localhost",
        "Session 1 with Noor",
    )
    assert {str(one): one.params["PARTSTAT"] for one in event["attendee"]} == {
        "mailto:noor@kittiwake.example": "ACCEPTED",
        "mailto:ada@kittiwake.example": "NEEDS-ACTION",
    }


def test_two_libraries_read_the_same_moment_in_it(meeting: Meeting, ada: Person):
    text = _last(ada).calendar

    one = Calendar.from_ical(text).walk("VEVENT")[0]
    other = vobject.readOne(text).vevent

    moments = [one["dtstart"].dt, other.dtstart.value]
    assert moments == [FIRST, FIRST]
    assert (one["dtend"].dt, other.dtend.value) == (FIRST + HOUR, FIRST + HOUR)
    assert (str(one["uid"]), other.uid.value) == (str(meeting.uid), str(meeting.uid))


def test_what_is_changed_keeps_its_name_and_counts_for_more_each_time(
    meeting: Meeting, noor: Person, ada: Person
):
    move(meeting, FIRST + WEEK, by=ada, at=NOW)
    place(meeting, Where(place="Room 2.14"), by=noor, at=NOW)
    call_off(meeting, by=ada, at=NOW)

    told = [Calendar.from_ical(one.calendar) for one in Letter.objects.filter(to=noor.email)]
    events = [calendar.walk("VEVENT")[0] for calendar in told]
    assert [
        (str(one["method"]), int(event["sequence"]))
        for one, event in zip(told, events, strict=True)
    ] == [
        ("REQUEST", 0),
        ("REQUEST", 1),
        ("REQUEST", 2),
        ("CANCEL", 3),
    ]
    assert {str(event["uid"]) for event in events} == {str(meeting.uid)}
    assert [str(event["status"]) for event in events] == 3 * ["CONFIRMED"] + ["CANCELLED"]


def test_whoever_moves_a_date_comes_and_the_other_one_is_asked_anew(
    meeting: Meeting, noor: Person, ada: Person
):
    move(meeting, FIRST + WEEK, by=ada, at=NOW)

    stands = {str(one): one.params["PARTSTAT"] for one in _event(_last(noor))["attendee"]}
    assert stands == {
        "mailto:noor@kittiwake.example": "NEEDS-ACTION",
        "mailto:ada@kittiwake.example": "ACCEPTED",
    }


def test_a_letter_brings_its_entry_where_mail_programs_look_for_it(
    meeting: Meeting, ada: Person, postbox: Postbox
):
    Letter.objects.exclude(to=ada.email).delete()

    send_due(clock=lambda: NOW)

    (mail,) = postbox.arrived
    assert [part.get_content_type() for part in mail.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
        "application/ics",
    ]
    entry, attached = list(mail.walk())[-2:]
    assert (entry.get_param("method"), entry.get_content_charset()) == ("REQUEST", "utf-8")
    assert attached.get_filename() == "invite.ics"
    assert _lines(entry) == _lines(attached) == _last(ada).calendar.split("\r\n")


def test_a_letter_without_an_entry_is_as_it_was(pair: Pair):
    end_pair(pair, Ending.EXIT, at=NOW)

    mail = message_of(Letter.objects.filter(kind="pair_end").first()).message()

    assert [part.get_content_type() for part in mail.walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]


def test_nothing_in_an_entry_can_be_smuggled_in_by_a_name_or_a_place(
    pair: Pair, noor: Person, ada: Person
):
    Person.objects.filter(pk=noor.pk).update(name='Noor"\r\nATTENDEE:mailto:m@x.example\r\n;X=;,')
    meeting = plan(known(pair), 1, FIRST, by=ada, at=NOW)
    place(meeting, Where(place="Room;\r\nSTATUS:CANCELLED"), by=ada, at=NOW)

    text = _last(ada).calendar

    event = vobject.readOne(text).vevent
    assert (len(event.attendee_list), event.status.value) == (2, "CONFIRMED")
    assert _event(_last(ada))["attendee"][0] == "mailto:noor@kittiwake.example"


def test_the_dates_of_a_pair_that_is_over_leave_both_calendars_in_neutral_words(
    pair: Pair, meeting: Meeting, noor: Person, ada: Person
):
    end_pair(pair, Ending.EXIT, at=NOW)

    assert (clear_dates(at=NOW), clear_dates(at=NOW)) == (1, 0)

    letters = Letter.objects.filter(kind="meeting_over")
    assert {one.to for one in letters} == {noor.email, ada.email}
    assert {str(Calendar.from_ical(one.calendar)["method"]) for one in letters} == {"CANCEL"}
    assert (Meeting.objects.get().off_by, Meeting.objects.get().off_at) == (None, NOW)


def test_who_has_left_is_written_to_no_more(
    pair: Pair, meeting: Meeting, noor: Person, ada: Person
):
    Person.objects.filter(pk=ada.pk).update(left_at=NOW)
    end_pair(known(pair), Ending.LEFT, at=NOW)

    clear_dates(at=NOW)

    assert [one.to for one in Letter.objects.filter(kind="meeting_over")] == [noor.email]


def test_the_link_of_the_installation_stands_in_the_letter_and_the_calendar(
    pair: Pair, noor: Person, arne: Person
):
    set_template("https://meet.example.org/{pair}-{number}", by=arne, at=NOW)

    plan(pair, 1, FIRST, by=noor, at=NOW)

    letter = _last(noor)
    link = str(_event(letter)["location"])
    assert (link.startswith("https://meet.example.org/"), link.endswith("-1")) == (True, True)
    assert f"You meet by video: {link}" in letter.text


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    zone=st.sampled_from(ZONES),
    day=st.dates(dt.date(2026, 3, 3), dt.date(2028, 12, 31)),
    hour=st.integers(0, 23),
    minute=st.sampled_from([0, 15, 30, 45]),
)
def test_what_is_shown_is_what_is_stored_in_every_zone_of_the_world(
    pair: Pair, zone: str, day: dt.date, hour: int, minute: int
):
    clock, time = ZoneInfo(zone), dt.time(hour, minute)
    try:
        moment = moment_of(day, time, clock)
    except NoSuchTimeError:
        return
    meeting = Meeting(pair=pair, number=1, starts_at=moment, minutes=60)

    text = invitation(Entry(meeting, Side.MENTOR, Where()), comes=None, at=NOW)

    stored = vobject.readOne(text).vevent.dtstart.value
    assert stored.astimezone(clock).replace(tzinfo=None) == dt.datetime.combine(day, time)
    assert when(stored, clock).endswith(f"{hour:02}:{minute:02}")


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        (dt.date(2026, 3, 29), {"Europe/London": 10, "America/New_York": 5}),
        (dt.date(2026, 10, 26), {"Europe/London": 10, "America/New_York": 6}),
        (dt.date(2026, 11, 2), {"Europe/London": 10, "America/New_York": 5}),
        (dt.date(2028, 2, 29), {"Europe/London": 10, "Asia/Kathmandu": 15}),
    ],
    ids=["spring", "autumn of one", "autumn of both", "leap day"],
)
def test_both_clocks_are_right_when_they_change(
    pair: Pair, day: dt.date, hours: dict[str, int], noor: Person
):
    Enrollment.objects.filter(pk=pair.mentee_id).update(time_zone=list(hours)[1])
    moment = moment_of(day, dt.time(10), ZoneInfo("Europe/London"))
    meeting = Meeting(pair=known(pair), number=1, starts_at=moment, minutes=60)

    text = invitation(Entry(meeting, Side.MENTEE, Where()), comes=None, at=NOW)

    stored = Calendar.from_ical(text).walk("VEVENT")[0]["dtstart"].dt
    assert {zone: stored.astimezone(ZoneInfo(zone)).hour for zone in hours} == hours


def _last(person: Person) -> Letter:
    return Letter.objects.filter(to=person.email).exclude(calendar="").order_by("-pk")[0]


def _event(letter: Letter) -> Component:
    return Calendar.from_ical(letter.calendar).walk("VEVENT")[0]


def _lines(part: Message) -> list[str]:
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return [*content.decode().splitlines(), ""]
