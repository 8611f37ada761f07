"""Jobs: one worker does each, it says how far it is, and it ends once."""

import datetime as dt

import pytest
from django.utils import timezone
from django_q.models import OrmQ, Schedule
from tests.cast import NOW

from turnabout.core.jobs import JobFault, Tell, job
from turnabout.core.jobs.asking import AGAIN, JobEndedError, ask_again, ask_for, cancel
from turnabout.core.jobs.clock import ask_by_clock, keep_schedules, next_times
from turnabout.core.jobs.kinds import KINDS, name_of
from turnabout.core.jobs.running import PAUSES, run
from turnabout.core.jobs.workers import GONE, beat, leave, look_after_jobs, somebody_works
from turnabout.core.models import Job, JobState, Worker
from turnabout.people.models import Person

pytestmark = pytest.mark.django_db

MINUTE = dt.timedelta(minutes=1)
calls: list[int] = []


@job("Count")
def count(tell: Tell, *, upto: int) -> None:
    for number in range(1, upto + 1):
        calls.append(number)
        tell(number, upto)


@job("Break", tries=2)
def break_down(_tell: Tell) -> None:
    raise ValueError("what Noor wrote")


@job("Refuse")
def refuse(_tell: Tell) -> None:
    raise JobFault("The sheet has no names.")


@pytest.fixture(autouse=True)
def _nothing_called() -> None:
    calls.clear()


def ask(work: object = count, **arguments: object) -> Job:
    return ask_for(work, by=None, at=NOW, **arguments)


def do(job: Job, at: dt.datetime = NOW) -> Job:
    run(job.pk, clock=lambda: at)
    job.refresh_from_db()
    return job


def test_a_job_is_done_and_says_how_far_it_came():
    done = do(ask(upto=3))

    assert (done.state, done.done, done.total, calls) == (JobState.FINISHED, 3, 3, [1, 2, 3])


def test_a_job_is_known_by_its_title_and_who_asked(carla: Person):
    asked = ask_for(count, by=carla, at=NOW, upto=1)

    assert (asked.title, list(carla.jobs.all())) == ("Count", [asked])


def test_asking_puts_it_before_the_workers_in_the_same_transaction():
    asked = ask(upto=1)

    assert [one.task["args"] for one in OrmQ.objects.all()] == [(asked.pk,)]


def test_what_no_feature_declares_cannot_be_asked_for():
    with pytest.raises(JobFault):
        ask(lambda _tell: None)

    assert Job.objects.count() == 0


def test_of_two_workers_that_are_told_one_does_it():
    asked = ask(upto=2)

    do(asked)
    do(asked)

    assert (calls, asked.attempts) == ([1, 2], 1)


def test_a_job_that_breaks_is_tried_again_after_a_pause_and_then_fails():
    once = do(ask(break_down))
    assert (once.state, once.queue_at) == (JobState.WAITING, NOW + PAUSES[0])

    twice = do(once, NOW + MINUTE)
    assert (twice.state, twice.attempts) == (JobState.FAILED, 2)


def test_a_fault_names_the_place_and_never_the_words():
    broken = do(ask(break_down))

    assert broken.fault.startswith("ValueError in test_jobs.py, line ")
    assert "Noor" not in broken.fault


def test_what_cannot_be_done_is_said_in_words_and_not_tried_again():
    refused = do(ask(refuse))

    assert (refused.state, refused.fault) == (JobState.FAILED, "The sheet has no names.")


def test_a_job_that_waits_is_cancelled_at_once(carla: Person):
    asked = ask(upto=1)

    cancel(asked, by=carla, at=NOW)

    assert (do(asked).state, asked.cancelled_by, calls) == (JobState.CANCELLED, carla, [])


def test_a_job_that_runs_is_cancelled_at_its_next_count(carla: Person):
    asked = ask(upto=5)
    Job.objects.update(started_at=NOW)
    cancel(asked, by=carla, at=NOW)
    Job.objects.update(cancelled_at=None, started_at=None)
    ticks = iter(NOW + n * MINUTE for n in range(99))

    def clock() -> dt.datetime:
        if calls == [1, 2]:
            Job.objects.update(cancelled_at=NOW)
        return next(ticks)

    run(asked.pk, clock=clock)
    asked.refresh_from_db()

    assert (calls, asked.state) == ([1, 2], JobState.CANCELLED)


def test_what_has_ended_cannot_be_cancelled(carla: Person):
    done = do(ask(upto=1))

    with pytest.raises(JobEndedError):
        cancel(done, by=carla, at=NOW)


def test_what_failed_can_be_asked_for_anew(carla: Person):
    failed = do(ask(refuse))

    anew = ask_again(failed, by=carla, at=NOW)

    assert (anew.state, anew.asked_by, failed.state) == (JobState.WAITING, carla, JobState.FAILED)


def test_a_job_whose_process_was_killed_waits_for_its_next_try():
    asked = ask(upto=1)
    beat("here", at=NOW)
    Job.objects.update(started_at=NOW, worker="here", pid=2**22 + 1, attempts=1)

    look_after_jobs("here", at=NOW)

    asked.refresh_from_db()
    assert (asked.state, asked.queue_at) == (JobState.WAITING, NOW + PAUSES[0])


def test_a_job_whose_worker_is_gone_is_for_another():
    asked = ask(upto=1)
    beat("there", at=NOW)
    beat("here", at=NOW + GONE + MINUTE)
    Job.objects.update(started_at=NOW, worker="there", pid=1, attempts=1)

    look_after_jobs("here", at=NOW + GONE + MINUTE)

    asked.refresh_from_db()
    assert asked.state == JobState.WAITING


def test_a_job_whose_worker_lives_is_left_alone():
    asked = ask(upto=1)
    beat("there", at=NOW)
    Job.objects.update(started_at=NOW, worker="there", pid=1, attempts=1)

    look_after_jobs("here", at=NOW + MINUTE)

    asked.refresh_from_db()
    assert asked.state == JobState.RUNNING


def test_what_a_killed_worker_had_in_hand_is_put_before_the_workers_again():
    ask(upto=1)
    OrmQ.objects.all().delete()

    look_after_jobs("here", at=NOW + AGAIN - MINUTE)
    early = OrmQ.objects.count()
    look_after_jobs("here", at=NOW + AGAIN)

    assert (early, OrmQ.objects.count()) == (0, 1)


def test_a_worker_that_leaves_drops_its_job_for_another_at_once():
    asked = ask(upto=1)
    beat("here", at=NOW)
    Job.objects.update(started_at=NOW, worker="here", pid=1, attempts=1)

    leave("here", at=NOW)

    assert (Job.objects.due(NOW).get(), Worker.objects.count()) == (asked, 0)


def test_a_worker_is_seen_for_two_minutes():
    beat("here", at=NOW)

    assert (somebody_works(at=NOW + GONE), somebody_works(at=NOW + GONE + MINUTE)) == (True, False)


def test_the_clock_asks_for_what_is_declared_and_for_nothing_else():
    Schedule.objects.create(name="gone", func="turnabout.core.jobs.clock.ask_by_clock")

    keep_schedules()
    keep_schedules()

    timed = sorted(kind.name for kind in KINDS.values() if kind.at_times)
    assert sorted(name for name, _ in next_times()) == timed
    assert all(at and at > timezone.now() for _, at in next_times())


def test_by_the_clock_nobody_asked():
    ask_by_clock("turnabout.core.jobs.nightly.end_sessions")

    asked = Job.objects.get()
    assert (asked.title, asked.asked_by) == ("Erase sessions that have run out", None)
    assert do(asked).state == JobState.FINISHED


def test_what_ended_a_month_ago_is_forgotten_and_what_is_open_is_not():
    old, failed, waiting = do(ask(upto=1)), do(ask(refuse)), ask(upto=1)

    ask_by_clock("turnabout.core.jobs.nightly.forget_jobs")
    run(Job.objects.latest("pk").pk)

    left = set(Job.objects.values_list("pk", flat=True))
    assert (old.pk in left, failed.pk in left, waiting.pk in left) == (False, False, True)


def test_a_job_of_an_earlier_version_fails_in_words():
    asked = ask(upto=1)
    Job.objects.update(name="turnabout.gone.work")

    assert (do(asked).state, asked.title) == (JobState.FAILED, "work")


def test_a_kind_of_job_is_found_by_where_its_function_stands():
    assert KINDS[name_of(count)].work is count
