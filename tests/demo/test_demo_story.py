"""The second program of the demo: in the middle of its life, and true to its own rules."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.storage import default_storage
from django.test import Client
from tests.cast import NOW
from tests.people.staff_list_cast import taken

from turnabout.core.jobs.asking import ask_for
from turnabout.core.jobs.kinds import kind_of, name_of
from turnabout.core.jobs.running import run
from turnabout.core.models import Job, JobState, Letter, Organisation
from turnabout.demo.beginning import begin_demo, start_anew
from turnabout.demo.jobs import start_demo_anew
from turnabout.demo.making import NoDemoHereError, personas
from turnabout.demo.models import Demo
from turnabout.enrollment.models import WaitingPlace
from turnabout.meetings.models import Meeting, with_dates
from turnabout.meetings.rules import is_free
from turnabout.pairs.models import MatchRun, Pair
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Program, Side
from turnabout.skills.models import Skill
from turnabout.together.models import NextAction
from turnabout.web.pairs.next import next_for

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


@pytest.fixture
def demo(settings: LazySettings) -> None:
    settings.DEMO = True
    begin_demo(at=NOW)


def test_one_program_is_to_be_matched_and_in_the_others_people_meet_or_met(demo: None):
    published = {str(one.program): one.pairs.exists() for one in Cohort.objects.all()}

    assert published == {
        "Upwards: what the crew knows": False,
        "Fresh eyes: figures, feeds and first drafts": True,
        "First hand: new tools and plain words": True,
    }
    assert [run.is_open for run in MatchRun.objects.with_what_stands_behind()] == [False, False]


def test_only_the_last_action_of_a_pair_is_still_to_be_done(demo: None):
    theirs = NextAction.objects.filter(meeting__pair__mentee__person__staff_id="K02")

    done = [one.done_on is not None for one in theirs.order_by("meeting__number")]

    assert done == [True, False]


def test_the_trainee_and_the_chief_executive_have_their_third_session_ahead(demo: None):
    pair = Pair.objects.with_people().get(mentee__person__staff_id="K02")

    assert str(pair.mentor.person) == "Amara Nwosu"
    assert [next_for(pair, side, at=NOW).line for side in Side] == [
        "Wednesday 4 March, 12:00 with Margit",
        "Wednesday 4 March, 13:00 with Amara",
    ]
    for side in Side:
        assert [one.is_met_by(side) for one in pair.meetings.all()] == [True, True, *[False] * 5]


def test_those_who_keep_their_rhythm_hold_every_date_to_the_closing(demo: None):
    held = {
        str(pair.mentee.person.staff_id): sorted(one.number for one in pair.meetings.all())
        for pair in Pair.objects.filter(cohort__finished_at=None)
        .with_people()
        .prefetch_related("meetings")
    }

    others = {"K10": [1, 2], "K15": [1, 2, 3, 4, 5, 6], "K16": [1], "K24": [1]}
    assert held == {who: [1, 2, 3, 4, 5, 6, 7] for who in held} | others


def test_some_wait_for_a_date_and_some_for_a_place_and_every_date_suits_both(demo: None):
    without = with_dates(Pair.objects.open(), at=NOW).filter(next_at__isnull=True)
    dates = list(Meeting.objects.select_related("pair__mentor", "pair__mentee"))

    assert sorted(without.values_list("mentee__person__staff_id", "met")) == [
        ("K10", 2),
        ("K15", 6),
        ("K16", 1),
    ]
    waiting = WaitingPlace.objects.filter(enrollment__cohort__finished_at=None)
    assert list(waiting.values_list("enrollment__person__staff_id", "reason")) == [
        ("K06", "Everybody who fits is taken."),
        ("K03", "Everybody who fits is taken."),
    ]
    assert [one for one in dates if one.planned_at >= one.starts_at or not _suits(one)] == []


def test_it_begins_anew_when_it_is_served_after_a_night_and_not_before(demo: None):
    made = []
    for passed in (dt.timedelta(hours=1), DAY):
        begin_demo(at=NOW + passed)
        made.append(Demo.objects.get().made_at)

    assert made == [NOW, NOW + DAY]


def test_starting_anew_takes_away_what_visitors_did_and_gives_back_what_was(
    demo: None, django_capture_on_commit_callbacks: Callable[..., Any]
):
    before = _counted()
    uploaded = taken("Name,E-mail\nA,a@x.example\n", by=Person.objects.get(staff_id="K29"))
    Pair.objects.all().delete()
    Letter.objects.all().delete()
    Person.objects.filter(staff_id="K29").update(name="Somebody Else")
    Skill.objects.filter(catalogue_key__isnull=True).update(name="Something else")
    Organisation.objects.update(name="Another")

    with django_capture_on_commit_callbacks(execute=True):
        start_anew(at=NOW + DAY)

    assert _counted() == before
    assert str(Organisation.objects.get()) == "Kittiwake Ferries and Ports"
    assert str(Person.objects.get(staff_id="K29")) == "Aoife Brennan"
    assert default_storage.exists(str(uploaded.file.name)) is False


def test_a_visitor_keeps_their_seat_and_who_was_no_persona_is_asked_whom_to_be(demo: None):
    visitor, other = Client(), Client()
    visitor.post(f"/demo/{personas()[1].pk}/")
    other.force_login(Person.objects.get(staff_id="K12"))

    start_anew(at=NOW + DAY)

    assert str(visitor.get("/").context["request"].user) == "Margit Aune"
    assert other.get("/")["Location"] == "/demo/"


def test_nothing_is_erased_where_the_mark_or_the_setting_is_missing(
    demo: None, settings: LazySettings
):
    before = _counted()

    settings.DEMO = False
    with pytest.raises(NoDemoHereError):
        start_anew(at=NOW + DAY)
    settings.DEMO = True
    Demo.objects.all().delete()
    with pytest.raises(NoDemoHereError):
        start_anew(at=NOW + DAY)

    assert _counted() == before


def test_a_real_organisation_is_never_begun_anew(kittiwake: Organisation, settings: LazySettings):
    settings.DEMO = True

    with pytest.raises(NoDemoHereError):
        begin_demo(at=NOW)
    with pytest.raises(NoDemoHereError):
        start_anew(at=NOW)

    assert list(Organisation.objects.all()) == [kittiwake]


def test_the_worker_starts_it_anew_and_says_that_it_did(demo: None):
    job = ask_for(start_demo_anew, by=None, at=NOW)

    run(job.pk)

    assert (Job.objects.get(pk=job.pk).state, Demo.objects.get().made_at > NOW) == (
        JobState.FINISHED,
        True,
    )


def test_the_worker_refuses_where_it_is_no_demo(kittiwake: Organisation):
    job = ask_for(start_demo_anew, by=None, at=NOW)

    run(job.pk)

    assert (Job.objects.get().fault, Organisation.objects.count()) == (
        "This is no demo: nothing was erased.",
        1,
    )


def test_the_clock_asks_for_it_in_a_demo_only():
    assert kind_of(name_of(start_demo_anew)).at_times == ""


def _suits(one: Meeting) -> bool:
    both = (one.pair.mentor, one.pair.mentee)
    return all(is_free(side, one.starts_at, minutes=one.minutes) for side in both)


def _counted() -> dict[str, int]:
    kinds = (Person, Program, Cohort, Pair, Meeting, Letter, WaitingPlace, Skill)
    return {kind.__name__: kind.objects.count() for kind in kinds}
