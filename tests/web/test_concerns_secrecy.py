"""A concern changes nobody's pages; its words and its nameless author are nowhere to be read."""

import datetime as dt
import re
import tarfile
from collections.abc import Container
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import URLPattern, reverse
from tests.concerns.concerns_cast import CANARY, PASSPHRASE, contact, opened_key, raised
from tests.meetings.meeting_cast import paired
from tests.web.near_cast import everybody, join
from tests.web.test_access import DOORS

from turnabout.clock import current_day, current_time
from turnabout.concerns.answering import acknowledge, answer, close
from turnabout.concerns.models import Concern, Entry, Key, Naming, Opening, ReceiptSalt
from turnabout.concerns.names import agree_to_open, ask_to_open, open_name
from turnabout.concerns.reminding import tell_contacts
from turnabout.core.backups.packing import back_up
from turnabout.core.models import Change, Letter
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Program, Side
from turnabout.web.concerns.tries import TRIES
from turnabout.web.health.metrics import all_metrics

ROLES = (
    "mentor",
    "mentee",
    "other participant",
    "coordinator",
    "coordinator of another",
    "sponsor",
    "contact",
    "administrator",
)
DULL = ("account_", "mfa_", "reauth", "usersessions", "calendar_", "skill", "language", "letter",
        "staff_list", "demo", "record", "away", "grade", "office", "set_up", "stop_")  # fmt: skip
"""Addresses of rooms that know no program."""

LOOKED_AT = [door for door in DOORS if not str(door.name).startswith(DULL)]
ALL_NAMES = {str(door.name) for door in LOOKED_AT}

OF_THE_MOMENT = re.compile(rb"\b[0-9A-Za-z]{64}\b|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
"""What differs from one look to the next, whatever happened: tokens, numbers drawn for forms."""


@pytest.fixture(autouse=True)
def _nobody_tried() -> None:
    TRIES.forget()


@pytest.fixture
def pair(noor: Person, ada: Person, carla: Person) -> Pair:
    return paired(noor, ada, by=carla, at=current_time())


@pytest.fixture
def program(pair: Pair) -> Program:
    return pair.cohort.program


@pytest.fixture
def ben(program: Program, carla: Person) -> Person:
    return contact("Ben Okafor", program, by=carla)


@pytest.mark.parametrize("who", ROLES)
def test_no_page_of_anybody_changes_by_a_byte_also_not_of_whom_it_is_about(
    client: Client, pair: Pair, ben: Person, carla: Person, arne: Person, who: str
):
    cast, author = everybody(pair, carla=carla, arne=arne), join(pair.cohort, Side.MENTEE).person
    person, cleo = cast[who], contact("Cleo Third", pair.cohort.program, by=carla)
    assert person
    before = _view(client, person, pair)

    _a_whole_life(author, pair, to=ben, second=cleo, about=person)

    after = _view(client, person, pair, only=before)
    assert {name for name in before if before[name] != after[name]} == set()
    assert len(before) >= 8


def test_the_looking_would_find_a_change(client: Client, pair: Pair, ben: Person):
    before = _view(client, ben, pair)

    raised(pair.cohort.program, by=pair.mentor.person, to=ben, on=current_day())

    after = _view(client, ben, pair)
    assert {name for name in before if before[name] != after[name]} == {"home", "desk", "desk_key"}


def test_its_words_and_a_nameless_author_stand_in_no_table_letter_history_or_log(
    client: Client,
    pair: Pair,
    ben: Person,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
):
    numbers = _counts()
    client.force_login(pair.mentor.person)
    _by_the_pages(client, pair, ben)
    told = "".join(capfd.readouterr()) + caplog.text

    dump = tmp_path / "dump.json"
    call_command("dumpdata", output=str(dump))

    assert CANARY not in dump.read_text()
    assert CANARY not in told
    assert ("/help/" in told, "/desk/" in told) == (False, False)
    rows = Concern.objects.values("program", "key", "naming", "author").get()
    assert rows["author"] is None
    grown = {name for name, count in _counts().items() if count != numbers[name]}
    assert grown <= {
        "concerns_concern",
        "concerns_entry",
        "concerns_receiptsalt",
        "django_session",
        "usersessions_usersession",
    }


def test_no_column_of_a_nameless_concern_could_hold_its_author():
    ours = {Concern: {"author"}, Entry: set(), Key: {"person"}, ReceiptSalt: set()}

    leads = {
        model: {
            field.name
            for field in model._meta.fields
            if field.is_relation and field.related_model is Person
        }
        for model in ours
    }

    assert leads == ours


@pytest.mark.django_db(transaction=True)
def test_no_byte_of_the_database_or_of_a_backup_holds_a_word(
    client: Client, noor: Person, ada: Person, carla: Person, tmp_path: Path
):
    pair = paired(noor, ada, by=carla, at=current_time())
    ben = contact("Ben Okafor", pair.cohort.program, by=carla)
    client.force_login(noor)
    receipt = _by_the_pages(client, pair, ben)
    secrets = [
        CANARY.encode(),
        PASSPHRASE.encode(),
        receipt.encode(),
        receipt.replace(" ", "").encode(),
    ]

    backup = back_up(tmp_path / "backup.tar.gz", at=current_time())

    with tarfile.open(backup.file) as pack:
        for member in pack:
            content = pack.extractfile(member)
            assert content is not None
            held = content.read()
            assert [one for one in secrets if one in held] == [], member.name
    if connection.vendor == "sqlite":
        folder = Path(connection.settings_dict["NAME"]).parent
        for file in folder.glob(f"{Path(connection.settings_dict['NAME']).name}*"):
            held = file.read_bytes()
            assert [one for one in secrets if one in held] == [], file.name


def test_neither_the_log_nor_a_metric_tells_of_a_visit(
    client: Client, pair: Pair, ben: Person, capfd: pytest.CaptureFixture[str]
):
    client.force_login(pair.mentor.person)

    client.get(reverse("home"))
    client.get(reverse("help"))
    client.post(reverse("help_return"), {"receipt": "1" * 16})
    client.force_login(ben)
    client.get(reverse("desk"))

    metrics = all_metrics().decode()
    assert [path for path in ("/help", "/desk") if path in metrics] == []
    assert [path for path in ("/help", "/desk") if path in "".join(capfd.readouterr())] == []


def test_an_administrator_does_not_see_that_a_letter_went_out_or_was_lost(
    client: Client, pair: Pair, ben: Person, arne: Person
):
    author = join(pair.cohort, Side.MENTEE).person
    client.force_login(arne)
    before = _plain(client.get(reverse("mail")).content)
    _a_whole_life(author, pair, to=ben, second=arne, about=pair.mentee.person)
    Letter.objects.filter(kind__in=["desk", "news"]).update(
        given_up_at=current_time(), fault="refused"
    )

    after = _plain(client.get(reverse("mail")).content)

    assert {letter.kind for letter in Letter.objects.all()} >= {"desk", "news"}
    assert after == before


def _a_whole_life(author: Person, pair: Pair, *, to: Person, second: Person, about: Person) -> None:
    """Let concerns be raised, answered, opened by two and closed: with and without a name."""
    now, today, program = current_time(), current_day(), pair.cohort.program
    for naming in Naming:
        concern = raised(program, by=author, to=to, naming=naming, about=about, on=today).concern
        acknowledge(concern, at=now, on=today)
        answer(concern, CANARY, at=now, on=today)
        if naming == Naming.WITHHELD:
            agree_to_open(_asked(concern, to, second), by=second, at=now)
            open_name(concern, opened_key(to), by=to, at=now)
        close(concern, CANARY, at=now, on=today)
    tell_contacts(at=now, today=today + dt.timedelta(days=1))


def _asked(concern: Concern, by: Person, of: Person) -> Opening:
    return ask_to_open(concern, by=by, of=of, reason=CANARY, at=current_time())


def _view(
    client: Client, person: Person, pair: Pair, *, only: Container[str] = ALL_NAMES
) -> dict[str, bytes]:
    """Return everything that somebody finds: each page that there is for them, by its name.

    A paper bears the moment at which it was set; what it says stands on the page it is made from.
    """
    client.force_login(person)
    pages = {}
    for door in LOOKED_AT:
        if door.name in only:
            answer = client.get(_address(door, pair, person))
            if answer.status_code == 200 and answer["Content-Type"] != "application/pdf":
                pages[str(door.name)] = b"" if answer.streaming else _plain(answer.content)
    return pages


def _address(door: URLPattern, pair: Pair, person: Person) -> str:
    led = str(door.name).startswith(("program", "cohort", "help_write", "match"))
    pk = pair.cohort.program_id if led else pair.pk
    given: dict[str, Any] = {"cohort": pair.cohort_id, "token": "no", "number": 1}
    if door.name in {"person", "sign_up"}:
        pk = person.pk
    kwargs = {name: given.get(name, pk) for name in door.pattern.converters}
    return reverse(str(door.name), kwargs=kwargs)


def _plain(body: bytes) -> bytes:
    return OF_THE_MOMENT.sub(b"", body)


def _counts() -> dict[str, int]:
    """Return how many rows each table has."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)}")
            found[table] = cursor.fetchone()[0]
    return found


def _by_the_pages(client: Client, pair: Pair, ben: Person) -> str:
    """Return the receipt of a concern that was raised and answered on the pages."""
    said = {"matter": "treated", "about": pair.mentee.person_id, "to": ben.pk, "text": CANARY}
    more = {"naming": "nameless", "form": "0b0f1f7e-4a4e-4a57-9b3c-2f3f3a0c9d11"}
    page = client.post(reverse("help_write", args=[pair.cohort.program_id]), said | more)
    receipt: str = page.context["raised"].receipt
    client.post(reverse("help_words"), {"receipt": receipt, "text": f"{CANARY} again"})
    concern, desk = Concern.objects.get(), Client()
    desk.force_login(ben)
    desk.post(reverse("desk_thread", args=[concern.pk]), {"passphrase": PASSPHRASE})
    desk.post(reverse("desk_answer", args=[concern.pk]), {"text": f"{CANARY} answer"})
    assert Entry.objects.count() == 3
    assert Change.objects.filter(kind__startswith="concerns").count() == 0
    return receipt
