"""Pages of check-ins, exits, closings, records, circles: for whom each is, and nobody else."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.closing.closing_cast import circle_of, closed_by_both, held, more_pairs
from tests.meetings.meeting_cast import WEEK, known, paired, planned
from tests.web.near_cast import everybody as everybody_near

from turnabout.closing.circles import say_whether_coming, write_themes
from turnabout.closing.exits import leave_pair
from turnabout.closing.models import Approval, Circle, Reader, Record, Rematch
from turnabout.closing.records import make_public
from turnabout.closing.words import leave_word
from turnabout.core.models import Letter
from turnabout.meetings.answering import say
from turnabout.meetings.models import Answer
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Side
from turnabout.web.closing.asks import asks
from turnabout.web.pairs.asks import LOADED

THERE, ASKED_TO_SIGN_IN, NOT_THERE = 200, 302, 404
CHECKS = ("fit/", "midpoint/", "closing/")
CLOSED = ("closing/", "record/", "record/certificate/", "record/badge/")


@pytest.fixture
def pair(noor: Person, ada: Person, carla: Person) -> Pair:
    """Noor mentors Ada, since half a year ago."""
    return paired(noor, ada, by=carla, at=timezone.now() - 20 * WEEK)


@pytest.fixture
def everybody(pair: Pair, carla: Person, arne: Person) -> dict[str, Person | None]:
    """Everybody who could be near a pair, by what they are to it."""
    other = more_pairs(pair.cohort, 1, at=pair.published_at)[0]
    found = everybody_near(pair, carla=carla, arne=arne)
    return found | {"other mentor": other.mentor.person, "other mentee": other.mentee.person}


def _opens(
    client: Client, everybody: dict[str, Person | None], path: str, *to: str
) -> tuple[dict[str, int], dict[str, int]]:
    """Return what everybody finds there, and what they should: it opens `to` these alone."""
    found = {who: _as(client, one).get(path).status_code for who, one in everybody.items()}
    wanted = dict.fromkeys(everybody, NOT_THERE) | {"stranger": ASKED_TO_SIGN_IN}
    return found, wanted | dict.fromkeys(to, THERE)


@pytest.mark.parametrize(
    ("path", "answers"),
    [
        ("fit/", {"going": "yes", "can_say": "4", "reader": "nobody"}),
        ("midpoint/", {"heading": "continue"}),
    ],
)
def test_whoever_has_answered_is_not_asked_again(
    client: Client, pair: Pair, noor: Person, path: str, answers: dict[str, str]
):
    held(pair, 3, until=timezone.now())
    client.force_login(noor)
    address = f"/pairs/{pair.pk}/{path}"
    client.post(address, answers, follow=True)

    again = [client.get(address, follow=True), client.post(address, answers, follow=True)]

    told = "You have answered that already. Your answer stays with you."
    assert [page.redirect_chain[0][0] for page in again] == [f"/pairs/{pair.pk}/"] * 2
    assert [[str(one) for one in page.context["messages"]] for page in again] == [[told]] * 2


@pytest.mark.parametrize("path", ["exit/", "fit/", "midpoint/", "closing/"])
def test_only_the_two_open_what_is_asked_of_a_pair_that_meets(
    client: Client, everybody: dict[str, Person | None], pair: Pair, path: str
):
    held(pair, 6, until=timezone.now())

    found, wanted = _opens(client, everybody, f"/pairs/{pair.pk}/{path}", "mentor", "mentee")

    assert found == wanted


@pytest.mark.parametrize("answer", [None, *Answer])
def test_what_the_junior_answers_is_not_read_off_what_the_senior_is_asked(
    client: Client, pair: Pair, ada: Person, answer: Answer | None
):
    held(pair, 1, until=timezone.now() - 4 * WEEK)
    over = planned(pair, 2, timezone.now() - WEEK)
    say(over, Answer.YES, side=Side.MENTEE, at=timezone.now())
    if answer:
        say(over, answer, side=Side.MENTOR, at=timezone.now())

    found = [_as(client, ada).get(f"/pairs/{pair.pk}/{path}").status_code for path in CHECKS]

    assert found == [THERE, NOT_THERE, NOT_THERE]
    asked = [ask.what for ask in asks(known(pair), Side.MENTEE, timezone.now())]
    assert asked == ["Does it fit with Noor?"]


@pytest.mark.parametrize("path", ["goodbye/", "again/"])
def test_only_the_two_open_what_follows_an_exit(
    client: Client, everybody: dict[str, Person | None], pair: Pair, path: str
):
    before, _wanted = _opens(client, everybody, f"/pairs/{pair.pk}/{path}")
    leave_pair(pair, at=timezone.now())

    found, wanted = _opens(client, everybody, f"/pairs/{pair.pk}/{path}", "mentor", "mentee")

    assert found == wanted
    assert THERE not in before.values()


@pytest.mark.parametrize("path", CLOSED)
def test_a_record_is_for_its_mentor_alone(
    client: Client, everybody: dict[str, Person | None], pair: Pair, path: str
):
    held(pair, 6, until=timezone.now())
    closed_by_both(pair, at=timezone.now())
    to = ("mentor", "mentee") if path == "closing/" else ("mentor",)

    found, wanted = _opens(client, everybody, f"/pairs/{pair.pk}/{path}", *to)

    assert found == wanted


def test_only_mentors_open_a_circle(
    client: Client, everybody: dict[str, Person | None], pair: Pair, carla: Person
):
    circle = circle_of(pair.cohort, by=carla, starts_at=timezone.now() + WEEK)

    found, wanted = _opens(client, everybody, f"/circles/{circle.pk}/", "mentor", "other mentor")

    assert found == wanted


@pytest.mark.parametrize("path", ["life/", "circles/1/"])
def test_only_its_coordinator_opens_how_a_cohort_stands(
    client: Client, everybody: dict[str, Person | None], pair: Pair, path: str
):
    where = f"/programs/{pair.cohort.program_id}/cohorts/{pair.cohort_id}/{path}"

    found, wanted = _opens(client, everybody, where, "coordinator")

    assert found == wanted


def test_nobody_else_does_anything_to_a_pair_or_a_circle(
    client: Client, everybody: dict[str, Person | None], pair: Pair, carla: Person
):
    held(pair, 6, until=timezone.now())
    circle = circle_of(pair.cohort, by=carla, starts_at=timezone.now() - WEEK)
    theme = write_themes(circle, ["Stays"], by=pair.mentor, at=timezone.now())[0]
    for who, one in everybody.items():
        if who not in {"mentor", "mentee", "other mentor"}:
            _as(client, one)
            client.post(f"/pairs/{pair.pk}/exit/")
            client.post(f"/pairs/{pair.pk}/fit/", FIT)
            client.post(f"/pairs/{pair.pk}/midpoint/", {"heading": "exit"})
            client.post(f"/pairs/{pair.pk}/closing/", {"choice": "end"})
            client.post(f"/circles/{circle.pk}/coming/", {"coming": "yes"})
            client.post(f"/circles/{circle.pk}/themes/", {"theme_1": "Theirs"})
            client.post(f"/circles/{circle.pk}/themes/{theme.pk}/strike/")

    assert known(pair).is_open
    assert [pair.fits.count(), pair.midpoints.count(), pair.closings.count()] == [0, 0, 0]
    assert [(one.text, one.struck) for one in circle.themes.all()] == [("Stays", False)]
    assert circle.answers.count() == 0


FIT = {"going": "yes", "can_say": "4", "reader": "nobody", "change": ""}


def test_one_tap_ends_it_and_the_page_says_nothing_of_who(
    client: Client, pair: Pair, noor: Person, ada: Person
):
    client.force_login(noor)

    answer = client.post(f"/pairs/{pair.pk}/exit/")

    pages = [_as(client, one).get(f"/pairs/{pair.pk}/").content.decode() for one in (noor, ada)]
    assert answer["Location"] == f"/pairs/{pair.pk}/again/"
    assert ["no longer meet" in page for page in pages] == [True, True]
    assert not pair.is_open or known(pair).ended_at


def test_a_wrong_reason_ends_nothing(client: Client, pair: Pair, noor: Person):
    client.force_login(noor)

    client.post(f"/pairs/{pair.pk}/exit/", {"reason": "revenge"})

    assert known(pair).is_open


def test_who_would_rather_stop_is_led_to_the_exit_and_nobody_is_told(
    client: Client, pair: Pair, noor: Person
):
    held(pair, 2, until=timezone.now())
    letters = Letter.objects.count()
    client.force_login(noor)

    answer = client.post(f"/pairs/{pair.pk}/fit/", FIT | {"going": "stop", "can_say": "1"})

    assert answer["Location"] == f"/pairs/{pair.pk}/exit/"
    assert (known(pair).is_open, Letter.objects.count()) == (True, letters)


def test_the_form_says_who_will_see_it_above_the_field(client: Client, pair: Pair, ada: Person):
    held(pair, 2, until=timezone.now())
    client.force_login(ada)

    page = client.get(f"/pairs/{pair.pk}/fit/").content.decode()

    assert page.index("Noor will see this with your name") < page.index('name="change"')


def test_words_for_somebody_are_needed_where_somebody_is_to_read_them(
    client: Client, pair: Pair, ada: Person
):
    held(pair, 2, until=timezone.now())
    client.force_login(ada)

    answer = client.post(f"/pairs/{pair.pk}/fit/", FIT | {"reader": "partner"})

    assert list(answer.context["form"].errors) == ["change"]
    assert pair.fits.count() == 0


def test_somebody_who_holds_back_is_told_of_the_contact_and_nobody_else_is(
    client: Client, everybody: dict[str, Person | None], pair: Pair, noor: Person
):
    held(pair, 2, until=timezone.now())
    client.force_login(noor)

    client.post(f"/pairs/{pair.pk}/fit/", FIT | {"can_say": "2"})

    said = [str(one) for one in client.get(f"/pairs/{pair.pk}/").context["messages"]]
    assert said == ["Thank you. If you would like to talk: Ines is there for you, in confidence."]


@pytest.mark.parametrize(
    ("sessions", "what"),
    [
        (0, []),
        (2, ["Does it fit with Ada?"]),
        (3, ["Half-way with Ada: twenty minutes for five questions"]),
        (6, ["Finish well with Ada"]),
    ],
)
def test_each_check_waits_for_somebody_in_its_time(
    pair: Pair, sessions: int, what: list[str], django_assert_num_queries: Callable[[int], Any]
):
    held(pair, sessions, until=timezone.now())
    loaded = Pair.objects.with_people().prefetch_related(*LOADED).get(pk=pair.pk)

    with django_assert_num_queries(0):
        found = list(asks(loaded, Side.MENTOR, timezone.now()))

    assert [one.what for one in found] == what


def test_words_wait_until_they_are_read(client: Client, pair: Pair, noor: Person):
    words = {"side": Side.MENTEE, "reader": Reader.PARTNER, "at": timezone.now()}
    leave_word(pair, "change", "Shorter, please", **words)
    client.force_login(noor)
    waits = "Ada has left you a few words"
    before = [one.what for one in client.get(f"/pairs/{pair.pk}/").context["asks"]]

    page = client.get("/words/").content.decode()

    after = [one.what for one in client.get(f"/pairs/{pair.pk}/").context["asks"]]
    assert "Shorter, please" in page
    assert (waits in before, waits in after) == (True, False)


def test_words_stand_on_nobody_elses_page(
    client: Client, everybody: dict[str, Person | None], pair: Pair
):
    words = {"side": Side.MENTEE, "reader": Reader.CONTACT, "at": timezone.now()}
    leave_word(pair, "change", "CANARY", **words)

    seen = {
        who
        for who, one in everybody.items()
        if b"CANARY" in _as(client, one).get("/words/").content
    }

    assert seen == {"contact"}


def test_the_closing_is_finished_by_the_second_and_leads_to_thanks(
    client: Client, pair: Pair, noor: Person, ada: Person
):
    held(pair, 6, until=timezone.now())
    sent = {"choice": "end", "thanks": "You changed my mind"}
    _as(client, ada).post(f"/pairs/{pair.pk}/closing/", sent)

    answer = _as(client, noor).post(f"/pairs/{pair.pk}/closing/", {"choice": "swap"}, follow=True)

    page = answer.content.decode()
    assert ("You changed my mind" in page, "have finished well" in page) == (True, True)
    assert "swap" not in page


def test_a_mentor_makes_a_page_public_and_takes_it_back(client: Client, pair: Pair, noor: Person):
    held(pair, 6, until=timezone.now())
    closed_by_both(pair, at=timezone.now())
    token = Record.objects.get().token
    found = []
    for shows in ([], ["name"], []):
        _as(client, noor).post(f"/pairs/{pair.pk}/record/", {"shows": shows})
        found.append(_as(client, None).get(f"/records/{token}/").status_code)

    assert found == [NOT_THERE, THERE, NOT_THERE]


def test_a_public_page_shows_what_was_chosen_and_no_more(client: Client, pair: Pair, noor: Person):
    held(pair, 6, until=timezone.now())
    closed_by_both(pair, at=timezone.now())
    record = Record.objects.get()
    make_public(record, ["program"], by=noor, at=timezone.now())

    page = client.get(f"/records/{record.token}/").content.decode()

    assert [word in page for word in ("Upward", "Noor", "Ada", "Sessions led")] == [
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize("token", ["x", "00000000-0000-0000-0000-000000000000"])
@pytest.mark.parametrize("path", ["", "badge/"])
def test_an_address_that_was_guessed_is_not_there(
    client: Client, kittiwake: object, token: str, path: str
):
    assert client.get(f"/records/{token}/{path}").status_code == NOT_THERE


def test_anybody_may_know_by_which_key_badges_are_checked(client: Client, kittiwake: object):
    told = client.get("/records/issuer/").json()

    assert (told["name"], told["id"][:9]) == ("Kittiwake Ferries", "did:key:z")
    assert set(told["publicKeyJwk"]) == {"kty", "crv", "x", "kid"}


def test_a_coordinator_sets_a_circle_and_mentors_say_whether_they_come(
    client: Client, pair: Pair, carla: Person, noor: Person
):
    where = f"/programs/{pair.cohort.program_id}/cohorts/{pair.cohort_id}/circles/1/"
    day = (timezone.now() + WEEK).date().isoformat()
    _as(client, carla).post(where, {"day": day, "time": "12:00", "place": "Quay 2"})
    circle = Circle.objects.get()

    _as(client, noor).post(f"/circles/{circle.pk}/coming/", {"coming": "yes"})

    page = client.get(f"/circles/{circle.pk}/").content.decode()
    assert ("Quay 2" in page, "One mentor comes so far" in page) == (True, True)


def test_the_coordinator_reads_no_theme_before_all_agreed(
    client: Client, pair: Pair, carla: Person
):
    other = more_pairs(pair.cohort, 1, at=pair.published_at)[0]
    circle = circle_of(pair.cohort, by=carla, starts_at=timezone.now() - WEEK)
    for one in (pair, other):
        say_whether_coming(circle, one.mentor, is_coming=True, at=timezone.now())
    theme = write_themes(circle, ["CANARY"], by=pair.mentor, at=timezone.now())[0]
    life = f"/programs/{pair.cohort.program_id}/cohorts/{pair.cohort_id}/life/"
    before = b"CANARY" in _as(client, carla).get(life).content

    _as(client, other.mentor.person).post(f"/circles/{circle.pk}/approval/", {"theme": theme.pk})

    assert (before, b"CANARY" in _as(client, carla).get(life).content) == (False, True)


@pytest.mark.parametrize("number", ["9" * 5000, "9" * 20, "-1", "²", ""])
def test_a_number_that_is_none_agrees_to_nothing(
    client: Client, pair: Pair, carla: Person, number: str
):
    circle = circle_of(pair.cohort, by=carla, starts_at=timezone.now() - WEEK)
    write_themes(circle, ["Dates fall through"], by=pair.mentor, at=timezone.now())
    before = Approval.objects.count()
    client.force_login(pair.mentor.person)

    answer = client.post(f"/circles/{circle.pk}/approval/", {"theme": number})

    assert (answer.status_code, Approval.objects.count()) == (302, before)


@pytest.mark.parametrize(
    ("wish", "line"),
    [
        ("", "Would you like to meet somebody else?"),
        ("yes", "We look for somebody for you"),
        ("no", "You would rather not, for now"),
    ],
)
def test_whoever_said_whether_to_meet_somebody_reads_it_first(
    client: Client, pair: Pair, ada: Person, wish: str, line: str
):
    leave_pair(pair, at=timezone.now())
    Rematch.objects.filter(side=Side.MENTEE).update(wish=wish, next_cohort=False)
    client.force_login(ada)

    page = client.get(f"/pairs/{pair.pk}/again/").content.decode()

    assert f"<h1>{line}</h1>" in page


def test_one_button_looks_for_somebody_else(client: Client, pair: Pair, carla: Person):
    leave_pair(pair, at=timezone.now())
    Rematch.objects.filter(side=Side.MENTEE).update(wish="yes")
    life = f"/programs/{pair.cohort.program_id}/cohorts/{pair.cohort_id}/life/"
    client.force_login(carla)
    page = client.get(life).content.decode()

    answer = client.post(f"{life}rematch/")

    assert "One person looks for somebody else" in page
    assert "/matching/" in answer["Location"] or "/runs/" in answer["Location"]


@pytest.mark.parametrize("path", ["life", "words"])
def test_a_page_asks_as_many_questions_for_three_as_for_one(
    client: Client, pair: Pair, carla: Person, path: str
):
    base = f"/programs/{pair.cohort.program_id}/cohorts/{pair.cohort_id}/life/"
    where = base if path == "life" else "/words/"
    client.force_login(carla)
    pairs = [pair]
    _leave(pair)
    client.get(where)
    few = _questions(client, where)

    for other in more_pairs(pair.cohort, 2, at=pair.published_at):
        _leave(other)
        pairs.append(other)

    assert _questions(client, where) == few


def _leave(pair: Pair) -> None:
    told = {"side": Side.MENTEE, "reader": Reader.COORDINATOR, "at": timezone.now()}
    leave_word(pair, "change", "Shorter", **told)


def _questions(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return len([one for one in asked if "UPDATE" not in one["sql"]])


def _as(client: Client, person: Person | None) -> Client:
    client.logout()
    if person:
        client.force_login(person)
    return client
