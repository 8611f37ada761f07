"""The guides of a program: its coordinator writes and publishes them, and nobody else."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.meetings.meeting_cast import WEEK, known, paired
from tests.web.near_cast import everybody

from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Program
from turnabout.together.guides.choosing import guides_for
from turnabout.together.guides.writing import begin_guide
from turnabout.together.models import Edition, OwnGuide

THERE, ASKED_TO_SIGN_IN, NOT_THERE = 200, 302, 404

WORDS = {
    "title": "Night shift",
    "purpose": "See a night from both ends.",
    "answers": "When were you last here at four in the morning?",
    "mentor_asks": "What do you think happens?\r\n\r\n Who decides then? ",
    "mentee_asks": "What did it cost you?",
    "output": "One change to the night plan.",
    "watch": "No names.",
    "benefits": ["B2"],
    "known": 1,
}


@pytest.fixture
def pair(noor: Person, ada: Person, carla: Person) -> Pair:
    return paired(noor, ada, by=carla, at=timezone.now() - WEEK)


@pytest.fixture
def program(pair: Pair) -> Program:
    return pair.cohort.program


def test_only_its_coordinator_opens_the_guides_of_a_program(
    client: Client, pair: Pair, program: Program, carla: Person, arne: Person
):
    guide = _written(program, carla)
    people = everybody(pair, carla=carla, arne=arne)
    paths = [
        reverse("program_guides", args=[program.pk]),
        reverse("program_guide_new", args=[program.pk]),
        reverse("program_guide", args=[program.pk, guide.pk]),
    ]

    found = {}
    for who, one in people.items():
        client.logout()
        if one:
            client.force_login(one)
        found[who] = {client.get(path).status_code for path in paths}

    others = {key: {NOT_THERE} for key in people}
    assert found == others | {"stranger": {ASKED_TO_SIGN_IN}, "coordinator": {THERE}}


def test_a_guide_is_drafted_published_and_chosen(
    client: Client, pair: Pair, program: Program, carla: Person
):
    client.force_login(carla)
    client.post(reverse("program_guide_new", args=[program.pk]), WORDS)
    guide = OwnGuide.objects.get()
    before = _offered(pair)

    client.post(reverse("program_guide_publication", args=[program.pk, guide.pk]), {"known": 1})

    assert (before, _offered(pair)) == ([], ["Night shift"])
    assert Edition.objects.get().told.asks["mentor"] == (
        "What do you think happens?",
        "Who decides then?",
    )


def test_a_change_of_what_is_published_is_the_draft_of_the_next_edition(
    client: Client, pair: Pair, program: Program, carla: Person
):
    client.force_login(carla)
    guide = _published(client, program, carla)

    path = reverse("program_guide", args=[program.pk, guide.pk])
    known_now = client.get(path).context["form"]["known"].value()
    client.post(path, WORDS | {"title": "Night and day", "known": known_now})

    assert [(one.number, one.title) for one in guide.editions.all()] == [
        (1, "Night shift"),
        (2, "Night and day"),
    ]
    assert _offered(pair) == ["Night shift"]


def test_who_writes_at_what_was_published_meanwhile_keeps_what_was_typed(
    client: Client, program: Program, carla: Person
):
    client.force_login(carla)
    guide = _published(client, program, carla)

    path = reverse("program_guide", args=[program.pk, guide.pk])
    page = client.post(path, WORDS | {"title": "Typed", "known": 1})

    assert page.context["form"]["title"].value() == "Typed"
    assert "meanwhile" in page.context["form"].non_field_errors()[0]
    assert Edition.objects.get().title == "Night shift"


def test_what_puts_people_off_is_shown_before_anything_is_saved(
    client: Client, program: Program, carla: Person
):
    client.force_login(carla)

    said = WORDS | {"watch": "Ask the digital natives.", "look": "1"}
    page = client.post(reverse("program_guide_new", args=[program.pk]), said)

    assert [one.phrase for one in page.context["findings"]] == ["digital natives"]
    assert OwnGuide.objects.count() == 0


def test_a_guide_asks_eight_questions_at_most(client: Client, program: Program, carla: Person):
    client.force_login(carla)

    said = WORDS | {"mentor_asks": "\n".join(["Why?"] * 9)}
    page = client.post(reverse("program_guide_new", args=[program.pk]), said)

    assert list(page.context["form"].errors) == ["mentor_asks"]


def test_a_guide_that_is_put_away_is_offered_no_more(
    client: Client, pair: Pair, program: Program, carla: Person
):
    client.force_login(carla)
    guide = _published(client, program, carla)

    client.post(reverse("program_guide_end", args=[program.pk, guide.pk]))

    assert _offered(pair) == []
    path = reverse("program_guide", args=[program.pk, guide.pk])
    assert client.get(path).status_code == NOT_THERE


def test_the_list_asks_as_many_questions_for_three_as_for_one(
    client: Client, program: Program, carla: Person
):
    client.force_login(carla)
    path = reverse("program_guides", args=[program.pk])
    _written(program, carla)
    client.get(path)
    few = _questions(client, path)

    for _number in range(2):
        _written(program, carla)

    assert _questions(client, path) == few


def _written(program: Program, carla: Person) -> OwnGuide:
    words = {name: value for name, value in WORDS.items() if name != "known"}
    return begin_guide(program, words, by=carla, at=timezone.now())


def _published(client: Client, program: Program, carla: Person) -> OwnGuide:
    guide = _written(program, carla)
    path = reverse("program_guide_publication", args=[program.pk, guide.pk])
    client.post(path, {"known": 1})
    return guide


def _offered(pair: Pair) -> list[str]:
    found = guides_for(known(pair), number=2)
    return [one.title for one in found if one.key.startswith("own-")]


def _questions(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return len(asked)
