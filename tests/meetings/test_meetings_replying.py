"""Replies of calendars: believed from one of the two about their own date, and from nobody else."""

import base64
import datetime as dt
import email
import email.policy
import time
import uuid
from email.message import EmailMessage
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import NOW
from tests.enrollment.signup_cast import crew
from tests.meetings.meeting_cast import DAY, FIRST, HOUR, WEEK, known, paired

from turnabout.core.models import Letter
from turnabout.meetings.models import Coming, Meeting, Reply
from turnabout.meetings.planning import call_off, move, plan
from turnabout.meetings.replying import read_reply, reply_in
from turnabout.pairs.ending import end_pair
from turnabout.pairs.models import Ending, Pair
from turnabout.people.models import Person
from turnabout.programs.models import Side
from turnabout.web.pairs.next import next_for

REPLIES = Path(__file__).parent / "replies"
LATER = NOW + 3 * HOUR
TUESDAY = dt.datetime(2026, 4, 14, 13, 30, tzinfo=dt.UTC)


@pytest.fixture
def meeting(pair: Pair, noor: Person) -> Meeting:
    return plan(pair, 1, FIRST, by=noor, at=NOW)


@pytest.mark.parametrize(
    ("mail", "coming", "proposed"),
    [
        ("gmail_accepted", Coming.ACCEPTED, None),
        ("outlook_declined", Coming.DECLINED, None),
        ("apple_tentative", Coming.TENTATIVE, None),
        ("outlook_counter", Coming.COUNTER, TUESDAY),
    ],
)
def test_what_each_calendar_sends_is_understood(
    meeting: Meeting, mail: str, coming: Coming, proposed: dt.datetime | None
):
    assert read_reply(_mail(mail, meeting), at=LATER)

    reply = Reply.objects.get()
    assert (reply.side, reply.coming, reply.starts_at) == (Side.MENTEE, coming, FIRST)
    assert reply.proposed_at == proposed


@pytest.mark.parametrize("mail", ["gmail_accepted", "outlook_declined", "outlook_counter"])
def test_a_reply_neither_moves_nor_calls_off(meeting: Meeting, mail: str):
    read_reply(_mail(mail, meeting), at=LATER)

    now = Meeting.objects.get()
    assert (now.starts_at, now.off_at, now.sequence) == (FIRST, None, 0)


def test_who_cannot_come_is_shown_to_both_and_the_other_one_is_written_to(
    pair: Pair, meeting: Meeting, noor: Person
):
    read_reply(_mail("outlook_declined", meeting), at=LATER)

    lines = [next_for(known(pair), side, at=LATER).line for side in Side]
    letter = Letter.objects.get(kind="meeting_refused")
    assert lines == ["Ada cannot come: move it", "You cannot come: move it"]
    assert (letter.to, letter.subject) == (
        noor.email,
        "Ada cannot come: Monday 13 April, 10:00",
    )


def test_the_same_decline_read_twice_writes_one_letter(meeting: Meeting):
    for _time in range(2):
        read_reply(_mail("outlook_declined", meeting), at=LATER)

    assert Letter.objects.filter(kind="meeting_refused").count() == 1


def test_the_later_answer_counts_whichever_arrives_first(meeting: Meeting):
    read_reply(_mail("apple_tentative", meeting), at=LATER)

    assert not read_reply(_mail("gmail_accepted", meeting), at=LATER)

    assert Reply.objects.get().coming == Coming.TENTATIVE


def test_a_stamp_from_the_future_does_not_win_for_ever(meeting: Meeting):
    ahead = {"20260302T101243Z": "20991231T000000Z"}
    read_reply(_mail("gmail_accepted", meeting, changed=ahead), at=LATER)

    assert read_reply(_mail("gmail_accepted", meeting, changed=ahead), at=LATER + DAY)


def test_an_answer_to_the_date_before_a_move_is_no_answer(
    pair: Pair, meeting: Meeting, noor: Person
):
    move(meeting, FIRST + WEEK, by=noor, at=NOW)

    assert not read_reply(_mail("outlook_declined", meeting), at=LATER)


def test_a_decline_is_forgotten_when_the_date_is_moved(pair: Pair, meeting: Meeting, noor: Person):
    read_reply(_mail("outlook_declined", meeting), at=LATER)

    move(meeting, FIRST + WEEK, by=noor, at=LATER)

    assert next_for(known(pair), Side.MENTOR, at=LATER).kind == "ahead"


STRANGER = {"ada@kittiwake.example": "mallory@elsewhere.example"}


@pytest.mark.parametrize(
    "changed",
    [
        STRANGER,
        {"From: Ada Lindqvist <ada@kittiwake.example>": "From: Mallory <m@elsewhere.example>"},
        {"mailto:ada@kittiwake.example": "mailto:noor@kittiwake.example"},
        {"METHOD:REPLY": "METHOD:REQUEST"},
        {"METHOD:REPLY": "METHOD:CANCEL"},
        {"PARTSTAT=ACCEPTED": "PARTSTAT=DELEGATED"},
        {"20260413T090000Z": "20260413T080000Z"},
    ],
    ids=["stranger", "sender", "speaks for the other", "request", "cancel", "delegates", "date"],
)
def test_what_is_no_reply_of_theirs_is_refused(meeting: Meeting, changed: dict[str, str]):
    assert not read_reply(_mail("gmail_accepted", meeting, changed=changed), at=LATER)

    assert Reply.objects.count() == 0


def test_nobody_answers_for_a_date_of_others(meeting: Meeting, carla: Person):
    mentor, mentee = crew(2)
    other = paired(mentor, mentee, by=carla, name="Another")
    theirs = plan(other, 1, FIRST, by=mentor, at=NOW)

    assert not read_reply(_mail("gmail_accepted", theirs), at=LATER)


@pytest.mark.parametrize("becomes", ["off", "over", "ended", "unknown"])
def test_what_does_not_take_place_is_not_answered(
    pair: Pair, meeting: Meeting, noor: Person, becomes: str
):
    message = _mail("gmail_accepted", meeting)
    if becomes == "off":
        call_off(meeting, by=noor, at=NOW)
    if becomes == "ended":
        end_pair(pair, Ending.EXIT, at=NOW)
    if becomes == "unknown":
        meeting.delete()

    assert not read_reply(message, at=FIRST + DAY if becomes == "over" else LATER)


def test_a_mail_without_a_calendar_is_no_reply(meeting: Meeting):
    message = EmailMessage()
    message["From"] = "ada@kittiwake.example"
    message.set_content("I cannot come.")

    assert not read_reply(message, at=LATER)


@pytest.mark.parametrize(
    "rule",
    [
        "RRULE:FREQ=SECONDLY",
        "RRU\n LE:FREQ=SECONDLY",
        "RRULE:FREQ=YEARLY;BYHOUR=1,2,3;BYMINUTE=1,2,3;BYSECOND=1,2,3;BYDAY=MO,TU",
    ],
)
def test_a_time_zone_that_asks_for_every_second_of_a_century_costs_nothing(
    meeting: Meeting, rule: str
):
    told = (REPLIES / "outlook_declined.ics").read_text().replace("{uid}", str(meeting.uid))
    bomb = told.replace("RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10", rule)
    bomb = bomb.replace("GMT Standard Time", "A zone of mine")
    begun = time.perf_counter()

    read_reply(_bringing(bomb.encode()), at=LATER)

    assert time.perf_counter() - begun < 1


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(noise=st.binary(max_size=400), cut=st.integers(0, 900))
def test_no_calendar_that_a_stranger_makes_up_breaks_the_reader(noise: bytes, cut: int):
    told = (REPLIES / "outlook_declined.ics").read_text().replace("{uid}", str(uuid.uuid4()))
    broken = told[:cut].encode() + noise + told[cut:].encode()

    said = reply_in(_bringing(broken))

    assert said is None or isinstance(said.uid, uuid.UUID)


def _bringing(calendar: bytes) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "ada@kittiwake.example"
    message.set_content(calendar, maintype="text", subtype="calendar", cte="base64")
    return message


def _mail(name: str, meeting: Meeting, *, changed: dict[str, str] | None = None) -> EmailMessage:
    """Return a mail as that calendar sends it, about this date."""
    told = (REPLIES / f"{name}.eml").read_text().replace("{uid}", str(meeting.uid))
    if "{base64}" in told:
        inner = (REPLIES / f"{name}.ics").read_text().replace("{uid}", str(meeting.uid))
        told = told.replace("{base64}", base64.encodebytes(inner.encode()).decode())
    for was, becomes in (changed or {}).items():
        told = told.replace(was, becomes)
    message = email.message_from_bytes(told.encode(), policy=email.policy.default)
    return cast("EmailMessage", message)
