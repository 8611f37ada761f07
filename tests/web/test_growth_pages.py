"""Pages of waves and of one's own growth: each answer and each line is for its person alone."""

import csv
import datetime as dt
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook
from tests.closing.closing_cast import closed_by_both, held
from tests.growth.growth_cast import answer_all
from tests.meetings.meeting_cast import WEEK, paired
from tests.web.near_cast import everybody as everybody_near

from turnabout.core.models import Change, Letter
from turnabout.growth.answering import answers_of, keep_answers
from turnabout.growth.asking import is_asked
from turnabout.growth.book import jot
from turnabout.growth.items import Number
from turnabout.growth.letters import write_letters
from turnabout.growth.models import Demonstration, Jotting, Kind, OwnScale, Shared, Sheet, Wave
from turnabout.growth.waves import open_wave
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Side
from turnabout.web.growth.asks import asks
from turnabout.web.pairs.asks import LOADED

THERE, ASKED_TO_SIGN_IN, NOT_THERE = 200, 302, 404
DAY = dt.timedelta(days=1)


@pytest.fixture
def pair(noor: Person, ada: Person, carla: Person) -> Pair:
    """Noor mentors Ada, since half a year ago."""
    return paired(noor, ada, by=carla, at=timezone.now() - 20 * WEEK)


@pytest.fixture
def wave(pair: Pair) -> Wave:
    """The questions at the end, which are open."""
    today = timezone.localdate()
    made = Wave.objects.create(
        cohort=pair.cohort, number=Number.END, opens_on=today - DAY, closes_on=today + WEEK
    )
    open_wave(made, at=timezone.now())
    return made


@pytest.fixture
def everybody(pair: Pair, carla: Person, arne: Person) -> dict[str, Person | None]:
    """Everybody who could be near a pair, by what they are to it."""
    return everybody_near(pair, carla=carla, arne=arne)


def _as(client: Client, person: Person | None) -> Client:
    client.logout()
    if person:
        client.force_login(person)
    return client


def _found(client: Client, everybody: dict[str, Person | None], path: str) -> dict[str, int]:
    return {who: _as(client, one).get(path).status_code for who, one in everybody.items()}


def _opens(everybody: dict[str, Person | None], *to: str) -> dict[str, int]:
    closed = dict.fromkeys(everybody, NOT_THERE) | {"stranger": ASKED_TO_SIGN_IN}
    return closed | dict.fromkeys(to, THERE)


@pytest.mark.parametrize("side", list(Side))
def test_only_who_is_asked_opens_their_questions(
    client: Client, everybody: dict[str, Person | None], pair: Pair, wave: Wave, side: Side
):
    found = _found(client, everybody, f"/questions/{pair.on(side).pk}/2/")

    assert found == _opens(everybody, side.value)


@pytest.mark.parametrize("number", [0, 1, 3, 9])
def test_a_wave_that_is_not_open_is_not_there(
    client: Client, pair: Pair, wave: Wave, noor: Person, number: int
):
    client.force_login(noor)

    assert client.get(f"/questions/{pair.mentor_id}/{number}/").status_code == NOT_THERE


@pytest.mark.parametrize("path", ["growth/", "guess/"])
def test_only_the_two_open_what_is_between_them(
    client: Client, everybody: dict[str, Person | None], pair: Pair, path: str
):
    held(pair, 1, until=timezone.now())

    found = _found(client, everybody, f"/pairs/{pair.pk}/{path}")

    assert found == _opens(everybody, "mentor", "mentee")


def test_only_the_mentor_says_what_they_saw(
    client: Client, everybody: dict[str, Person | None], pair: Pair
):
    held(pair, 6, until=timezone.now())

    found = _found(client, everybody, f"/pairs/{pair.pk}/demonstration/")

    assert found == _opens(everybody, "mentor")


@pytest.mark.parametrize("path", ["cohorts/{cohort}/waves/", "cohorts/{cohort}/waves/2/"])
def test_only_its_coordinator_opens_the_waves_of_a_cohort(
    client: Client, everybody: dict[str, Person | None], pair: Pair, wave: Wave, path: str
):
    where = f"/programs/{pair.cohort.program_id}/{path.format(cohort=pair.cohort_id)}"

    assert _found(client, everybody, where) == _opens(everybody, "coordinator")


@pytest.mark.parametrize("path", ["scales/", "scales/new/"])
def test_only_its_coordinator_opens_the_scales_of_a_program(
    client: Client, everybody: dict[str, Person | None], pair: Pair, path: str
):
    found = _found(client, everybody, f"/programs/{pair.cohort.program_id}/{path}")

    assert found == _opens(everybody, "coordinator")


def test_nobody_else_does_anything_to_what_is_somebodys(
    client: Client, everybody: dict[str, Person | None], pair: Pair, wave: Wave
):
    held(pair, 6, until=timezone.now())
    keep_answers(wave, is_asked(wave, pair.mentor), {"B1": 4})
    line = jot(pair.mentor.person, Kind.TOOL, "Captions", on=timezone.localdate())
    until = (wave.closes_on + DAY).isoformat()
    program = f"/programs/{pair.cohort.program_id}"
    for who, one in everybody.items():
        _as(client, one)
        if who not in {"mentor", "mentee"}:
            client.post(f"/pairs/{pair.pk}/guess/", {"values": ["learning", "craft", "status"]})
            client.post(f"/pairs/{pair.pk}/growth/preview/", {"parts": ["tools"]})
        if who != "mentor":
            client.post(f"/questions/{pair.mentor_id}/2/", {"q-B1": "1"})
            client.post(f"/questions/{pair.mentor_id}/2/taken-back/")
            client.post(f"/you/growth/{line.pk}/struck/")
            client.post(f"/pairs/{pair.pk}/demonstration/", {"is_sent": "yes"})
        if who != "coordinator":
            client.post(f"{program}/cohorts/{pair.cohort_id}/waves/2/", {"until": until})
            client.post(f"{program}/scales/new/", SCALE)

    assert answers_of(wave, pair.mentor).given == {"B1": 4}
    assert Jotting.objects.count() == 1
    assert not pair.guesses.exists()
    assert not Demonstration.objects.exists()
    assert not OwnScale.objects.exists()
    assert Wave.objects.get(pk=wave.pk).closes_on == wave.closes_on


SCALE = {
    "name": "Trust",
    "source": "Ours, 2026",
    "rights": "Our own",
    "side": "",
    "items": "I trust people here.\nPeople here trust me.",
}


def test_what_somebody_answers_is_kept_as_they_go_and_found_again(
    client: Client, pair: Pair, wave: Wave, noor: Person
):
    client.force_login(noor)
    address = f"/questions/{pair.mentor_id}/2/"

    kept = client.post(address, {"q-B1": "4", "q-B3": "-"}, headers={"HX-Request": "true"})

    page = client.get(address).content.decode()
    assert kept.content.decode().strip() == "Kept."
    assert answers_of(wave, pair.mentor).given == {"B1": 4, "B3": None}
    assert page.count("checked") == 2


def test_the_page_says_above_the_questions_who_will_see_the_answers(
    client: Client, pair: Pair, wave: Wave, noor: Person
):
    client.force_login(noor)

    page = client.get(f"/questions/{pair.mentor_id}/2/").content.decode()

    assert page.index("Confidential: nobody reads your answers.") < page.index('name="q-B1"')
    assert page.count("prefer not to") == 11  # every question


def test_without_script_the_same_page_keeps_and_leads_on(
    client: Client, pair: Pair, wave: Wave, noor: Person
):
    client.force_login(noor)
    address = f"/questions/{pair.mentor_id}/2/"

    kept = client.post(address, {"q-B1": "5"})
    done = client.post(address, {"q-B1": "5", "done": "yes"})

    assert (kept.status_code, "Kept." in kept.content.decode()) == (THERE, True)
    assert (done.status_code, done["Location"]) == (302, "/")


def test_an_answer_that_is_none_is_said_to_be_wrong_and_nothing_is_kept(
    client: Client, pair: Pair, wave: Wave, noor: Person
):
    client.force_login(noor)

    answer = client.post(f"/questions/{pair.mentor_id}/2/", {"q-B1": "9", "q-B3": "5"})

    assert list(answer.context["form"].errors) == ["q-B1"]
    assert not Sheet.objects.exists()


def test_whoever_comes_after_the_close_is_told_so(
    client: Client, pair: Pair, wave: Wave, noor: Person
):
    Wave.objects.filter(pk=wave.pk).update(closed_at=timezone.now())
    client.force_login(noor)

    page = client.get(f"/questions/{pair.mentor_id}/2/", follow=True)

    assert page.redirect_chain[-1][0] == "/you/growth/"
    assert "is closed" in page.content.decode()


def test_what_is_erased_while_a_wave_is_open_is_gone(
    client: Client, pair: Pair, wave: Wave, noor: Person
):
    answer_all(wave, pair.mentor)
    client.force_login(noor)

    client.post(f"/questions/{pair.mentor_id}/2/taken-back/")

    assert not Sheet.objects.exists()


def test_a_wave_is_asked_at_home_and_in_the_pairs_place_until_one_is_through(
    client: Client, pair: Pair, wave: Wave, noor: Person, ada: Person
):
    asked = "A few questions: where do you stand?"
    found = []
    for person, seat in ((noor, pair.mentor), (ada, pair.mentee)):
        _as(client, person)
        found.append(_asks(client, pair).count(asked))
        client.post(f"/questions/{seat.pk}/2/", {"done": "yes"})
        found.append(_asks(client, pair).count(asked))

    assert found == [2, 0, 2, 0]


def _asks(client: Client, pair: Pair) -> list[str]:
    home = [task.what for task in client.get("/").context["tasks"]]
    return home + [ask.what for ask in client.get(f"/pairs/{pair.pk}/").context["asks"]]


def test_what_waits_is_found_without_asking_the_database(
    pair: Pair, wave: Wave, django_assert_num_queries: Callable[[int], Any]
):
    held(pair, 6, until=timezone.now())
    loaded = Pair.objects.with_people().prefetch_related(*LOADED).get(pk=pair.pk)

    with django_assert_num_queries(0):
        mentor, mentee = (list(asks(loaded, side, timezone.now())) for side in Side)

    assert [one.what for one in mentor] == [
        "A few questions: where do you stand?",
        "What has Ada shown you?",
        "What drives Ada?",
    ]
    assert [one.what for one in mentee] == [
        "A few questions: where do you stand?",
        "What drives Noor?",
    ]


def test_a_senior_sees_the_same_whatever_their_junior_says(
    client: Client, pair: Pair, wave: Wave, noor: Person, ada: Person
):
    held(pair, 6, until=timezone.now())
    before = _everything(client, ada, pair)
    _as(client, noor)
    client.post(f"/questions/{pair.mentor_id}/2/", {"q-B10.partner": "1", "done": "yes"})
    client.post(f"/pairs/{pair.pk}/guess/", {"values": ["learning", "craft", "status"]})
    skill = pair.mentee.wants.get().skill_id
    client.post(f"/pairs/{pair.pk}/demonstration/", {f"topic-{skill}": "0", "is_sent": "no"})
    client.post("/you/growth/new/thought/", {"first": "CANARY", "second": "CANARY"})

    assert Demonstration.objects.count() == pair.guesses.count() == Sheet.objects.count() == 1
    assert _everything(client, ada, pair) == before


def _everything(client: Client, person: Person, pair: Pair) -> list[str]:
    """Return every page and file that somebody finds here, without the tokens against forgery."""
    _as(client, person)
    seat = pair.on(pair.side_of(person) or Side.MENTOR)
    pages = [
        "/",
        f"/pairs/{pair.pk}/",
        f"/pairs/{pair.pk}/growth/",
        f"/pairs/{pair.pk}/guess/",
        f"/questions/{seat.pk}/2/",
        "/you/growth/",
        "/you/growth/file/json/",
        "/words/",
    ]
    found = []
    for path in pages:
        answer = client.get(path)
        token = str(answer.context["csrf_token"]) if answer.context else "-"
        found.append(answer.content.decode().replace(token, ""))
    return found


def test_nothing_of_what_somebody_says_is_on_anybody_elses_page_nor_in_a_letter_or_a_log(
    client: Client,
    everybody: dict[str, Person | None],
    pair: Pair,
    wave: Wave,
    noor: Person,
    caplog: pytest.LogCaptureFixture,
):
    caplog.set_level("DEBUG")
    held(pair, 6, until=timezone.now())
    _as(client, noor)
    client.post(f"/questions/{pair.mentor_id}/2/", {"comment": "CANARY"})
    for kind in Kind:
        client.post(f"/you/growth/new/{kind}/", {"first": "CANARY", "second": "CANARY"})
    write_letters(at=timezone.now().replace(hour=12))
    program = f"/programs/{pair.cohort.program_id}"
    paths = [
        "/",
        f"/pairs/{pair.pk}/",
        f"/pairs/{pair.pk}/growth/",
        f"{program}/",
        f"{program}/cohorts/{pair.cohort_id}/waves/",
        f"{program}/cohorts/{pair.cohort_id}/life/",
        f"{program}/history/",
        "/you/growth/",
        "/you/growth/file/csv/",
        "/words/",
    ]
    seen = {
        (who, path)
        for who, one in everybody.items()
        for path in paths
        if b"CANARY" in _as(client, one).get(path).content
    }

    assert seen == {("mentor", "/you/growth/"), ("mentor", "/you/growth/file/csv/")}
    assert not any("CANARY" in letter.text for letter in Letter.objects.all())
    assert not any("CANARY" in str(change.detail) for change in Change.objects.all())
    assert "CANARY" not in caplog.text


def test_a_coordinator_sees_the_same_before_and_after_somebody_answers(
    client: Client, pair: Pair, wave: Wave, carla: Person
):
    where = f"/programs/{pair.cohort.program_id}/cohorts/{pair.cohort_id}/waves/"
    _as(client, carla)
    found = [client.get(where).context["rows"]]
    answer_all(wave, pair.mentor)
    found.append(client.get(where).context["rows"])

    assert found[0] == found[1]
    assert [row.answered for row in found[0]] == [0, 0, 0, 0]


def test_a_coordinator_lets_a_wave_be_open_longer_and_not_shorter(
    client: Client, pair: Pair, wave: Wave, carla: Person
):
    where = f"/programs/{pair.cohort.program_id}/cohorts/{pair.cohort_id}/waves/2/"
    _as(client, carla)
    later = wave.closes_on + 3 * DAY

    short = client.post(where, {"until": wave.opens_on.isoformat()})
    client.post(where, {"until": later.isoformat()})

    assert list(short.context["form"].errors) == ["until"]
    assert Wave.objects.get(pk=wave.pk).closes_on == later


def test_a_scale_without_a_right_to_it_is_not_added(client: Client, pair: Pair, carla: Person):
    _as(client, carla)
    where = f"/programs/{pair.cohort.program_id}/scales/"

    wrong = client.post(f"{where}new/", SCALE | {"rights": " "})
    client.post(f"{where}new/", SCALE)
    again = client.post(f"{where}new/", SCALE)

    assert list(wrong.context["form"].errors) == ["rights"]
    assert "of this name already" in again.content.decode()
    assert [one.items.count() for one in OwnScale.objects.all()] == [2]


def test_a_scale_that_nobody_was_asked_is_gone_and_another_stays_with_its_answers(
    client: Client, pair: Pair, carla: Person
):
    _as(client, carla)
    where = f"/programs/{pair.cohort.program_id}/scales/"
    found = []
    for frozen_at in (None, timezone.now()):
        client.post(f"{where}new/", SCALE)
        OwnScale.objects.update(frozen_at=frozen_at)
        client.post(f"{where}{OwnScale.objects.get().pk}/end/")
        found.append((OwnScale.objects.count(), OwnScale.objects.standing().count()))

    assert found == [(0, 0), (1, 0)]


def test_somebody_looks_first_and_then_shows_it_and_takes_it_back(
    client: Client, pair: Pair, noor: Person, ada: Person
):
    jot(ada, Kind.TOOL, "Captions", "every clip", on=timezone.localdate())
    where = f"/pairs/{pair.pk}/growth/"
    line = "Captions (every clip)"
    _as(client, ada)
    look = client.post(f"{where}preview/", {"parts": ["tools"]})
    found = [line in look.content.decode(), _shown(client, noor, where, line)]
    seen = {"parts": ["tools"], "seen": look.context["seen"]}
    _as(client, ada).post(f"{where}preview/", seen)
    found.append(_shown(client, noor, where, line))
    _as(client, noor).post(f"{where}taken-back/")
    found.append(_shown(client, noor, where, line))
    _as(client, ada).post(f"{where}taken-back/")
    found.append(_shown(client, noor, where, line))

    assert found == [True, False, True, True, False]


def _shown(client: Client, to: Person, where: str, line: str) -> bool:
    return line in _as(client, to).get(where).content.decode()


@pytest.mark.parametrize("seen", ["wrong", ""])
def test_nothing_is_shown_that_was_not_looked_at(
    client: Client, pair: Pair, ada: Person, seen: str
):
    jot(ada, Kind.TOOL, "Captions", on=timezone.localdate())
    _as(client, ada)

    client.post(f"/pairs/{pair.pk}/growth/preview/", {"parts": ["tools"], "seen": seen})

    assert not Shared.objects.exists()


def test_ones_growth_is_taken_along_and_no_cell_of_it_runs(client: Client, pair: Pair, ada: Person):
    jot(ada, Kind.TOOL, "=1+1", "x", on=timezone.localdate())
    _as(client, ada)

    files = {
        kind: client.get(f"/you/growth/file/{kind}/").content for kind in ("json", "csv", "xlsx")
    }

    rows = list(csv.reader(io.StringIO(files["csv"].decode("utf-8-sig"))))
    cells = [
        cell.data_type for row in load_workbook(io.BytesIO(files["xlsx"])).active for cell in row
    ]
    assert json.loads(files["json"])["tools"][0]["tool"] == "=1+1"
    assert rows[1][2] == "'=1+1"
    assert "f" not in cells
    assert client.get("/you/growth/file/pdf/").status_code == NOT_THERE


def test_ones_growth_is_erased_after_a_question(client: Client, pair: Pair, ada: Person):
    jot(ada, Kind.TOOL, "Captions", on=timezone.localdate())
    _as(client, ada)
    asked = client.get("/you/growth/erased/")
    kept = Jotting.objects.count()

    client.post("/you/growth/erased/")

    assert (asked.status_code, kept, Jotting.objects.count()) == (THERE, 1, 0)


def test_kudos_stand_on_the_page_of_whom_they_are_for(
    client: Client, pair: Pair, noor: Person, ada: Person
):
    held(pair, 6, until=timezone.now())
    closed_by_both(pair, at=timezone.now(), thanks="You changed my mind")

    found = [
        "You changed my mind" in _as(client, one).get("/you/growth/").content.decode()
        for one in (noor, ada)
    ]

    assert found == [True, False]


def test_the_page_of_growth_asks_as_often_for_one_line_as_for_three(
    client: Client, pair: Pair, ada: Person
):
    _as(client, ada)
    client.get("/you/growth/")  # what is looked up once
    counts = []
    for many in (1, 2):
        for number in range(many):
            for kind in Kind:
                jot(ada, kind, f"Line {number}", "and", on=timezone.localdate())
        with CaptureQueriesContext(connection) as asked:
            client.get("/you/growth/")
        counts.append(len(asked))

    assert counts[0] == counts[1]


@pytest.mark.parametrize("kind", list(Kind))
def test_a_line_is_written_and_struck(client: Client, pair: Pair, ada: Person, kind: Kind):
    _as(client, ada)

    client.post(f"/you/growth/new/{kind}/", {"first": "One", "second": "Two", "through": "on"})
    line = Jotting.objects.get()
    client.post(f"/you/growth/{line.pk}/struck/")

    assert (line.first, line.second, line.through) == ("One", "Two", kind == Kind.TIE)
    assert not Jotting.objects.exists()


def test_there_is_no_other_kind_of_line(client: Client, ada: Person):
    _as(client, ada)

    assert client.get("/you/growth/new/grade/").status_code == NOT_THERE
