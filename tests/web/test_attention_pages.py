"""What needs a person, as its coordinator sees it: nobody else does, and it tells no secrets."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.formats import date_format
from tests.meetings.meeting_cast import DAY, WEEK, met, paired, planned
from tests.nudges.nudge_cast import another
from tests.web.near_cast import everybody as everybody_near

from turnabout.closing.exits import leave_pair
from turnabout.closing.models import Wish
from turnabout.closing.rematches import answer_offer
from turnabout.core.models import Letter
from turnabout.meetings.answering import say
from turnabout.meetings.models import Answer
from turnabout.nudges.models import Choice, Decision, Need, QuietHours
from turnabout.pairs.models import Pair
from turnabout.people.models import Office, Person
from turnabout.people.offices import appoint
from turnabout.programs.models import Part, Side
from turnabout.programs.seats import give_seat
from turnabout.web.home.tasks import tasks

THERE, ASKED_TO_SIGN_IN, NOT_THERE = 200, 302, 404


@pytest.fixture
def pair(noor: Person, ada: Person, carla: Person) -> Pair:
    """Noor mentors Ada; they met once, ten weeks ago, and have no date."""
    found = paired(noor, ada, by=carla, at=timezone.now() - 20 * WEEK)
    met(found, 1, timezone.now() - 10 * WEEK)
    return found


@pytest.fixture
def everybody(pair: Pair, carla: Person, arne: Person) -> dict[str, Person | None]:
    """Everybody who could be near a pair, by what they are to it."""
    return everybody_near(pair, carla=carla, arne=arne)


def test_only_its_coordinator_finds_what_needs_a_person(
    client: Client, everybody: dict[str, Person | None], pair: Pair
):
    paths = [_path(pair), _path(pair, "quiet/note/")]

    found = {
        who: {_as(client, one).get(path).status_code for path in paths}
        for who, one in everybody.items()
    }

    others = {who: {NOT_THERE} for who in everybody}
    assert found == others | {"stranger": {ASKED_TO_SIGN_IN}, "coordinator": {THERE}}


def test_nobody_else_decides_or_writes(
    client: Client, everybody: dict[str, Person | None], pair: Pair
):
    for who, one in everybody.items():
        if who != "coordinator":
            _as(client, one).post(_path(pair, "quiet/"), {"choice": "done"})
            _as(client, one).post(_path(pair, "quiet/note/"), _note())

    assert (Decision.objects.count(), Letter.objects.filter(kind__startswith="note_").count()) == (
        0,
        0,
    )


def test_a_senior_in_charge_reads_nowhere_what_their_own_mentor_said(
    client: Client, pair: Pair, ada: Person, carla: Person
):
    appoint(ada, Office.COORDINATOR, by=carla, at=timezone.now())
    give_seat(pair.cohort.program, ada, Part.COORDINATOR, by=carla, at=timezone.now())
    _as(client, ada)

    needs = client.get(_path(pair)).context["rows"]
    note = client.get(_path(pair, "quiet/note/")).status_code
    listed = client.get(f"/programs/{pair.cohort.program_id}/cohorts/{pair.cohort_id}/pairs/")
    asked = [task.what for task in tasks(ada, timezone.now())]

    assert (needs, note, listed.context["needs"]) == ([], NOT_THERE, 0)
    assert b'<td data-label="Sessions held" class="number">\xe2\x80\x93</td>' in listed.content
    assert not any("needs a person" in what for what in asked)


def test_a_quiet_pair_is_told_of_with_its_weeks_and_its_rhythm(client: Client, pair: Pair):
    page = _as(client, _carla()).get(_path(pair))

    assert [(row.title, row.why) for row in page.context["rows"]] == [
        ("Very quiet", "Not met for 10 weeks, and no date. Their rhythm is 4.")
    ]


def test_an_entry_that_is_done_is_gone_and_stands_in_the_history(client: Client, pair: Pair):
    _as(client, _carla()).post(_path(pair, "quiet/"), {"choice": "done"})

    assert Decision.objects.get().choice == Choice.DONE
    assert client.get(_path(pair)).context["rows"] == []


@pytest.mark.parametrize("choice", ["", "delete", "DONE"])
def test_an_unknown_choice_decides_nothing(client: Client, pair: Pair, choice: str):
    answer = _as(client, _carla()).post(_path(pair, "quiet/"), {"choice": choice})

    assert (answer.status_code, Decision.objects.count()) == (302, 0)


def test_an_entry_that_is_none_does_not_exist(client: Client, pair: Pair):
    _as(client, _carla())

    assert client.get(_path(pair, "overdue/note/")).status_code == NOT_THERE
    assert client.post(_path(pair, "nothing/"), {"choice": "done"}).status_code == NOT_THERE


def test_a_ready_mail_goes_to_each_alone_in_the_name_of_the_program(client: Client, pair: Pair):
    ready = _as(client, _carla()).get(_path(pair, "quiet/note/")).context["form"].initial

    client.post(_path(pair, "quiet/note/"), ready | {"sides": ["mentor", "mentee"]})

    noted = Letter.objects.filter(kind__startswith="note_").order_by("to")
    assert [(one.to, one.subject) for one in noted] == [
        ("ada@kittiwake.example", "A date with Noor?"),
        ("noor@kittiwake.example", "A date with Ada?"),
    ]
    assert [f"/pairs/{pair.pk}/" in one.text for one in noted] == [True, True]
    assert Decision.objects.get().choice == Choice.DONE


def test_a_mail_to_nobody_keeps_what_was_typed(client: Client, pair: Pair):
    sent = _note() | {"sides": []}

    page = _as(client, _carla()).post(_path(pair, "quiet/note/"), sent)

    assert page.context["form"].errors == {
        "sides": ["Choose who gets it: one of the two, or both."]
    }
    assert page.context["form"]["body"].value() == sent["body"]
    assert Letter.objects.filter(kind__startswith="note_").count() == 0


def test_looking_sends_nothing(client: Client, pair: Pair):
    page = _as(client, _carla()).post(_path(pair, "quiet/note/"), _note() | {"look": "1"})

    assert page.context["letter"].text.startswith("Hello Noor, find a date with Ada.\n\nOpen it:")
    assert Letter.objects.filter(kind__startswith="note_").count() == 0


def test_words_with_a_hole_in_them_are_not_sent(client: Client, pair: Pair):
    sent = _note() | {"body": "Hello {nobody}.\n\n[Open it]({address})"}

    page = _as(client, _carla()).post(_path(pair, "quiet/note/"), sent)

    assert page.context["form"].errors == {"body": ["{nobody} is nothing that we can fill in."]}
    assert Letter.objects.filter(kind__startswith="note_").count() == 0


def test_words_of_generations_are_remarked_upon(client: Client, pair: Pair):
    sent = _note() | {"look": "1", "body": "As a digital native you know."}

    page = _as(client, _carla()).post(_path(pair, "quiet/note/"), sent)

    assert [one.phrase for one in page.context["findings"]] == ["digital native"]


@pytest.mark.parametrize("yes", list(Side))
def test_where_two_differ_nobody_is_told_who_said_what(client: Client, pair: Pair, yes: Side):
    meeting = planned(pair, 2, timezone.now() - 3 * DAY)
    for side in Side:
        say(meeting, Answer.YES if side == yes else Answer.NO, side=side, at=timezone.now())

    rows = _as(client, _carla()).get(_path(pair)).context["rows"]
    ready = client.get(_path(pair, "differ/note/")).context["letter"].text

    day = date_format(meeting.starts_at, "l j F")
    assert [row.why for row in rows if row.entry.need == Need.DIFFER] == [
        f"{day}: one says that they met, the other that they did not."
    ]
    assert ready.startswith(
        "Hello Noor,\n\nI am not sure whether your last session with Ada took place."
    )


def test_many_entries_take_as_many_queries_as_one(client: Client, pair: Pair):
    _as(client, _carla()).get(_path(pair))
    with CaptureQueriesContext(connection) as one:
        client.get(_path(pair))
    for _ in range(2):
        another(pair)
    with CaptureQueriesContext(connection) as three:
        rows = client.get(_path(pair)).context["rows"]

    assert (len(rows), len(three)) == (3, len(one))


def test_the_coordinator_is_told_at_home_and_nobody_else(pair: Pair, noor: Person):
    def told(person: Person) -> list[str]:
        return [one.what for one in tasks(person, timezone.now()) if "need" in one.what]

    assert (told(_carla()), told(noor)) == (["Upward: One pair needs a person"], [])


def test_who_looks_for_somebody_else_after_an_exit_is_counted_and_not_named(
    client: Client, pair: Pair
):
    leave_pair(pair, at=timezone.now())
    before = _asked_for(client, pair)
    answer_offer(pair, Wish.YES, side=Side.MENTEE, at=timezone.now())

    assert (before, _asked_for(client, pair)) == ((0, []), (1, ["Upward: One pair needs a person"]))


def test_somebody_chooses_their_quiet_hours(client: Client, noor: Person):
    _as(client, noor).post("/you/quiet/", {"begins": "20:00", "ends": "07:30"})

    hours = QuietHours.objects.get(person=noor)
    assert (hours.begins, hours.ends, hours.at_weekends) == (dt.time(20), dt.time(7, 30), False)


def test_hours_that_are_none_are_refused_and_nothing_is_kept(client: Client, noor: Person):
    page = _as(client, noor).post("/you/quiet/", {"begins": "25:00", "ends": "07:30"})

    assert (list(page.context["form"].errors), QuietHours.objects.count()) == (["begins"], 0)


def test_without_a_choice_evenings_and_weekends_are_quiet(client: Client, noor: Person):
    form = _as(client, noor).get("/you/quiet/").context["form"]

    assert (form["begins"].value(), form["ends"].value(), form["at_weekends"].value()) == (
        dt.time(18),
        dt.time(8),
        True,
    )


def _asked_for(client: Client, pair: Pair) -> tuple[int, list[str]]:
    """Return how many look for somebody, on the page; and what home says of it."""
    asks = _as(client, _carla()).get(_path(pair)).context["asks"]
    return asks, [one.what for one in tasks(_carla(), timezone.now()) if "need" in one.what]


def _as(client: Client, person: Person | None) -> Client:
    client.logout()
    if person:
        client.force_login(person)
    return client


def _carla() -> Person:
    return Person.objects.get(name="Carla Reyes")


def _path(pair: Pair, entry: str = "") -> str:
    queue = f"/programs/{pair.cohort.program_id}/cohorts/{pair.cohort_id}/attention/"
    return f"{queue}{pair.pk}/{entry}" if entry else queue


def _note() -> dict[str, object]:
    return {
        "sides": ["mentor"],
        "subject": "A date?",
        "body": "Hello {name}, find a date with {other_first}.\n\n[Open it]({address})",
    }
