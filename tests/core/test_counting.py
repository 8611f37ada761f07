"""What SQLite knows of its own tables."""

import datetime as dt

import pytest
from django.db import connection
from tests.cast import NOW, enter

from turnabout.core.counting import count_rows
from turnabout.core.jobs import nightly
from turnabout.core.jobs.asking import ask_for
from turnabout.core.jobs.running import run
from turnabout.core.models import Job
from turnabout.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def test_a_search_by_number_does_not_begin_with_everyone_who_is_here():
    for number in range(300):
        enter(f"Person {number}", f"p{number}@kittiwake.example")

    count_rows()

    few = Person.objects.filter(pk__in=[1, 2, 3]).values("pk")
    plan = Person.objects.here().filter(pk__in=few).explain()
    assert "PRIMARY KEY" in plan.splitlines()[0]


def test_rows_are_counted_after_each_job():
    job = ask_for(nightly.forget_jobs, by=None, at=NOW)

    run(job.pk, clock=lambda: NOW + dt.timedelta(minutes=1))

    assert Job.objects.get(pk=job.pk).finished_at
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM sqlite_stat1 WHERE tbl = 'core_job'")
        assert cursor.fetchone()[0] > 0
