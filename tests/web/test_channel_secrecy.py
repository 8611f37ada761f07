"""What two people write is nowhere but with them: looked for in everything that there is."""

import tarfile
import uuid
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, reverse
from django.utils import timezone
from django_q.models import OrmQ, Schedule, Task
from pytest_django import Settings
from tests.meetings.meeting_cast import WEEK, paired
from tests.web.near_cast import everybody
from tests.web.test_access import DOORS

from turnabout.channels.models import File, Message, Note, Version
from turnabout.core.backups.packing import back_up
from turnabout.core.models import Change, Job, Letter
from turnabout.pairs.ending import end_pair
from turnabout.pairs.models import Ending, Pair
from turnabout.people.models import Person

OTHERS = (
    "stranger",
    "other participant",
    "coordinator",
    "coordinator of another",
    "sponsor",
    "contact",
    "administrator",
)

WORDS = "kestrel"
"""Stands in everything that the two write, followed by where."""

OURS: list[URLPattern] = [
    door for door in DOORS if str(door.name).startswith(("message", "note", "pair", "home"))
]


@pytest.fixture(autouse=True)
def on_disk(settings: Settings, tmp_path: Path) -> Path:
    """Files are kept on a disk, as in earnest."""
    settings.STORAGES = settings.STORAGES | {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path)},
        }
    }
    return tmp_path


@pytest.fixture
def pair(noor: Person, ada: Person, carla: Person) -> Pair:
    """Noor mentors Ada; each has written in every way there is, by the pages."""
    found = paired(noor, ada, by=carla, at=timezone.now() - WEEK)
    for person in (noor, ada):
        _write_everything(found, person)
    assert (Message.objects.count(), File.objects.count(), Note.objects.count()) == (4, 2, 2)
    assert Version.objects.count() == 2
    return found


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_is_shown_a_word_at_any_address_not_even_when_it_has_ended(
    client: Client, pair: Pair, carla: Person, arne: Person, who: str
):
    _be(client, everybody(pair, carla=carla, arne=arne)[who])

    meeting = _doors_that_tell(client, pair, DOORS)
    end_pair(pair, Ending.CLOSED, at=timezone.now())

    assert (meeting, _doors_that_tell(client, pair, OURS)) == ([], [])


def test_each_of_the_two_is_shown_nothing_that_the_other_keeps_for_themselves(
    client: Client, pair: Pair, noor: Person, ada: Person
):
    for one, other in ((noor, "Ada"), (ada, "Noor")):
        _be(client, one)
        pages = "".join(_everything_said(client, door, pair) for door in OURS)
        assert f"{WORDS} message of {other}" in pages
        assert f"{WORDS} note of {other}" not in pages
        assert f"{WORDS} draft of {other}" not in pages


def test_no_letter_history_job_or_log_holds_a_word(
    pair: Pair, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
):
    _write_everything(pair, pair.mentor.person)

    kept: list[dict[str, Any]] = [
        row for model in (Letter, Change, Job, OrmQ, Schedule, Task)
        for row in model._base_manager.values()
    ]  # fmt: skip
    assert kept
    assert WORDS not in str(kept)
    assert WORDS not in caplog.text + "".join(capfd.readouterr())


def test_no_dump_table_or_file_holds_a_word(pair: Pair, on_disk: Path, tmp_path: Path):
    dump = tmp_path / "dump.json"
    call_command("dumpdata", output=str(dump))

    assert "sealed" in dump.read_text()
    assert {name for name, body in _tables().items() if WORDS in body} == set()
    held = [path for path in on_disk.rglob("*") if path.is_file()]
    assert len(held) == 3
    assert [path for path in held if WORDS.encode() in path.read_bytes()] == []
    assert isinstance(default_storage._wrapped, FileSystemStorage)  # type: ignore[attr-defined]


@pytest.mark.django_db(transaction=True)
def test_no_byte_of_the_database_or_of_a_backup_holds_a_word(
    noor: Person, ada: Person, carla: Person, tmp_path: Path
):
    pair = paired(noor, ada, by=carla, at=timezone.now() - WEEK)
    _write_everything(pair, noor)
    Message.objects.latest("pk").delete()

    backup = back_up(tmp_path / "backup.tar.gz", at=timezone.now())

    with tarfile.open(backup.file) as pack:
        for member in pack:
            content = pack.extractfile(member)
            assert content is not None
            assert WORDS.encode() not in content.read(), member.name
    if connection.vendor == "sqlite":
        folder = Path(connection.settings_dict["NAME"]).parent
        for file in folder.glob(f"{Path(connection.settings_dict['NAME']).name}*"):
            assert WORDS.encode() not in file.read_bytes(), file.name
    assert settings.KEYS.exists()


def test_the_looking_finds_what_is_there(client: Client, pair: Pair, noor: Person):
    """What finds nothing elsewhere finds it here: on the pages of the two."""
    _be(client, noor)

    found = set(_doors_that_tell(client, pair, OURS))

    assert found >= {"messages", "messages_news", "message", "message_file", "notes", "notes_page"}


def _be(client: Client, person: Person | None) -> None:
    if person:
        client.force_login(person)


def _doors_that_tell(client: Client, pair: Pair, doors: list[URLPattern]) -> list[str]:
    """Return the doors behind which somebody is shown a word of the two."""
    return [str(door.name) for door in doors if WORDS in _everything_said(client, door, pair)]


def _write_everything(pair: Pair, person: Person) -> None:
    """Let one of the two write a message, one with a file, a version, a note and a draft."""
    client, name = Client(), person.first_name
    client.force_login(person)
    own = f"/pairs/{pair.pk}/"
    known = Version.objects.filter(pair=pair).count()
    file = SimpleUploadedFile(f"{WORDS}.txt", f"{WORDS} file of {name}".encode())
    for where, sent in (
        ("messages/", {"text": f"{WORDS} message of {name}", "once": uuid.uuid4()}),
        ("messages/", {"text": f"{WORDS}", "once": uuid.uuid4(), "attached": [file]}),
        ("messages/draft/", {"text": f"{WORDS} draft of {name}", "once": uuid.uuid4()}),
        ("notes/page/", {"text": f"{WORDS} page of {name}", "known": known}),
        ("notes/own/", {"text": f"{WORDS} note of {name}"}),
    ):
        answer = client.post(own + where, sent)
        assert answer.status_code in {204, 302}, where


def _address(door: URLPattern, pair: Pair) -> str:
    """Return the address of a door, with the numbers of this pair and of what is in it."""
    return reverse(
        str(door.name), kwargs={name: _number(str(door.name), name, pair) for name in _takes(door)}
    )


def _takes(door: URLPattern) -> list[str]:
    return list(door.pattern.converters)


def _number(door: str, name: str, pair: Pair) -> object:
    """Return what stands at this place of an address: of the pair, its program or its people."""
    program = pair.cohort.program_id
    of_pair = door.startswith(("pair", "message", "note", "meeting")) and door != "pair_question"
    known = {
        "pk": pair.pk if of_pair else pair.mentor_id if door.startswith("sign_up") else program,
        "cohort": pair.cohort_id,
        "message": Message.objects.order_by("pk").first(),
        "file": File.objects.order_by("pk").first(),
        "note": Note.objects.order_by("pk").first(),
        "key": "key",
    }
    found = known.get(name, 1)
    return getattr(found, "pk", found)


def _everything_said(client: Client, door: URLPattern, pair: Pair) -> str:
    """Return all that a door answers: to a look, with its headers; at pages of pairs to scripts."""
    looks: list[dict[str, str]] = [{}, {"HX-Request": "true"}] if door in OURS else [{}]
    answers = [client.get(_address(door, pair), headers=headers) for headers in looks]
    return "".join(f"{one.headers}{_body(one).decode(errors='replace')}" for one in answers)


def _body(answer: HttpResponse) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content)


def _tables() -> dict[str, str]:
    """Return every table of the database with all that it holds, as text."""
    with connection.cursor() as cursor:
        found = {}
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")
            found[name] = str(cursor.fetchall())
    return found
