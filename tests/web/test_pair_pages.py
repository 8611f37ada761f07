"""The pages of a pair: each of the two finds what is next, and nobody else finds the pair."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.cast import enter
from tests.meetings.meeting_cast import DAY, HOUR, WEEK, also_paired, known, met, paired, planned
from tests.web.near_cast import everybody as everybody_near
from tests.web.near_cast import join
from tests.web.pair_pages_cast import known as date_known
from tests.web.pair_pages_cast import over, sent, soon

from turnabout.enrollment.models import Enrollment
from turnabout.enrollment.signing_up import withdraw
from turnabout.meetings.models import Answer, DidMeet, Meeting
from turnabout.pairs.ending import end_pair
from turnabout.pairs.models import Ending, Pair
from turnabout.people.models import Person
from turnabout.programs.models import Part, Side
from turnabout.programs.seats import give_seat
from turnabout.web.home.tasks import tasks
from turnabout.web.pairs.next import next_for

THERE, ASKED_TO_SIGN_IN, NOT_THERE = 200, 302, 404


@pytest.fixture
def pair(noor: Person, ada: Person, carla: Person) -> Pair:
    """Noor mentors Ada, since a week ago."""
    return paired(noor, ada, by=carla, at=timezone.now() - WEEK)


@pytest.fixture
def everybody(pair: Pair, carla: Person, arne: Person) -> dict[str, Person | None]:
    """Everybody who could be near a pair, by what they are to it."""
    return everybody_near(pair, carla=carla, arne=arne)


def test_only_the_two_open_the_pages_of_their_pair(
    client: Client, everybody: dict[str, Person | None], pair: Pair
):
    ahead = planned(pair, 1, soon())
    paths = ["", "meetings/", f"meetings/{ahead.pk}/", f"meetings/{ahead.pk}/off/"]

    found = {
        who: {_as(client, one).get(f"/pairs/{pair.pk}/{path}").status_code for path in paths}
        for who, one in everybody.items()
    }

    both = {"mentor": {THERE}, "mentee": {THERE}}
    assert (
        found == {who: {NOT_THERE} for who in everybody} | {"stranger": {ASKED_TO_SIGN_IN}} | both
    )


def test_only_its_coordinator_opens_the_pairs_of_a_cohort(
    client: Client, everybody: dict[str, Person | None], pair: Pair
):
    found = {
        who: _as(client, one).get(_cohort_path(pair)).status_code for who, one in everybody.items()
    }

    others = dict.fromkeys(everybody, NOT_THERE)
    assert found == others | {"stranger": ASKED_TO_SIGN_IN, "coordinator": THERE}


@pytest.mark.parametrize(("who", "finds"), [("coordinator", True), ("sponsor", False)])
def test_the_page_of_the_program_leads_its_coordinator_to_the_pairs(
    client: Client, everybody: dict[str, Person | None], pair: Pair, who: str, finds: bool
):
    program = pair.cohort.program_id
    there = reverse("cohort_pairs", args=[program, pair.cohort_id])

    page = _as(client, everybody[who]).get(f"/programs/{program}/").content.decode()

    assert (f'<a href="{there}">1 pair<' in page) is finds


def test_nobody_else_plans_moves_calls_off_or_answers(
    client: Client, everybody: dict[str, Person | None], pair: Pair
):
    past, ahead = planned(pair, 1, over()), planned(pair, 2, soon())
    for who, one in everybody.items():
        if who not in {"mentor", "mentee"}:
            _as(client, one).post(f"/pairs/{pair.pk}/meetings/", sent(soon() + DAY) | {"number": 3})
            _as(client, one).post(_path(ahead), sent(soon() + DAY) | date_known(ahead))
            _as(client, one).post(f"{_path(ahead)}off/", date_known(ahead))
            _as(client, one).post(f"{_path(past)}met/", {"answer": "no"})

    assert list(Meeting.objects.values_list("number", "starts_at", "off_at")) == [
        (1, past.starts_at, None),
        (2, ahead.starts_at, None),
    ]
    assert DidMeet.objects.count() == 0


@pytest.mark.parametrize("side", list(Side))
def test_each_of_the_two_sees_the_other_and_how_to_write_to_them(
    client: Client, pair: Pair, side: Side
):
    other = pair.across_from(side).person
    client.force_login(pair.on(side).person)

    page = client.get(f"/pairs/{pair.pk}/").content.decode()

    assert (f"<h2>{other}</h2>" in page, f"mailto:{other.email}" in page) == (True, True)


def test_the_coordinator_sees_dates_and_counts(client: Client, pair: Pair, carla: Person):
    met(pair, 1, over())
    client.force_login(carla)

    shown = client.get(_cohort_path(pair)).context["pairs"][0]

    assert (shown, shown.met, shown.next_at) == (pair, 1, None)


def test_the_only_pair_of_somebody_is_my_pair(client: Client, pair: Pair, noor: Person):
    client.force_login(noor)

    assert client.get("/pairs/")["Location"] == f"/pairs/{pair.pk}/"


def test_who_has_several_chooses(client: Client, pair: Pair, noor: Person):
    other = _second(pair)
    client.force_login(noor)

    assert [card.pair for card in client.get("/pairs/").context["cards"]] == [other, pair]


def test_who_has_none_is_told_what_will_be_here(client: Client, carla: Person):
    client.force_login(carla)

    answer = client.get("/pairs/")

    assert (answer.status_code, "whom you meet" in answer.content.decode()) == (200, True)
    assert "My pair" not in [place.title for place in answer.context["places"]]


@pytest.mark.parametrize("side", list(Side))
def test_at_the_start_a_date_comes_next(pair: Pair, side: Side):
    assert _next(pair, side)[0] == "book"


def test_before_a_session_the_date_stands_first_on_ones_own_clock(pair: Pair):
    Enrollment.objects.filter(pk=pair.mentee_id).update(time_zone="America/St_Johns")
    pair.cohort.ends_on = dt.date(2031, 6, 1)
    planned(pair, 1, dt.datetime(2031, 1, 6, 10, tzinfo=dt.UTC))

    lines = [_next(pair, side)[1:] for side in Side]

    assert lines == [
        ("Monday 6 January, 10:00 with Ada", "Session 1 · 60 minutes · 06:30 for Ada"),
        ("Monday 6 January, 06:30 with Noor", "Session 1 · 60 minutes · 10:00 for Noor"),
    ]


@pytest.mark.parametrize("minutes", [-15, 0, 59])
def test_when_it_is_time_the_session_itself_is_next(pair: Pair, minutes: int):
    meeting = planned(pair, 1, soon())

    at = meeting.starts_at + dt.timedelta(minutes=minutes)

    assert [next_for(known(pair), side, at=at)[:2] for side in Side] == [
        ("now", "It is time: Session 1 with Ada"),
        ("now", "It is time: Session 1 with Noor"),
    ]


def test_a_quarter_of_an_hour_earlier_it_is_still_ahead(pair: Pair):
    meeting = planned(pair, 1, soon())

    at = meeting.starts_at - dt.timedelta(minutes=16)

    assert next_for(known(pair), Side.MENTOR, at=at).kind == "ahead"


def test_where_a_date_is_ahead_what_waits_is_the_thing_to_do(client: Client, pair: Pair):
    planned(pair, 1, timezone.now() + 5 * DAY)
    client.force_login(pair.mentor.person)

    told = client.get(f"/pairs/{pair.pk}/").context

    assert (told["next"].kind, told["first"].what) == ("ahead", "Set the agenda for Session 1")
    assert told["first"] not in told["asks"]


def test_after_a_session_one_is_asked_until_one_has_said(pair: Pair):
    meeting = planned(pair, 1, over())
    asked = [_next(pair, side)[0] for side in Side]
    DidMeet.objects.create(meeting=meeting, side=Side.MENTOR, answer=Answer.YES, at=timezone.now())

    assert (asked, [_next(pair, side)[0] for side in Side]) == (["say", "say"], ["book", "say"])


def test_after_the_closing_nothing_is_next(pair: Pair):
    for number in range(1, 8):
        met(pair, number, timezone.now() - (9 - number) * WEEK)

    assert [_next(pair, side)[0] for side in Side] == ["done", "done"]


def test_one_tap_plans_a_suggested_date(client: Client, pair: Pair, ada: Person):
    client.force_login(ada)
    choice = client.get(f"/pairs/{pair.pk}/").context["choices"][0]

    client.post(f"/pairs/{pair.pk}/meetings/", sent(choice.moment) | {"number": 1})

    assert Meeting.objects.get().starts_at == choice.moment


def test_a_wrong_date_keeps_what_was_typed_and_says_why(client: Client, pair: Pair, ada: Person):
    client.force_login(ada)

    sent = {"day": "2020-01-06", "time": "10:00", "number": 1}
    answer = client.post(f"/pairs/{pair.pk}/meetings/", sent)

    assert answer.context["form"].errors == {"day": ["That is past. Choose a date to come."]}
    assert 'value="2020-01-06"' in answer.content.decode()


def test_an_hour_that_does_not_exist_is_refused_kindly(client: Client, pair: Pair, ada: Person):
    client.force_login(ada)

    sent = {"day": "2031-03-30", "time": "01:30", "number": 1}
    answer = client.post(f"/pairs/{pair.pk}/meetings/", sent)

    assert list(answer.context["form"].errors) == ["time"]
    assert Meeting.objects.count() == 0


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_day_beyond_all_calendars_is_refused_kindly(
    client: Client, pair: Pair, ada: Person, day: str
):
    Enrollment.objects.filter(pk=pair.mentee_id).update(time_zone="America/New_York")
    client.force_login(ada)

    sent = {"day": day, "time": "23:30", "number": 1}
    answer = client.post(f"/pairs/{pair.pk}/meetings/", sent)

    assert list(answer.context["form"].errors) == ["day"]
    assert Meeting.objects.count() == 0


def test_a_date_is_moved_unless_it_is_another_by_now(client: Client, pair: Pair, ada: Person):
    meeting = planned(pair, 1, soon())
    client.force_login(ada)
    told = sent(soon() + DAY) | date_known(meeting)

    for _time in range(2):
        client.post(_path(meeting), told)

    assert Meeting.objects.get().starts_at == soon() + DAY
    assert [str(one) for one in client.get(f"/pairs/{pair.pk}/").context["messages"]][-1] == (
        "Your dates have changed meanwhile. Look at them again."
    )


def test_a_date_is_called_off(client: Client, pair: Pair, ada: Person):
    meeting = planned(pair, 1, soon())
    client.force_login(ada)

    client.post(f"{_path(meeting)}off/", date_known(meeting))

    assert Meeting.objects.get().off_by == ada


@pytest.mark.parametrize(("said", "kept"), [("yes", ["yes"]), ("maybe", []), ("", [])])
def test_one_tap_says_whether_you_met(
    client: Client, pair: Pair, ada: Person, said: str, kept: list[str]
):
    meeting = planned(pair, 1, over())
    client.force_login(ada)

    client.post(f"{_path(meeting)}met/", {"answer": said})

    assert list(DidMeet.objects.values_list("answer", flat=True)) == kept


def test_what_the_other_one_said_is_not_shown(client: Client, pair: Pair, noor: Person):
    meeting = planned(pair, 1, over())
    for side, answer in ((Side.MENTOR, Answer.YES), (Side.MENTEE, Answer.NO)):
        DidMeet.objects.create(meeting=meeting, side=side, answer=answer, at=timezone.now())
    client.force_login(noor)

    rows = client.get(f"/pairs/{pair.pk}/sessions/").context["behind"]

    assert [row.state for row in rows] == ["You met"]


def test_a_coordinator_cannot_tell_which_pair_ended_first(
    client: Client, pair: Pair, carla: Person
):
    others = [_second(pair) for _ in range(3)]
    for days, one in enumerate([others[1], pair, others[2]]):
        end_pair(one, Ending.EXIT, at=timezone.now() + days * HOUR)
    client.force_login(carla)

    found = list(client.get(_cohort_path(pair)).context["pairs"])

    ended = sorted([pair, *others[1:]], key=lambda one: one.mentee.person.name)
    assert found == [others[0], *ended]


def test_nobody_is_led_in_confidence_to_the_very_one_they_meet(
    client: Client, pair: Pair, noor: Person, ada: Person, carla: Person
):
    give_seat(pair.cohort.program, ada, Part.CONTACT, by=carla, at=timezone.now())
    client.force_login(noor)
    alone = client.get(f"/pairs/{pair.pk}/").context["contact"]
    ines = enter("Ines Weber", "ines@kittiwake.example")
    give_seat(pair.cohort.program, ines, Part.CONTACT, by=carla, at=timezone.now())

    found = client.get(f"/pairs/{pair.pk}/").context["contact"]

    assert (alone, found) == (None, ines)


def test_who_stays_finds_neutral_words_and_plans_no_more(client: Client, pair: Pair, noor: Person):
    end_pair(pair, Ending.EXIT, at=timezone.now())
    client.force_login(noor)

    page = client.get(f"/pairs/{pair.pk}/")

    assert (page.context["next"].kind, page.context["next"].line) == (
        "ended",
        "You and Ada no longer meet",
    )
    assert client.get(f"/pairs/{pair.pk}/meetings/").status_code == NOT_THERE


def test_who_withdrew_finds_the_pair_no_more(client: Client, pair: Pair, ada: Person):
    withdraw(pair.mentee, by=ada, at=timezone.now())
    client.force_login(ada)

    assert client.get(f"/pairs/{pair.pk}/").status_code == NOT_THERE


def test_before_withdrawing_one_reads_whom_one_would_no_longer_meet(
    client: Client, pair: Pair, ada: Person
):
    client.force_login(ada)

    page = client.get(f"/sign-up/{pair.mentee_id}/withdrawal/").content.decode()

    assert ("<li>Noor Haddad</li>" in page, "Nobody is told" in page) == (True, False)


def test_home_asks_for_no_stars_where_a_pair_has_ended(pair: Pair, noor: Person):
    end_pair(pair, Ending.EXIT, at=timezone.now())

    assert [task.what for task in tasks(noor, timezone.now())] == []


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (1, "First sessions take place from 1 June 2026 on."),
        (0, "Your rhythm is a session every 4 weeks."),
    ],
)
def test_where_the_cohort_has_begun_the_rhythm_is_told(pair: Pair, days: int, told: str):
    pair.cohort.starts_on = dt.date(2026, 6, 1)
    noon = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC) - dt.timedelta(days=days)

    assert next_for(pair, Side.MENTOR, at=noon).more == told


def test_home_says_what_is_next_in_the_pair_and_asks_for_no_stars(pair: Pair, noor: Person):
    assert [task.what for task in tasks(noor, timezone.now())] == [
        "Session 1 with Ada has no date yet"
    ]


@pytest.mark.parametrize("path", ["/", "/pairs/", "cohort"])
def test_a_page_asks_as_many_questions_for_three_pairs_as_for_one(
    client: Client, pair: Pair, noor: Person, carla: Person, path: str
):
    client.force_login(carla if path == "cohort" else noor)
    where = _cohort_path(pair) if path == "cohort" else path
    client.get(where)
    _second(pair)
    few = _questions(client, where)

    for _number in range(2):
        _second(pair)

    assert _questions(client, where) == few


def test_the_page_of_a_pair_asks_as_many_questions_after_three_sessions_as_after_one(
    client: Client, pair: Pair, noor: Person
):
    client.force_login(noor)
    met(pair, 1, over() - 2 * DAY)
    client.get("/")
    few = _questions(client, f"/pairs/{pair.pk}/")

    met(pair, 2, over() - DAY)
    met(pair, 3, over())

    assert _questions(client, f"/pairs/{pair.pk}/") == few


def _as(client: Client, person: Person | None) -> Client:
    client.logout()
    if person:
        client.force_login(person)
    return client


def _path(meeting: Meeting) -> str:
    return f"/pairs/{meeting.pair_id}/meetings/{meeting.pk}/"


def _cohort_path(pair: Pair) -> str:
    return f"/programs/{pair.cohort.program_id}/cohorts/{pair.cohort_id}/pairs/"


def _next(pair: Pair, side: Side) -> tuple[str, str, str]:
    told = next_for(known(pair), side, at=timezone.now())
    return told.kind, told.line, told.more


def _questions(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return len(asked)


def _second(pair: Pair) -> Pair:
    """Return another pair of the same mentor, with a session behind it and one ahead."""
    mentee = join(pair.cohort, Side.MENTEE)
    another = also_paired(pair.cohort, pair.mentor_id, mentee.pk, at=timezone.now())
    met(another, 1, over())
    planned(another, 2, soon())
    return another
