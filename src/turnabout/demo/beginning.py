"""The demo begins: once, and each night anew. What visitors did is gone then."""

import datetime as dt
from functools import partial

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import models, transaction

from turnabout.clock import set_right
from turnabout.core.jobs.kinds import name_of
from turnabout.core.models import Job, Worker
from turnabout.demo.earlier.cohort import tell_of_earlier
from turnabout.demo.jobs import HOUR, start_demo_anew
from turnabout.demo.making import NoDemoHereError, is_demo, make_demo
from turnabout.demo.models import Demo
from turnabout.demo.personas import COORDINATOR
from turnabout.demo.story import tell_story
from turnabout.demo.visitors import keep_seats, seats_taken
from turnabout.example import example_sheet
from turnabout.matchmaking.sheets import read_sheet
from turnabout.people.models import Person
from turnabout.skills.catalogue import load_catalogue

KEPT = {"auth", "contenttypes", "django_q", "sessions"}
"""What is no part of the story: who is signed in, and the workers' own."""


@transaction.atomic
def begin_demo(*, at: dt.datetime) -> None:
    """Make the demo where nothing is yet, and anew where a night has passed since.

    NoDemoHereError where a real organisation is.
    """
    demo = Demo.objects.first()
    if demo is None:
        _make(at=at)
    elif demo.made_at < _last_night(at):
        start_anew(at=at)


@transaction.atomic
def start_anew(*, at: dt.datetime) -> None:
    """Erase everything, and make the demo as it was at the start. Visitors keep their seats.

    NoDemoHereError, and nothing is erased, where the setting or the mark is missing: nobody's real
    organisation bears it.
    """
    if not is_demo():
        raise NoDemoHereError
    seats = seats_taken(at=at)
    _forget_uploads()
    transaction.on_commit(set_right)
    _erase()
    load_catalogue()
    _make(at=at)
    keep_seats(seats)


def _make(*, at: dt.datetime) -> None:
    make_demo(at=at)
    people = {str(one.staff_id): one for one in Person.objects.all()}
    told = read_sheet(example_sheet()).pool.people
    tell_story(people, told, by=people[COORDINATOR], at=at)
    tell_of_earlier(people, by=people[COORDINATOR], at=at)


def _erase() -> None:
    """Erase every row but what is kept; the job that does this is still needed to say so."""
    this = Job.objects.running().filter(name=name_of(start_demo_anew))
    Job.objects.exclude(pk__in=list(this.values_list("pk", flat=True))).delete()
    this.update(asked_by=None)
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label not in KEPT and model not in {Job, Worker}:  # noqa: SLF001 - Django's public name
            rows = model._base_manager.all()  # noqa: SLF001 - every row, whatever is shown elsewhere
            rows._raw_delete(rows.db)  # noqa: SLF001 - what hangs on a row goes as well


def _forget_uploads() -> None:
    """Erase the files that visitors uploaded, once the transaction is through."""
    for model in apps.get_models():
        for field in model._meta.get_fields():  # noqa: SLF001 - Django's public name
            if isinstance(field, models.FileField):
                names = model._base_manager.exclude(**{field.name: ""})  # noqa: SLF001 - as above
                for name in names.values_list(field.name, flat=True):
                    transaction.on_commit(partial(default_storage.delete, name))


def _last_night(at: dt.datetime) -> dt.datetime:
    """Return when the demo should have started anew for the last time."""
    today = at.astimezone(dt.UTC).replace(hour=HOUR, minute=0, second=0, microsecond=0)
    return today if today <= at else today - dt.timedelta(days=1)
