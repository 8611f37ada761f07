"""In the demo time passes when a visitor says so, and nowhere else."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone
from tests.cast import NOW
from tests.meetings.meeting_cast import paired, planned

from turnabout.clock import current_time, move_forward, set_right
from turnabout.core.jobs.clock import keep_schedules
from turnabout.core.jobs.kinds import KINDS, name_of
from turnabout.core.models import Job
from turnabout.demo.jobs import start_demo_anew
from turnabout.demo.making import NoDemoHereError, make_demo, personas
from turnabout.demo.passing import let_time_pass
from turnabout.people.models import Person

pytestmark = pytest.mark.django_db

MINUTE = dt.timedelta(minutes=1)
DAY = dt.timedelta(days=1)
WEEK = dt.timedelta(weeks=1)
MOMENT = dt.timedelta(seconds=30)


@pytest.fixture
def demo(settings: LazySettings, tmp_path: Path) -> None:
    settings.DEMO, settings.DATA = True, tmp_path
    make_demo(at=NOW)


def test_the_clock_of_a_demo_is_right_until_somebody_moves_it(demo: None):
    assert abs(current_time() - timezone.now()) < MOMENT


def test_two_leaps_add_up_and_the_clock_can_be_set_right(demo: None):
    let_time_pass(WEEK)
    let_time_pass(WEEK)
    ahead = current_time() - timezone.now()

    set_right()

    assert abs(ahead - 2 * WEEK) < MOMENT
    assert abs(current_time() - timezone.now()) < MOMENT


def test_the_clock_never_goes_back(demo: None):
    with pytest.raises(ValueError, match="only forward"):
        move_forward(-WEEK)


def test_no_other_clock_moves(settings: LazySettings, tmp_path: Path):
    settings.DATA = tmp_path
    (tmp_path / "demo-clock").write_text("604800")

    with pytest.raises(ValueError, match="only the clock of a demo"):
        move_forward(WEEK)
    with pytest.raises(NoDemoHereError):
        let_time_pass(WEEK)

    assert abs(current_time() - timezone.now()) < MOMENT


def test_what_the_clock_asks_for_is_asked_for_after_a_leap_but_not_to_start_anew(
    demo: None, monkeypatch: pytest.MonkeyPatch
):
    kind = KINDS[name_of(start_demo_anew)]
    monkeypatch.setitem(KINDS, kind.name, replace(kind, at_times="0 3 * * *"))
    keep_schedules()

    let_time_pass(DAY)

    timed = {kind.name for kind in KINDS.values() if kind.at_times} - {kind.name}
    assert sorted(Job.objects.values_list("name", flat=True)) == sorted(timed)


def test_a_visitor_lets_a_week_pass_and_stays_where_they_are(demo: None, client: Client):
    client.force_login(personas()[0].person)

    answer = client.post("/demo/clock/", {"leap": "week", "here": "/pairs/"})

    assert answer.url == "/pairs/"
    assert abs(current_time() - timezone.now() - WEEK) < MOMENT


def test_a_visitor_goes_on_to_the_reminder_of_the_next_session_and_then_to_its_beginning(
    demo: None, client: Client
):
    amara, margit, aoife = _people("K04", "K02", "K29")
    pair = paired(amara, margit, by=aoife, at=timezone.now() - WEEK)
    starts_at = planned(pair, 1, timezone.now() + WEEK).starts_at
    client.force_login(amara)

    left = []
    for _leap in range(3):
        client.post("/demo/clock/", {"leap": "session", "here": "/"})
        left.append(round((starts_at - current_time()) / MINUTE))

    assert left == [50, 0, 0]


def test_only_whoever_has_a_session_ahead_can_go_on_to_it(demo: None, client: Client):
    amara, margit, aoife = _people("K04", "K02", "K29")
    pair = paired(amara, margit, by=aoife, at=timezone.now() - WEEK)
    planned(pair, 1, timezone.now() + WEEK)

    offered = ["On to your next session" in client.get("/demo/").content.decode()]
    for person in (amara, margit, aoife):
        client.force_login(person)
        offered.append("On to your next session" in client.get("/demo/").content.decode())

    assert offered == [False, True, True, False]


@pytest.mark.parametrize(("leap", "here"), [("week", "https://elsewhere.example/"), ("", "")])
def test_a_leap_never_leads_elsewhere(demo: None, client: Client, leap: str, here: str):
    client.force_login(personas()[0].person)

    answer = client.post("/demo/clock/", {"leap": leap, "here": here})

    assert answer.url == "/demo/"


def _people(*staff_ids: str) -> list[Person]:
    return [Person.objects.get(staff_id=staff_id) for staff_id in staff_ids]
