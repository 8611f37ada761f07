"""What two people write is seen by the two alone: over every address, everybody, and the tables."""

import logging
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import connection
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, reverse
from django.utils import timezone
from tests.meetings.meeting_cast import WEEK, paired
from tests.web.near_cast import everybody as everybody_near
from tests.web.test_access import DOORS
from tests.web.together_cast import ALONE, CANARY, Life, lived

from turnabout.people.models import Person
from turnabout.programs.models import Side
from turnabout.together.models import Commitment, Goal, NextAction, TeachBack, Version

BOTH = {"mentor", "mentee"}
EVERY_WORD = {CANARY, *ALONE.values()}

WORDS: dict[str, set[str]] = {
    "stranger": set(),
    "mentor": {CANARY, ALONE[Side.MENTOR]},
    "mentee": {CANARY, ALONE[Side.MENTEE]},
    "other participant": set(),
    "coordinator": set(),
    "coordinator of another": set(),
    "sponsor": set(),
    "contact": set(),
    "administrator": set(),
}
"""What each of them is shown of it, whatever they open."""


@pytest.fixture
def life(noor: Person, ada: Person, carla: Person) -> Life:
    """Noor mentors Ada; they have met once, and written everything that one can write."""
    return lived(paired(noor, ada, by=carla, at=timezone.now() - 3 * WEEK))


@pytest.fixture
def everybody(life: Life, carla: Person, arne: Person) -> dict[str, Person | None]:
    return everybody_near(life.pair, carla=carla, arne=arne)


@pytest.mark.parametrize("who", WORDS)
def test_nobody_but_the_two_is_shown_a_word_at_any_address(
    client: Client,
    life: Life,
    everybody: dict[str, Person | None],
    who: str,
    caplog: pytest.LogCaptureFixture,
):
    caplog.set_level(logging.DEBUG)

    seen = _seen(client, everybody[who], life)

    assert {word for word in EVERY_WORD if word in seen} == WORDS[who]
    assert {word for word in EVERY_WORD if word in caplog.text} == set()


def test_no_table_holds_a_word_that_can_be_read(life: Life):
    rows = list(_rows())

    assert (len(rows) > 0, {word for word in EVERY_WORD for row in rows if word in row}) == (
        True,
        set(),
    )


def test_a_dump_holds_no_word_that_can_be_read(life: Life, capsys: pytest.CaptureFixture[str]):
    call_command("dumpdata", "together", "core", "meetings", "pairs")

    told = capsys.readouterr().out

    assert ("together.goal" in told, {word for word in EVERY_WORD if word in told}) == (
        True,
        set(),
    )


def test_what_the_mentor_ticked_is_not_shown_to_the_mentee(client: Client, life: Life):
    path = reverse("afterwards", args=[life.pair.pk, life.held.pk])
    seen = {}
    for side in Side:
        client.force_login(life.pair.on(side).person)
        seen[side] = 'name="result"' in client.get(path).content.decode()

    assert seen == {Side.MENTOR: True, Side.MENTEE: False}


def test_nobody_else_writes_anything(
    client: Client, life: Life, everybody: dict[str, Person | None]
):
    before = _counted()
    answers = {
        who: {_as(client, one).post(path, sent).status_code for path, sent in _posts(life)}
        for who, one in everybody.items()
        if who not in BOTH
    }

    assert answers == {who: {404} for who in answers} | {"stranger": {302}}
    assert _counted() == before


def test_the_mentee_sets_no_agenda_and_the_mentor_writes_no_commitment(client: Client, life: Life):
    pair, ahead = life.pair, life.ahead
    one = Commitment.objects.get()
    agenda = reverse("agenda", args=[pair.pk, ahead.pk])
    ledger = [
        reverse("commitment_new", args=[pair.pk]),
        reverse("commitment", args=[pair.pk, one.pk]),
        reverse("commitment_kept", args=[pair.pk, one.pk]),
        reverse("commitment_public", args=[pair.pk, one.pk]),
        reverse("preparation", args=[pair.pk, ahead.pk]),
        reverse("action_done", args=[pair.pk, life.held.pk]),
    ]

    mentee = {_as(client, pair.mentee.person).post(agenda, {"own_topic": "Mine"}).status_code}
    mentor = {_as(client, pair.mentor.person).post(path).status_code for path in ledger}

    assert (mentee, mentor) == ({404}, {404})


def test_what_belongs_to_another_pair_does_not_exist(
    client: Client, life: Life, noor: Person, ada: Person, carla: Person
):
    other = paired(noor, ada, by=carla, at=timezone.now() - WEEK, name="Another")
    client.force_login(ada)
    paths = [
        reverse("goal", args=[other.pk, Goal.objects.get().pk]),
        reverse("commitment", args=[other.pk, Commitment.objects.get().pk]),
        reverse("session", args=[other.pk, life.held.pk]),
        reverse("afterwards", args=[other.pk, life.held.pk]),
    ]

    assert {client.get(path).status_code for path in paths} == {404}


def _seen(client: Client, person: Person | None, life: Life) -> str:
    """Return all that somebody is shown, at every address that there is."""
    _as(client, person)
    return "\n".join(_shown(client.get(address)) for address in _addresses(life))


def _shown(answer: HttpResponseBase) -> str:
    parts = answer.streaming_content if answer.streaming else [answer.content]
    return b"".join(parts).decode(errors="replace")


def _addresses(life: Life) -> Iterator[str]:
    for door in DOORS:
        of_session = "meeting" in door.pattern.converters
        for meeting in (life.held.pk, life.ahead.pk)[: 2 if of_session else 1]:
            yield reverse(str(door.name), kwargs=_given(door, life, meeting))


def _given(door: URLPattern, life: Life, meeting: int) -> dict[str, object]:
    pair = life.pair
    route = str(door.pattern)
    known: dict[str, object] = {
        "pk": pair.pk if route.startswith("pairs/") else pair.cohort.program_id,
        "cohort": pair.cohort_id,
        "meeting": meeting,
        "goal": Goal.objects.get().pk,
        "commitment": Commitment.objects.get().pk,
        "guide": 1 if "programs/" in route else "attention",
        "side": "mentor",
    }
    return {name: known.get(name, 1) for name in door.pattern.converters}


def _posts(life: Life) -> Iterator[tuple[str, dict[str, object]]]:
    pair, held, ahead = life.pair.pk, life.held.pk, life.ahead.pk
    yield reverse("agreement_change", args=[pair]), {"known": 2, "added-1": "Mine"}
    yield reverse("agreement_signature", args=[pair]), {"known": 2}
    yield reverse("goal_new", args=[pair]), {"what": "A", "seen_by": "B", "owner": "both"}
    goal = Goal.objects.get().pk
    words = {"what": "A", "seen_by": "B", "owner": "both", "known": 1}
    yield reverse("goal", args=[pair, goal]), words
    yield reverse("goal_state", args=[pair, goal]), {"state": "reached"}
    yield reverse("commitment_new", args=[pair]), {"heard": "A", "due_on": "2031-01-01"}
    one = Commitment.objects.get().pk
    yield reverse("commitment", args=[pair, one]), {"heard": "A", "due_on": "2031-01-01"}
    yield reverse("commitment_kept", args=[pair, one]), {"kept": "1"}
    yield reverse("commitment_public", args=[pair, one]), {"public": "1"}
    yield reverse("agenda", args=[pair, ahead]), {"own_topic": "Mine"}
    yield reverse("preparation", args=[pair, ahead]), {"answer": "Mine"}
    yield reverse("session_beginning", args=[pair, ahead]), {}
    yield reverse("afterwards", args=[pair, held]), {"prompt": 0, "what": "Mine"}
    yield reverse("action_done", args=[pair, held]), {"done": "1"}


def _counted() -> list[object]:
    """Return what there is, in numbers and marks."""
    return [
        list(Version.objects.values_list("number", "signatures__side")),
        list(Goal.objects.values_list("edition", "state")),
        list(Commitment.objects.values_list("edition", "kept_on", "public_at")),
        list(NextAction.objects.values_list("edition", "done_on")),
        list(TeachBack.objects.values_list("result", flat=True)),
    ]


def _rows() -> Iterator[str]:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            yield from (str(row) for row in cursor.fetchall())


def _as(client: Client, person: Person | None) -> Client:
    client.logout()
    if person:
        client.force_login(person)
    return client
