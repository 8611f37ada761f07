"""Whatever a junior says, a senior's whole view stays the same, byte for byte.

All pages, files and feeds that the senior can open, and all letters to them: before the junior
answers, and after each possible answer to the pulse, the fit check and the question of the middle.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, reverse
from django.utils import timezone
from tests.meetings.meeting_cast import DAY, WEEK, met, paired
from tests.web.test_access import DOORS

from turnabout.closing.models import Going, Heading
from turnabout.core.models import Letter
from turnabout.meetings.feeds import address_of, feed_of
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.respect.models import Taken

DRAWN_EACH_TIME = re.compile(
    rb'name="(csrfmiddlewaretoken|once)" value="[^"]+"|nonce="[^"]+"|X-CSRFToken[^>]+|DTSTAMP:\w+'
)
"""Tokens, numbers that keep a message from being sent twice, the moment a calendar is read."""

APART = {"account_logout", "account_login", "mfa_activate_totp", "mfa_add_webauthn"}
"""Signing out, and what draws a secret for whoever opens it."""

Answers = list[tuple[str, dict[str, str]]]


@pytest.fixture
def pair(noor: Person, ada: Person, carla: Person) -> Pair:
    """Noor mentors Ada; three sessions are behind them."""
    pair = paired(noor, ada, by=carla, at=timezone.now() - 16 * WEEK)
    for number in (1, 2, 3):
        met(pair, number, timezone.now() - DAY - (3 - number) * WEEK)
    return pair


def _answers(pair: Pair) -> Iterator[Answers]:
    """Yield what the mentor can answer, from one end of each scale to the other, and where."""
    last = pair.meetings.standing().order_by("-number")[0]
    pulse = reverse("pair_pulse", args=[pair.pk, last.pk])
    fit, middle = (reverse(name, args=[pair.pk]) for name in ("pair_fit", "pair_midpoint"))
    words = {"reader": "nobody", "change": "Less talk"}
    taps = [dict.fromkeys(("worth_my_time", "could_say", "learned_more"), one) for one in "12345"]
    fits = [{"going": one.value, "can_say": "1"} | words for one in Going]
    middles = [{"heading": one.value, "talk": "on"} for one in Heading]
    for tap, one, two in zip_longest([*taps, {"pass": "yes"}], fits, middles):
        yield [(pulse, tap), *([(fit, one)] if one else []), *([(middle, two)] if two else [])]


def test_whatever_a_junior_answers_the_view_of_the_senior_stays_byte_identical(
    client: Client, pair: Pair, noor: Person, ada: Person
):
    junior = Client()
    junior.force_login(noor)
    client.force_login(ada)
    open_to_her = [one for one in _addresses(pair, ada) if client.get(one).status_code == 200]
    before = _view(client, open_to_her, ada)
    seen, kept = {}, []

    for answers in _answers(pair):
        with transaction.atomic():
            for where, told in answers:
                junior.post(where, told)
            kept.append((len(answers), _kept(pair)))
            seen[str(answers)] = _differing(before, _view(client, open_to_her, ada))
            transaction.set_rollback(True)

    assert {what: differs for what, differs in seen.items() if differs} == {}
    assert kept == [(3, 3)] * 3 + [(1, 1)] * 3
    assert len(open_to_her) > 30


def _kept(pair: Pair) -> int:
    return Taken.objects.count() + pair.fits.count() + pair.midpoints.count()


def _differing(before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    return [
        where for where in before.keys() | after.keys() if before.get(where) != after.get(where)
    ]


def _view(client: Client, addresses: list[str], person: Person) -> dict[str, bytes]:
    """Return all that somebody can read, by where it stands: bare of what is drawn each time."""
    pages = {one: _bare(client.get(one)) for one in addresses}
    letters = Letter.objects.filter(to=person.email).order_by("pk")
    return pages | {"mail": repr(list(letters.values())).encode()}


def _bare(answer: HttpResponseBase) -> bytes:
    parts = answer.streaming_content if answer.streaming else [answer.content]
    return DRAWN_EACH_TIME.sub(b"", b"%d " % answer.status_code + b"".join(parts))


def _addresses(pair: Pair, person: Person) -> Iterator[str]:
    yield address_of(feed_of(person, at=timezone.now()))
    meetings = list(pair.meetings.values_list("pk", flat=True))
    for door in DOORS:
        if door.name in APART:
            continue
        many = meetings if "meeting" in door.pattern.converters else meetings[:1]
        yield from (reverse(str(door.name), kwargs=_given(door, pair, one)) for one in many)


def _given(door: URLPattern, pair: Pair, meeting: int) -> dict[str, object]:
    known: dict[str, object] = {
        "pk": pair.pk if str(door.pattern).startswith("pairs/") else pair.cohort.program_id,
        "cohort": pair.cohort_id,
        "meeting": meeting,
        "guide": 1 if "programs/" in str(door.pattern) else "attention",
        "side": "mentee",
    }
    return {name: known.get(name, 1) for name in door.pattern.converters}
