"""What the clock asks for: the kinds of jobs that say at which times they run."""

import datetime as dt

from django.utils import timezone
from django_q.models import Schedule

from turnabout.clock import current_time
from turnabout.core.jobs.asking import ask_for
from turnabout.core.jobs.kinds import KINDS, kind_of

ASK = "turnabout.core.jobs.clock.ask_by_clock"


def keep_schedules() -> None:
    """Make the schedules those of this version: the new are added, the gone are removed."""
    timed = {kind.name: kind.at_times for kind in KINDS.values() if kind.at_times}
    Schedule.objects.filter(func=ASK).exclude(name__in=timed).delete()
    for name, at_times in timed.items():
        _keep(name, at_times)


def ask_by_clock(name: str) -> None:
    """Ask for a job because it is time; the worker calls this."""
    ask_for(kind_of(name).work, by=None, at=current_time())


def next_times() -> list[tuple[str, dt.datetime]]:
    """Return the names of the jobs by the clock, each with when it runs next, the soonest first."""
    ours = Schedule.objects.filter(func=ASK).order_by("next_run")
    return list(ours.values_list("name", "next_run"))


def _keep(name: str, at_times: str) -> None:
    known = Schedule.objects.filter(func=ASK, name=name, cron=at_times).order_by("pk")
    if kept := known.first():
        Schedule.objects.filter(func=ASK, name=name).exclude(pk=kept.pk).delete()
        return
    Schedule.objects.filter(func=ASK, name=name).delete()
    schedule = Schedule(
        func=ASK, name=name, args=repr((name,)), schedule_type=Schedule.CRON, cron=at_times
    )
    schedule.next_run = schedule.calculate_next_run(timezone.now())
    schedule.save()
