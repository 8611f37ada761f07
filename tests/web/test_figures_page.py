"""The cohort in figures: for its coordinator, from dates and counts, as quick for many."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.closing.closing_cast import held, more_pairs
from tests.meetings.meeting_cast import WEEK, paired
from tests.web.near_cast import everybody as everybody_near

from turnabout.core.mail.kinds import discreet_kinds
from turnabout.core.models import Letter
from turnabout.enrollment.models import Enrollment
from turnabout.pairs.models import Pair
from turnabout.people.models import Person

THERE, ASKED_TO_SIGN_IN, NOT_THERE = 200, 302, 404


@pytest.fixture
def pair(noor: Person, ada: Person, carla: Person) -> Pair:
    """Noor mentors Ada, since half a year ago."""
    return paired(noor, ada, by=carla, at=timezone.now() - 20 * WEEK)


def _where(pair: Pair) -> str:
    return f"/programs/{pair.cohort.program_id}/cohorts/{pair.cohort_id}/figures/"


def test_only_its_coordinator_opens_a_cohort_in_figures(
    client: Client, pair: Pair, carla: Person, arne: Person
):
    everybody = everybody_near(pair, carla=carla, arne=arne)

    found = {}
    for who, one in everybody.items():
        client.logout()
        if one:
            client.force_login(one)
        found[who] = client.get(_where(pair)).status_code

    wanted = dict.fromkeys(everybody, NOT_THERE) | {"stranger": ASKED_TO_SIGN_IN}
    assert found == wanted | {"coordinator": THERE}


def test_each_chart_has_a_title_that_says_what_was_found_and_a_table_behind_it(
    client: Client, pair: Pair, carla: Person
):
    held(pair, 3, until=timezone.now())
    client.force_login(carla)

    page = client.get(_where(pair)).content.decode()

    assert "1 of 1 pair keeps its rhythm" in page
    assert page.count("<svg role=") == page.count("<title>") - 1 == page.count("<table>") == 8


def test_letters_are_counted_by_what_became_of_them(client: Client, pair: Pair, carla: Person):
    now = timezone.now()
    for number, became in enumerate(({"sent_at": now}, {"sent_at": now, "bounced_at": now}, {})):
        _letter(pair, number, **became)
    client.force_login(carla)

    page = client.get(_where(pair)).content.decode()

    assert "1 of 3 letters reached nobody" in page


def _letter(pair: Pair, number: int, kind: str = "pair_mentor", **became: object) -> None:
    Letter.objects.create(
        key=f"{number}",
        kind=kind,
        message_id=f"{number}@kittiwake.example",
        to="noor@kittiwake.example",
        queued_at=timezone.now(),
        due_at=timezone.now(),
        program=pair.cohort.program,
        **became,
    )


def test_a_discreet_letter_changes_nothing(client: Client, pair: Pair, carla: Person):
    client.force_login(carla)
    before = client.get(_where(pair)).content

    _letter(pair, 7, kind=discreet_kinds()[0])

    assert _without_token(client.get(_where(pair)).content) == _without_token(before)


def _without_token(page: bytes) -> bytes:
    return re.sub(rb'"X-CSRFToken": "[^"]+"|name="csrfmiddlewaretoken" value="[^"]+"', b"", page)


def test_before_anybody_is_paired_the_page_says_what_will_be_here(
    client: Client, pair: Pair, carla: Person
):
    Pair.objects.all().delete()
    client.force_login(carla)

    page = client.get(_where(pair)).content.decode()

    assert "<h1>No pairs to count yet</h1>" in page


def test_a_coordinator_who_meets_somebody_reads_that_their_own_pair_is_not_counted(
    client: Client, pair: Pair, carla: Person
):
    Enrollment.objects.filter(pk=pair.mentee_id).update(person=carla)
    client.force_login(carla)

    page = client.get(_where(pair)).content.decode()

    assert "No pairs to count yet" in page
    assert "Your own pair is not counted" in page


def test_the_page_asks_as_many_questions_for_three_pairs_as_for_one(
    client: Client, pair: Pair, carla: Person
):
    held(pair, 2, until=timezone.now())
    client.force_login(carla)
    client.get(_where(pair))
    few = _questions(client, _where(pair))

    for other in more_pairs(pair.cohort, 2, at=pair.published_at):
        held(other, 3, until=timezone.now())

    assert _questions(client, _where(pair)) == few


def _questions(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return len([one for one in asked if "UPDATE" not in one["sql"]])
