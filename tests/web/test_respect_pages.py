"""Pages of the pulse: for whom each is, what it asks, and what a coordinator is told and when."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.cast import enter
from tests.closing.closing_cast import held, more_pairs
from tests.meetings.meeting_cast import DAY, WEEK, known, met, paired, planned
from tests.web.near_cast import everybody as everybody_near

from turnabout.core.models import Change, Letter
from turnabout.meetings.answering import say
from turnabout.meetings.models import Answer, Meeting
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Part, Side
from turnabout.programs.seats import give_seat
from turnabout.respect.freezing import freeze
from turnabout.respect.models import PulsePlan, Said, Snapshot, Source, Taken
from turnabout.respect.pulse import take
from turnabout.respect.release import questions
from turnabout.respect.release.told import Asked
from turnabout.respect.rules import QUESTIONS, SAID, WORTH

THERE, ASKED_TO_SIGN_IN, NOT_THERE, CONFLICT = 200, 302, 404, 409
TAPS = {"worth_my_time": "4", "could_say": "4"}


@pytest.fixture
def pair(noor: Person, ada: Person, carla: Person) -> Pair:
    """Noor mentors Ada, since half a year ago."""
    return paired(noor, ada, by=carla, at=timezone.now() - 20 * WEEK)


@pytest.fixture
def session(pair: Pair) -> Meeting:
    """Yesterday they met."""
    return met(pair, 1, timezone.now() - DAY)


@pytest.fixture
def everybody(pair: Pair, carla: Person, arne: Person) -> dict[str, Person | None]:
    """Everybody who could be near a pair, by what they are to it."""
    other = more_pairs(pair.cohort, 1, at=pair.published_at)[0]
    found = everybody_near(pair, carla=carla, arne=arne)
    return found | {"other mentor": other.mentor.person, "other mentee": other.mentee.person}


def _as(client: Client, person: Person | None) -> Client:
    if person:
        client.force_login(person)
    else:
        client.logout()
    return client


def _pulse(session: Meeting) -> str:
    return f"/pairs/{session.pair_id}/sessions/{session.pk}/pulse/"


def _months(cohort: Cohort) -> str:
    return f"/programs/{cohort.program_id}/cohorts/{cohort.pk}/pulse/"


@pytest.mark.parametrize("page", ["pulse", "ease"])
def test_only_the_two_open_what_is_asked_of_them(
    client: Client, everybody: dict[str, Person | None], session: Meeting, page: str
):
    path = _pulse(session) if page == "pulse" else f"/pairs/{session.pair_id}/ease/"

    found = {who: _as(client, one).get(path).status_code for who, one in everybody.items()}

    both = dict.fromkeys(("mentor", "mentee"), THERE)
    assert found == dict.fromkeys(everybody, NOT_THERE) | {"stranger": ASKED_TO_SIGN_IN} | both


def test_only_the_coordinator_of_the_program_opens_what_was_released(
    client: Client, everybody: dict[str, Person | None], pair: Pair
):
    path = _months(pair.cohort)

    found = {who: _as(client, one).get(path).status_code for who, one in everybody.items()}

    wanted = dict.fromkeys(everybody, NOT_THERE) | {"stranger": ASKED_TO_SIGN_IN}
    assert found == wanted | {"coordinator": THERE}


def test_nobody_else_taps_or_settles(
    client: Client, everybody: dict[str, Person | None], session: Meeting
):
    for who, one in everybody.items():
        _as(client, one)
        if who not in {"mentor", "mentee"}:
            client.post(_pulse(session), TAPS)
        if who != "coordinator":
            client.post(_months(session.pair.cohort), {"dimension": "department"})

    assert (Taken.objects.count(), PulsePlan.objects.count()) == (0, 0)


def test_a_session_that_this_side_did_not_say_was_held_has_no_pulse(
    client: Client, pair: Pair, noor: Person, ada: Person
):
    meeting = planned(pair, 1, timezone.now() - DAY)
    say(meeting, Answer.YES, side=Side.MENTEE, at=timezone.now())

    found = [_as(client, one).get(_pulse(meeting)).status_code for one in (noor, ada)]

    assert found == [NOT_THERE, THERE]


def test_the_pulse_of_another_pair_does_not_exist(
    client: Client, session: Meeting, noor: Person, ada: Person, carla: Person
):
    other = paired(noor, ada, by=carla, at=timezone.now() - WEEK, name="Another")
    client.force_login(noor)

    path = f"/pairs/{other.pk}/sessions/{session.pk}/pulse/"

    assert client.get(path).status_code == NOT_THERE


def test_after_a_session_the_page_of_the_pair_asks_and_asks_once(
    client: Client, session: Meeting, noor: Person
):
    client.force_login(noor)
    page = f"/pairs/{session.pair_id}/"
    before = _pulse(session) in client.get(page).content.decode()

    client.post(_pulse(session), TAPS)

    assert (before, _pulse(session) in client.get(page).content.decode()) == (True, False)
    assert sorted(one.side for one in Taken.objects.all()) == ["mentor"]


def test_each_form_says_who_sees_it(client: Client, session: Meeting, noor: Person):
    client.force_login(noor)

    page = client.get(_pulse(session)).content.decode()

    assert "Ada never sees what you tap, nor whether you did." in page


@pytest.mark.parametrize(
    ("taps", "is_low"),
    [
        ({"worth_my_time": "3", "could_say": "3"}, False),
        ({"worth_my_time": "5", "could_say": "2"}, True),
        ({"worth_my_time": "1"}, True),
        ({"learned_more": "1"}, False),
        ({"pass": "yes"}, False),
    ],
)
def test_a_low_answer_brings_help_to_who_gave_it_and_an_alert_to_nobody(
    client: Client, session: Meeting, noor: Person, taps: dict[str, str], is_low: bool
):
    client.force_login(noor)
    before = (Change.objects.count(), Letter.objects.count())

    answer = client.post(_pulse(session), taps)

    shown = ["Let a card ask" in answer.content.decode(), "End it" in answer.content.decode()]
    assert (answer.status_code, shown) == (THERE, [is_low, is_low])
    assert (Change.objects.count(), Letter.objects.count()) == before


def test_help_names_the_confidential_contact(
    client: Client, session: Meeting, noor: Person, ada: Person, carla: Person
):
    contact = enter("Ines Roth", "ines@kittiwake.example")
    give_seat(session.pair.cohort.program, contact, Part.CONTACT, by=carla, at=timezone.now())
    client.force_login(noor)

    page = client.post(_pulse(session), {"could_say": "1"}).content.decode()

    assert "mailto:ines@kittiwake.example" in page


def test_nothing_tapped_keeps_nothing_and_says_what_to_do(
    client: Client, session: Meeting, noor: Person
):
    client.force_login(noor)

    answer = client.post(_pulse(session), {"sent": "yes"})

    assert "Tap one answer at least" in answer.content.decode()
    assert Taken.objects.count() == 0


@pytest.mark.parametrize("value", ["0", "6", "x"])
def test_what_is_no_answer_is_refused(client: Client, session: Meeting, noor: Person, value: str):
    client.force_login(noor)

    client.post(_pulse(session), {"worth_my_time": value})

    assert (Taken.objects.count(), Said.objects.count()) == (0, 0)


def test_who_taps_twice_is_told_so(client: Client, session: Meeting, noor: Person):
    client.force_login(noor)
    client.post(_pulse(session), TAPS)

    again = client.post(_pulse(session), {"worth_my_time": "1"}, follow=True)

    assert again.redirect_chain[0][0] == f"/pairs/{session.pair_id}/"
    assert Said.objects.count() == 2


def test_who_learned_more_means_the_same_whoever_says_it(
    client: Client, session: Meeting, noor: Person, ada: Person
):
    pages = [_as(client, one).get(_pulse(session)).content.decode() for one in (noor, ada)]

    first = [page.split('name="learned_more"', 1)[1].split("</label>", 1)[0] for page in pages]
    assert ["I did, by far" in one for one in first] == [True, True]
    assert ['value="1"' in first[0], 'value="5"' in first[1]] == [True, True]


def test_who_learned_more_is_asked_once_a_month(client: Client, session: Meeting, noor: Person):
    client.force_login(noor)
    client.post(_pulse(session), TAPS)
    other = met(known(session.pair), 2, timezone.now() - dt.timedelta(hours=3))

    page = client.get(_pulse(other)).content.decode()

    assert 'name="learned_more"' not in page


def test_the_coordinators_page_is_byte_for_byte_the_same_whatever_is_answered(
    client: Client, session: Meeting, carla: Person
):
    client.force_login(carla)
    path = _months(session.pair.cohort)
    before = _bare(client.get(path).content)

    take(session, {WORTH: 1, SAID: 1}, side=Side.MENTOR, at=timezone.now())

    assert _bare(client.get(path).content) == before


def _bare(page: bytes) -> bytes:
    return re.sub(rb"X-CSRFToken[^>]+|name=\"csrfmiddlewaretoken\" value=\"[^\"]+\"", b"", page)


def test_an_empty_page_says_what_will_be_here_and_when(
    client: Client, carla: Person, noor: Person, ada: Person
):
    pair = paired(noor, ada, by=carla, at=timezone.now())
    client.force_login(carla)

    page = client.get(_months(pair.cohort)).content.decode()

    assert "No month is over yet" in page
    assert "The next pulse is released on 1" in page


def test_groups_are_settled_until_the_first_session(client: Client, carla: Person, pair: Pair):
    client.force_login(carla)
    path = _months(pair.cohort)

    client.post(path, {"dimension": "department"})
    met(pair, 1, timezone.now() - DAY)
    late = client.post(path, {"dimension": ""})

    assert late.status_code == CONFLICT
    assert "stays as it is" in late.content.decode()
    assert PulsePlan.objects.get().dimension == "department"


def _released(cohort: Cohort, number: int, *, many: int = 12) -> Snapshot:
    answers = [
        questions.Answer(f"{at}", f"{at}", f"{at + 50}", "mentor", "", at % 2 + 4, one.name)
        for at in range(many)
        for one in QUESTIONS
    ]
    return freeze(
        cohort,
        Source.PULSE,
        number,
        questions=QUESTIONS,
        answers=answers,
        asked=[Asked("mentor", many + 4, many + 2, many)],
        design="after",
        at=timezone.now(),
    )


def test_what_was_released_is_told_with_its_n_and_its_digest(
    client: Client, carla: Person, pair: Pair
):
    one = _released(pair.cohort, 1)
    client.force_login(carla)

    page = client.get(_months(pair.cohort)).content.decode()

    assert one.digest in page
    assert "12 of 14 mentors who met answered, of 16 in pairs." in page
    assert page.count("4.5 or more") == 3


def test_as_many_queries_for_three_months_as_for_one(client: Client, carla: Person, pair: Pair):
    client.force_login(carla)
    client.get(_months(pair.cohort))
    counts = []
    for number in (1, 2, 3):
        _released(pair.cohort, number)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(_months(pair.cohort))
        counts.append(len(asked))

    assert counts[0] == counts[2]


def test_a_pulse_costs_a_pair_page_no_query_for_each_session(
    client: Client, pair: Pair, noor: Person
):
    client.force_login(noor)
    client.get(f"/pairs/{pair.pk}/")
    counts = []
    for sessions in (1, 3):
        Meeting.objects.all().delete()
        held(pair, sessions, until=timezone.now())
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/pairs/{pair.pk}/")
        counts.append(len(asked))

    assert counts[0] == counts[1]
