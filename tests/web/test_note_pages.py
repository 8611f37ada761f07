"""The pages of notes: a notebook of both, of which nothing is lost, and notes for oneself."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone
from tests.meetings.meeting_cast import WEEK, paired

from turnabout.channels.models import Note
from turnabout.channels.notes import write_page
from turnabout.pairs.ending import end_pair
from turnabout.pairs.models import Ending, Pair
from turnabout.people.models import Person
from turnabout.programs.models import Side

NOT_SO = 405


@pytest.fixture
def pair(noor: Person, ada: Person, carla: Person) -> Pair:
    """Noor mentors Ada, since a week ago."""
    return paired(noor, ada, by=carla, at=timezone.now() - WEEK)


@pytest.fixture
def hers(client: Client, pair: Pair) -> Client:
    """The browser of Ada, the mentee."""
    client.force_login(pair.mentee.person)
    return client


def test_the_notebook_is_written_by_both_and_a_conflict_shows_both_texts(hers: Client, pair: Pair):
    write_page(pair, "Noor's line", known=0, side=Side.MENTOR, at=timezone.now())

    answer = hers.post(at(pair, "notes/page/"), {"text": "Ada's line", "known": 0})

    page = answer.content.decode()
    assert ("Noor&#x27;s line" in page, "Ada&#x27;s line" in page) == (True, True)
    assert answer.context["form"]["known"].value() == 1
    hers.post(at(pair, "notes/page/"), {"text": "Both lines", "known": 1})
    assert [one.text for one in pair.notebook.all()] == ["Both lines", "Noor's line"]
    versions = hers.get(at(pair, "notes/versions/")).context["versions"]
    assert [(one["number"], one["by"]) for one in versions] == [(2, "you"), (1, "Noor")]


def test_notes_are_written_changed_erased_and_taken_along(hers: Client, pair: Pair):
    hers.post(at(pair, "notes/own/"), {"text": "First"})
    note = Note.objects.get()
    hers.post(at(pair, f"notes/own/{note.pk}/"), {"text": "First, changed"})

    file = hers.post(at(pair, "notes/own/file/"))

    assert "First, changed" in file.content.decode()
    assert file["Content-Disposition"] == 'attachment; filename="notes.md"'
    assert "taken along" in hers.get(at(pair, "notes/")).content.decode()
    assert hers.get(at(pair, "notes/own/file/")).status_code == NOT_SO
    hers.post(at(pair, f"notes/own/{note.pk}/removal/"))
    assert Note.objects.count() == 0


def test_the_page_says_until_when_notes_are_kept(hers: Client, pair: Pair):
    end_pair(pair, Ending.CLOSED, at=dt.datetime(2026, 6, 1, 9, tzinfo=dt.UTC))

    page = hers.get(at(pair, "notes/")).content.decode()

    assert "erased on 30 August 2026" in page
    assert "<textarea" not in page


def at(pair: Pair, path: str) -> str:
    return f"/pairs/{pair.pk}/{path}"
