"""The room of a pair's dates: held ahead, placed, moved; days away; and the calendar of one."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.enrollment.signup_cast import crew
from tests.meetings.meeting_cast import met, paired, planned
from tests.web.near_cast import everybody as everybody_near
from tests.web.pair_pages_cast import DAY, WEEK, known, over, sent, soon

from turnabout.core.models import Letter
from turnabout.enrollment.models import Enrollment
from turnabout.enrollment.signing_up import withdraw
from turnabout.meetings.away import be_away
from turnabout.meetings.feeds import address_of, feed_of
from turnabout.meetings.models import Away, Coming, Feed, Meeting, Reply
from turnabout.meetings.where import set_template, the_template
from turnabout.pairs.ending import end_pair
from turnabout.pairs.models import Ending, Pair
from turnabout.people.models import Person
from turnabout.programs.models import Side

THERE, ASKED_TO_SIGN_IN, NOT_THERE = 200, 302, 404


@pytest.fixture
def pair(noor: Person, ada: Person, carla: Person) -> Pair:
    """Noor mentors Ada, since a week ago."""
    return paired(noor, ada, by=carla, at=timezone.now() - WEEK)


@pytest.fixture
def everybody(pair: Pair, carla: Person, arne: Person) -> dict[str, Person | None]:
    """Everybody who could be near a pair, by what they are to it."""
    mentor, mentee = crew(2)
    paired(mentor, mentee, by=carla, at=timezone.now() - WEEK, name="Sideways")
    found = everybody_near(pair, carla=carla, arne=arne)
    return found | {"participant of another": mentor}


def test_only_the_two_open_the_room_of_their_dates(
    client: Client, everybody: dict[str, Person | None], pair: Pair
):
    ahead = planned(pair, 1, soon())
    paths = ["sessions/", "meetings/all/", f"meetings/{ahead.pk}/where/"]

    found = {
        who: {_as(client, one).get(f"/pairs/{pair.pk}/{path}").status_code for path in paths}
        for who, one in everybody.items()
    }

    both = {"mentor": {THERE}, "mentee": {THERE}}
    assert (
        found == {who: {NOT_THERE} for who in everybody} | {"stranger": {ASKED_TO_SIGN_IN}} | both
    )


def test_nobody_else_holds_or_places_a_date_or_ends_days_away(
    client: Client, everybody: dict[str, Person | None], pair: Pair, ada: Person
):
    ahead = planned(pair, 1, soon())
    away = be_away(ada, soon().date(), soon().date(), at=timezone.now())
    for who, one in everybody.items():
        _as(client, one)
        if who not in {"mentor", "mentee"}:
            client.post(f"/pairs/{pair.pk}/meetings/all/", sent(soon() + DAY, 2))
            client.post(_where(ahead), known(ahead) | {"place": "Room 1"})
        if who != "mentee":
            client.post(f"/you/away/{away.pk}/end/")

    assert list(Meeting.objects.values_list("number", "place")) == [(1, "")]
    assert Away.objects.count() == 1


def test_only_the_administrator_says_by_which_address_pairs_meet(
    client: Client, everybody: dict[str, Person | None]
):
    address = {"address": "https://meet.example.org/{pair}"}
    found = {
        who: _as(client, one).post("/video/", address).status_code for who, one in everybody.items()
    }

    others = dict.fromkeys(everybody, NOT_THERE) | {"stranger": ASKED_TO_SIGN_IN}
    assert found == others | {"administrator": 302}
    assert the_template() == "https://meet.example.org/{pair}"


def test_a_wrong_address_is_refused_kindly_and_stays_in_the_field(client: Client, arne: Person):
    client.force_login(arne)

    answer = client.post("/video/", {"address": "http://meet.example.org/{pair}"})

    assert answer.context["form"].errors == {
        "address": ["An address that begins with https:// is needed."]
    }
    assert 'value="http://meet.example.org/{pair}"' in answer.content.decode()


def test_one_page_proposes_every_date_and_one_button_holds_them(
    client: Client, pair: Pair, ada: Person
):
    client.force_login(ada)
    page = client.get(f"/pairs/{pair.pk}/meetings/all/")
    proposed = page.context["form"].initial
    form = {
        name: value.strftime("%Y-%m-%d" if name.startswith("day") else "%H:%M")
        for name, value in proposed.items()
    }

    answer = client.post(f"/pairs/{pair.pk}/meetings/all/", form)

    assert answer["Location"] == f"/pairs/{pair.pk}/sessions/"
    assert list(Meeting.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6, 7]
    assert Letter.objects.filter(kind="meeting_planned").count() == 14


def test_a_session_may_stay_without_a_date(client: Client, pair: Pair, noor: Person):
    client.force_login(noor)

    client.post(f"/pairs/{pair.pk}/meetings/all/", sent(soon(), 2))

    assert list(Meeting.objects.values_list("number", "starts_at")) == [(2, soon())]


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"day_1": "2031-03-30", "time_1": "01:30"}, ["time_1"]),
        ({"day_1": "2031-03-30", "time_1": ""}, ["time_1"]),
        ({"day_1": "", "time_1": "10:00"}, ["day_1"]),
        ({"day_1": "9999-12-31", "time_1": "23:30"}, ["__all__"]),
        ({"day_1": "2020-01-06", "time_1": "10:00"}, ["__all__"]),
        ({}, ["__all__"]),
    ],
)
def test_what_cannot_be_held_is_said_and_what_was_typed_stays(
    client: Client, pair: Pair, noor: Person, said: dict[str, str], wrong: list[str]
):
    client.force_login(noor)

    answer = client.post(f"/pairs/{pair.pk}/meetings/all/", {"csrf": "", **said})

    assert list(answer.context["form"].errors) == wrong
    assert all(f'value="{value}"' in answer.content.decode() for value in said.values() if value)
    assert Meeting.objects.count() == 0


def test_where_every_session_has_its_date_nothing_is_left_to_hold(
    client: Client, pair: Pair, noor: Person
):
    for number in range(1, 8):
        planned(pair, number, soon() + number * DAY)
    client.force_login(noor)

    page = client.get(f"/pairs/{pair.pk}/meetings/all/")

    assert (page.context["rows"], b"Nothing is left to hold" in page.content) == ([], True)


def test_after_yes_the_page_leads_to_the_next_date_where_there_is_none(
    client: Client, pair: Pair, ada: Person
):
    meeting = planned(pair, 1, over())
    client.force_login(ada)

    answer = client.post(f"{_path(meeting)}met/", {"answer": "yes"})

    assert answer["Location"] == f"/pairs/{pair.pk}/meetings/"


@pytest.mark.parametrize("has", ["a date ahead", "said no", "closed"])
def test_it_leads_back_to_the_pair_where_nothing_is_to_be_booked(
    client: Client, pair: Pair, ada: Person, has: str
):
    if has == "closed":
        for number in range(1, 7):
            met(pair, number, over() - number * DAY)
    meeting = planned(pair, 7 if has == "closed" else 1, over())
    if has == "a date ahead":
        planned(pair, 2, soon())
    client.force_login(ada)

    answer = client.post(f"{_path(meeting)}met/", {"answer": "no" if has == "said no" else "yes"})

    assert answer["Location"] == f"/pairs/{pair.pk}/"


def test_a_session_that_is_on_is_opened_and_not_moved(client: Client, pair: Pair, ada: Person):
    meeting = planned(pair, 1, timezone.now() - dt.timedelta(minutes=10))
    client.force_login(ada)

    page = client.get(f"/pairs/{pair.pk}/sessions/")

    told = page.content.decode()
    assert [(row.is_on, row.needs_a_move) for row in page.context["ahead"]] == [(True, False)]
    assert f'href="/pairs/{pair.pk}/sessions/{meeting.pk}/"' in told
    assert f"/meetings/{meeting.pk}/" not in told


def test_moving_offers_three_dates_and_one_tap_moves_there(client: Client, pair: Pair, ada: Person):
    meeting = planned(pair, 1, soon())
    client.force_login(ada)
    choices = client.get(_path(meeting)).context["choices"]

    client.post(_path(meeting), sent(choices[0].moment) | known(meeting))

    assert (len(choices), Meeting.objects.get().starts_at) == (3, choices[0].moment)


def test_the_room_shows_every_date_with_both_clocks_and_how_it_stands(
    client: Client, pair: Pair, noor: Person
):
    Enrollment.objects.filter(pk=pair.mentee_id).update(time_zone="America/St_Johns")
    met(pair, 1, over())
    _reply(planned(pair, 2, soon()), Coming.DECLINED)
    _reply(planned(pair, 3, soon() + WEEK), Coming.ACCEPTED)
    client.force_login(noor)

    told = client.get(f"/pairs/{pair.pk}/sessions/").context

    assert [row.state for row in told["behind"]] == ["You met"]
    assert [(row.state, row.needs_a_move) for row in told["ahead"]] == [
        ("Ada cannot come: move it", True),
        ("Ada has accepted", False),
    ]
    assert [row.elsewhere.endswith("for Ada") for row in told["ahead"]] == [True, True]
    assert told["lacking"] == 4


def test_a_counter_is_moved_to_with_one_tap(client: Client, pair: Pair, noor: Person):
    meeting = planned(pair, 1, soon())
    _reply(meeting, Coming.COUNTER, proposed_at=soon() + DAY)
    client.force_login(noor)
    page = client.get(f"/pairs/{pair.pk}/")
    (choice,) = page.context["asked"]

    client.post(_path(meeting), sent(choice.moment) | page.context["sent"])

    assert page.context["next"].line == "Ada asks for another time: move it"
    assert Meeting.objects.get().starts_at == soon() + DAY


def test_a_session_is_placed_and_the_page_says_where(client: Client, pair: Pair, ada: Person):
    meeting = planned(pair, 1, soon())
    client.force_login(ada)

    client.post(_where(meeting), known(meeting) | {"place": "Room 2.14"})

    assert b"You meet in person: Room 2.14." in client.get(f"/pairs/{pair.pk}/").content


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"link": "http://x.example.org/"}, ["link"]),
        ({"link": "javascript:alert(1)"}, ["link"]),
        ({"link": "https://x.example.org/", "place": "Room 1"}, ["place"]),
    ],
)
def test_nobody_meets_by_an_open_line_or_in_two_places(
    client: Client, pair: Pair, ada: Person, said: dict[str, str], wrong: list[str]
):
    meeting = planned(pair, 1, soon())
    client.force_login(ada)

    answer = client.post(_where(meeting), known(meeting) | said)

    assert list(answer.context["form"].errors) == wrong
    assert (Meeting.objects.get().link, Meeting.objects.get().place) == ("", "")


def test_where_one_meets_is_not_said_of_a_date_that_is_another_by_now(
    client: Client, pair: Pair, ada: Person
):
    meeting = planned(pair, 1, soon())
    seen = known(meeting)
    Meeting.objects.update(starts_at=soon() + DAY)
    client.force_login(ada)

    client.post(_where(meeting), seen | {"place": "Room 1"})

    assert Meeting.objects.get().place == ""


def test_the_link_of_the_installation_is_one_tap_away(
    client: Client, pair: Pair, noor: Person, arne: Person
):
    set_template("https://meet.example.org/{pair}", by=arne, at=timezone.now())
    planned(pair, 1, soon())
    client.force_login(noor)

    pages = [client.get(f"/pairs/{pair.pk}/{path}").content.decode() for path in ("", "sessions/")]

    assert ['href="https://meet.example.org/' in page for page in pages] == [True, True]


def test_the_other_one_sees_until_when_one_is_away_and_nothing_else(
    client: Client, pair: Pair, noor: Person, ada: Person
):
    today = timezone.localdate()
    be_away(ada, today - DAY, today + 2 * DAY, at=timezone.now())
    be_away(ada, soon().date(), soon().date(), at=timezone.now())
    planned(pair, 1, soon())
    client.force_login(noor)

    told = client.get(f"/pairs/{pair.pk}/sessions/")

    assert told.context["away_until"] == (today + 2 * DAY).strftime("%-d %B %Y")
    assert [row.state for row in told.context["ahead"]] == [""]


def test_who_is_away_on_a_date_is_asked_to_move_it(client: Client, pair: Pair, ada: Person):
    be_away(ada, soon().date(), soon().date(), at=timezone.now())
    planned(pair, 1, soon())
    client.force_login(ada)

    told = client.get(f"/pairs/{pair.pk}/sessions/").context

    assert [row.state for row in told["ahead"]] == ["You are away then: move it"]


def test_one_says_when_one_is_away_and_takes_it_back(client: Client, noor: Person):
    client.force_login(noor)
    day = timezone.localdate() + 3 * DAY

    client.post("/you/away/", {"first": str(day), "last": str(day + DAY)})
    kept = Away.objects.get()
    client.post(f"/you/away/{kept.pk}/end/")

    assert (kept.first_day, kept.last_day, Away.objects.count()) == (day, day + DAY, 0)


def test_days_that_run_backwards_are_refused_kindly(client: Client, noor: Person):
    client.force_login(noor)

    answer = client.post("/you/away/", {"first": "2031-05-04", "last": "2031-05-03"})

    assert answer.context["form"].errors == {"last": ["The last day comes before the first."]}


def test_a_calendar_program_reads_the_feed_without_signing_in(
    client: Client, pair: Pair, noor: Person
):
    planned(pair, 1, soon())

    answer = client.get(_feed(noor))

    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert b"SUMMARY:Session 1 with Ada" in answer.content
    assert (answer["X-Robots-Tag"], answer.cookies) == ("noindex", {})


def test_what_has_not_changed_is_not_sent_again(client: Client, pair: Pair, noor: Person):
    planned(pair, 1, soon())
    tag = client.get(_feed(noor))["ETag"]

    again = client.get(_feed(noor), headers={"If-None-Match": tag})
    planned(pair, 2, soon() + WEEK)
    changed = client.get(_feed(noor), headers={"If-None-Match": tag})

    assert (again.status_code, again.content, changed.status_code) == (304, b"", 200)


def test_a_feed_asks_as_many_questions_for_three_dates_as_for_one(
    client: Client, pair: Pair, noor: Person
):
    planned(pair, 1, soon())
    few = _questions(client, _feed(noor))
    planned(pair, 2, soon() + WEEK)
    planned(pair, 3, soon() + 2 * WEEK)

    assert _questions(client, _feed(noor)) == few


def test_every_other_address_of_a_calendar_leads_nowhere(
    client: Client, pair: Pair, noor: Person, ada: Person
):
    path = _feed(noor)
    feed_of(ada, at=timezone.now())
    wrong = [path.replace(".ics", "x.ics"), path.replace(f"/{_pk(noor)}/", f"/{_pk(ada)}/")]

    assert [client.get(one).status_code for one in [*wrong, "/calendar/999/x.ics"]] == [404] * 3


def test_one_tap_makes_another_address(client: Client, pair: Pair, noor: Person):
    old = _feed(noor)
    client.force_login(noor)

    client.post("/you/calendar/new/")

    assert [client.get(path).status_code for path in (old, _feed(noor))] == [404, 200]
    assert _feed(noor) in client.get("/you/calendar/").content.decode()


def test_the_calendar_of_who_withdrew_is_gone(client: Client, pair: Pair, ada: Person):
    path = _feed(ada)
    withdraw(pair.mentee, by=ada, at=timezone.now())

    assert client.get(path).status_code == NOT_THERE


def test_who_stays_finds_the_room_as_it_was_and_holds_nothing_more(
    client: Client, pair: Pair, noor: Person
):
    met(pair, 1, over())
    planned(pair, 2, soon())
    end_pair(pair, Ending.EXIT, at=timezone.now())
    client.force_login(noor)

    told = client.get(f"/pairs/{pair.pk}/sessions/").context

    assert (told["ahead"], told["lacking"]) == ([], 0)
    assert client.get(f"/pairs/{pair.pk}/meetings/all/").status_code == NOT_THERE


@pytest.mark.parametrize("path", ["sessions/", "meetings/all/", ""])
def test_a_page_asks_as_many_questions_for_three_dates_as_for_one(
    client: Client, pair: Pair, noor: Person, path: str
):
    client.force_login(noor)
    met(pair, 1, over())
    _reply(planned(pair, 2, soon()), Coming.ACCEPTED)
    where = f"/pairs/{pair.pk}/{path}"
    client.get(where)
    few = _questions(client, where)

    for number in (3, 4):
        _reply(planned(pair, number, soon() + number * DAY), Coming.ACCEPTED)

    assert _questions(client, where) == few


def _as(client: Client, person: Person | None) -> Client:
    client.logout()
    if person:
        client.force_login(person)
    return client


def _path(meeting: Meeting) -> str:
    return f"/pairs/{meeting.pair_id}/meetings/{meeting.pk}/"


def _where(meeting: Meeting) -> str:
    return f"{_path(meeting)}where/"


def _feed(person: Person) -> str:
    """Return the address of somebody's calendar, without the name of the server."""
    return address_of(feed_of(person, at=timezone.now())).partition("8000")[2]


def _pk(person: Person) -> int:
    return Feed.objects.get(person=person).pk


def _reply(meeting: Meeting, coming: Coming, proposed_at: dt.datetime | None = None) -> None:
    now = timezone.now()
    Reply.objects.create(
        meeting=meeting,
        side=Side.MENTEE,
        coming=coming,
        starts_at=meeting.starts_at,
        proposed_at=proposed_at,
        stamped_at=now,
        at=now,
    )


def _questions(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return len(asked)
