"""The pages of signing up, and what each person finds behind them."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.cast import enter
from tests.enrollment.signup_cast import (
    TOPIC,
    closed,
    crew,
    load,
    open_cohort,
    signed_up,
    some_dates,
)

from turnabout.core.models import Letter
from turnabout.enrollment.answering import keep_apart
from turnabout.enrollment.inviting import invite, make_open_link
from turnabout.enrollment.links import token_of
from turnabout.enrollment.models import Enrollment, Invitation
from turnabout.enrollment.places import a_place_is_free, put_on_waitlist
from turnabout.enrollment.signing_up import begin, withdraw
from turnabout.enrollment.stars import give_stars
from turnabout.people.models import Office, Person
from turnabout.people.offices import appoint
from turnabout.programs.models import Cohort, Part, Side
from turnabout.programs.seats import give_seat

OWN = ("", "topics/", "more/", "you/", "when/", "people/", "apart/", "withdrawal/")
THERE, ASKED_TO_SIGN_IN, NOT_THERE = (frozenset({status}) for status in (200, 302, 404))
LED = ("", "invitations/", "links/", "new/", "waitlist/")


@pytest.fixture
def spring(carla: Person) -> Cohort:
    """A cohort that people can sign up for today."""
    return open_cohort(carla, at=timezone.now())


@pytest.fixture
def mentor(spring: Cohort, noor: Person) -> Enrollment:
    """Noor, who signed up."""
    return signed_up(spring, noor, Side.MENTOR, at=timezone.now())


@pytest.fixture
def mentee(spring: Cohort, ada: Person) -> Enrollment:
    """Ada, who signed up."""
    return signed_up(spring, ada, Side.MENTEE, at=timezone.now())


@pytest.fixture
def everybody(
    spring: Cohort, mentor: Enrollment, mentee: Enrollment, carla: Person, arne: Person
) -> dict[str, Person | None]:
    """Everybody who could be near a sign-up, by what they are to it."""
    now = timezone.now()
    other_lead = enter("Bo Nyberg", "bo@kittiwake.example")
    appoint(other_lead, Office.COORDINATOR, by=carla, at=now)
    open_cohort(other_lead, at=now, name="Another")
    sponsor, contact = (enter(name, f"{name}@kittiwake.example") for name in ("Sif", "Ines"))
    give_seat(spring.program, sponsor, Part.SPONSOR, by=carla, at=now)
    give_seat(spring.program, contact, Part.CONTACT, by=carla, at=now)
    other_mentor = signed_up(spring, crew(1)[0], Side.MENTOR, at=now)
    return {
        "stranger": None,
        "mentor": mentor.person,
        "mentee": mentee.person,
        "other participant": other_mentor.person,
        "coordinator": carla,
        "coordinator of another": other_lead,
        "sponsor": sponsor,
        "contact": contact,
        "administrator": arne,
    }


def test_nobody_but_the_person_opens_their_sign_up(
    client: Client, everybody: dict[str, Person | None], mentor: Enrollment
):
    found = {who: _statuses(client, one, _own(mentor)) for who, one in everybody.items()}

    others = dict.fromkeys(everybody, NOT_THERE)
    assert found == others | {"stranger": ASKED_TO_SIGN_IN, "mentor": THERE}


def test_nobody_but_its_coordinator_opens_a_cohorts_sign_ups(
    client: Client, everybody: dict[str, Person | None], spring: Cohort
):
    found = {who: _statuses(client, one, _led(spring)) for who, one in everybody.items()}

    others = dict.fromkeys(everybody, NOT_THERE)
    assert found == others | {"stranger": ASKED_TO_SIGN_IN, "coordinator": THERE}


def test_nobody_else_withdraws_somebody(
    client: Client, everybody: dict[str, Person | None], mentor: Enrollment
):
    for who, one in everybody.items():
        if who != "mentor":
            _as(client, one).post(f"/sign-up/{mentor.pk}/withdrawal/")

    assert load(mentor).withdrawn_at is None


def test_a_personal_link_shows_a_stranger_the_program_and_signs_nobody_in(
    client: Client, spring: Cohort, noor: Person, carla: Person
):
    path = _invited(spring, noor, carla)

    page = client.get(path).content.decode()

    assert ("Upward" in page, "Noor" in page, "Sign in and begin" in page) == (True, False, True)
    assert client.post(path).status_code == 200
    assert (Enrollment.objects.count(), "_auth_user_id" in client.session) == (0, False)


def test_a_forwarded_link_opens_nothing(
    client: Client, spring: Cohort, noor: Person, ada: Person, carla: Person
):
    path = _invited(spring, noor, carla)
    client.force_login(ada)

    answers = client.get(path), client.post(path), client.post(f"{path}no/")

    assert [one.status_code for one in answers] == [404, 404, 404]
    assert "Noor" not in answers[0].content.decode()
    assert (Enrollment.objects.count(), Invitation.objects.get().answered_at) == (0, None)


def test_a_link_that_never_was_is_not_there(client: Client, spring: Cohort):
    for kind in ("invited", "open"):
        assert client.get(f"/sign-up/{kind}/made-up/").status_code == 404


def test_who_is_invited_begins_and_says_everything_without_script(
    client: Client, spring: Cohort, noor: Person, carla: Person
):
    path = _invited(spring, noor, carla)
    client.force_login(noor)

    first = client.post(path, follow=True).redirect_chain[-1][0]
    own = first.removesuffix("topics/")
    client.post(first, {"topics_1_skill": TOPIC, "topics_1_level": "3", "personal": "no"})
    client.post(f"{own}more/", {"example_1": "A clip a week", "gains": ["decisions"]})
    client.post(f"{own}you/", {"values": ["learning", "craft", "variety"], "plan": "2"})
    client.post(
        f"{own}when/",
        {
            "hours": ["600", "660"],
            "time_zone": "Europe/London",
            "languages": "en",
            "meets": "either",
        },
    )
    client.post(f"{own}people/", {"manager_time": "not yet", "capacity": "1"})
    client.post(f"{own}submission/")

    one = load(Enrollment.objects.get())
    assert one.submitted_at is not None
    assert (one.slots, one.plan, one.think) == ([[600, 720]], 2, None)
    assert "You are signed up" in client.get(own).content.decode()


def test_a_mentee_holds_dates_from_their_free_hours(
    client: Client, spring: Cohort, mentee: Enrollment, ada: Person
):
    client.force_login(ada)
    page = client.get(f"/sign-up/{mentee.pk}/dates/").content.decode()
    choices = [re.findall(r'<option value="([^"]+)"', part) for part in page.split("<select")[1:]]
    sent = {f"session_{number}": dates[0] for number, dates in enumerate(choices, start=1)}

    client.post(f"/sign-up/{mentee.pk}/dates/", sent)

    held = [one.starts_at.isoformat() for one in load(mentee).dates.all()]
    assert (len(choices), held) == (6, list(sent.values()))
    assert held != [one.isoformat() for one in some_dates(spring).values()]


def test_what_is_typed_is_kept_by_a_script_and_faults_are_said(
    client: Client, mentor: Enrollment, noor: Person
):
    client.force_login(noor)
    path = f"/sign-up/{mentor.pk}/you/"
    script = {"HTTP_HX_REQUEST": "true"}

    kept = client.post(path, {"values": ["craft"], "think": "4"}, **script).content.decode()
    many = {"values": ["craft", "learning", "variety", "status"], "think": "5"}
    fault = client.post(path, many, **script).content.decode()

    assert (kept.strip(), "Choose three at most." in fault) == ("Kept.", True)
    assert (load(mentor).values, load(mentor).think) == (["craft"], 5)


def test_an_open_link_lets_everybody_of_the_organisation_begin_once_signed_in(
    client: Client, spring: Cohort, noor: Person, carla: Person
):
    link = make_open_link(spring, Side.MENTOR, by=carla, at=timezone.now())
    path = f"/sign-up/open/{token_of(link.seed)}/"

    asked = client.post(path)
    client.force_login(noor)
    begun = client.post(path)

    assert asked["Location"].startswith("/sign-in/")
    assert begun["Location"] == f"/sign-up/{Enrollment.objects.get(person=noor).pk}/topics/"


def test_the_coordinator_sees_how_many_are_kept_apart_and_never_whom(
    client: Client, spring: Cohort, mentor: Enrollment, noor: Person, carla: Person
):
    person = enter("Otto Quist", "otto@kittiwake.example")
    keep_apart(mentor, person, by=noor, at=timezone.now())
    client.force_login(carla)

    page = client.get(_led(spring)[0] + "?role=mentor").content.decode()

    assert ("excludes 1" in page, "Otto" in page) == (True, False)


def test_no_page_of_the_coordinator_tells_of_stars(
    client: Client,
    spring: Cohort,
    mentor: Enrollment,
    mentee: Enrollment,
    noor: Person,
    carla: Person,
):
    closed(spring, by=carla, at=timezone.now())
    client.force_login(carla)
    addresses = [f"{path}?role={role}" for path in _led(spring) for role in Side]
    before = [_plain(client, path) for path in addresses]

    give_stars(load(mentor), [mentee.pk], by=noor, at=timezone.now())

    assert [_plain(client, path) for path in addresses] == before


def test_stars_are_given_on_a_page_that_hides_values_and_names_in_full(
    client: Client,
    spring: Cohort,
    mentor: Enrollment,
    mentee: Enrollment,
    noor: Person,
    carla: Person,
):
    client.force_login(noor)
    path = f"/sign-up/{mentor.pk}/stars/"
    too_early = client.get(path).status_code
    closed(spring, by=carla, at=timezone.now())

    page = client.get(path).content.decode()
    client.post(path, {f"rank_{mentee.pk}": "1"})

    assert too_early == 404
    assert ("Ada" in page, "Lindqvist" in page, "Variety" in page) == (True, False, False)
    assert [star.other for star in mentor.stars.all()] == [mentee]


def test_withdrawing_leaves_no_trace_on_the_coordinators_list(
    client: Client, spring: Cohort, carla: Person, noor: Person
):
    _invited(spring, noor, carla)
    client.force_login(carla)
    path = _led(spring)[0] + "?role=mentor"
    before = _plain(client, path)

    one = signed_up(spring, noor, Side.MENTOR, at=timezone.now())
    during = _plain(client, path)
    withdraw(one, by=noor, at=timezone.now())

    assert during != before
    assert _plain(client, path) == before


def test_a_coordinator_invites_who_is_ticked(
    client: Client, spring: Cohort, carla: Person, noor: Person, ada: Person
):
    client.force_login(carla)

    client.post(f"{_led(spring)[0]}invitations/", {"role": "mentor", "person": [noor.pk]})

    assert [one.person for one in Invitation.objects.all()] == [noor]
    assert [one.to for one in Letter.objects.filter(kind="invitation")] == [noor.email]


def test_a_coordinator_invites_all_who_were_found(client: Client, spring: Cohort, carla: Person):
    crew(3)
    client.force_login(carla)

    client.post(f"{_led(spring)[0]}invitations/", {"role": "mentor", "q": "crew", "all": "yes"})

    assert Invitation.objects.count() == 3


def test_a_coordinator_enters_somebody_but_nothing_that_only_they_can_say(
    client: Client, spring: Cohort, carla: Person, noor: Person
):
    client.force_login(carla)
    path = _led(spring)[0]

    first = client.post(f"{path}new/", {"role": "mentor", "person": noor.pk})["Location"]
    sent = {"topics_1_skill": TOPIC, "topics_1_level": "3", "personal": "no"}
    client.post(first, sent)

    one = Enrollment.objects.get()
    assert [str(offer) for offer in one.offers.all()] == [TOPIC]
    private = [first.replace("topics", step) for step in ("you", "people")]
    assert [client.get(page).status_code for page in private] == [404, 404]


def test_what_was_entered_closes_to_the_coordinator_once_the_person_opens_it(
    client: Client, spring: Cohort, carla: Person, noor: Person
):
    one = begin(spring, noor, Side.MENTOR, by=carla, at=timezone.now())
    path = f"{_led(spring)[0]}{one.pk}/topics/"
    client.force_login(carla)
    before = client.get(path).status_code
    _as(client, noor).get(f"/sign-up/{one.pk}/topics/")

    assert (before, _as(client, carla).get(path).status_code) == (200, 404)


def test_somebody_takes_a_place_that_became_free(
    client: Client, spring: Cohort, mentee: Enrollment, carla: Person, ada: Person
):
    put_on_waitlist(mentee, reason="More mentees than seats", by=carla, at=timezone.now())
    client.force_login(ada)
    waits = client.get(f"/sign-up/{mentee.pk}/").content.decode()
    a_place_is_free(spring, Side.MENTEE, at=timezone.now())

    client.post(f"/sign-up/{mentee.pk}/place/", {"accept": "yes"})

    assert ("You are number 1" in waits, "More mentees than seats" in waits) == (True, True)
    assert mentee.waiting.get().ending == "placed"


def test_the_list_asks_as_many_questions_for_three_as_for_one(
    client: Client, spring: Cohort, carla: Person
):
    client.force_login(carla)
    people = crew(3)
    path = _led(spring)[0] + "?role=mentor"
    signed_up(spring, people[0], Side.MENTOR, at=timezone.now())
    client.get(path)
    with CaptureQueriesContext(connection) as one:
        client.get(path)
    for person in people[1:]:
        signed_up(spring, person, Side.MENTOR, at=timezone.now())

    with CaptureQueriesContext(connection) as three:
        client.get(path)

    assert len(three) == len(one)


def _as(client: Client, person: Person | None) -> Client:
    client.logout()
    if person:
        client.force_login(person)
    return client


def _statuses(client: Client, person: Person | None, paths: list[str]) -> frozenset[int]:
    _as(client, person)
    return frozenset(client.get(path).status_code for path in paths)


def _own(one: Enrollment) -> list[str]:
    return [f"/sign-up/{one.pk}/{part}" for part in OWN]


def _led(cohort: Cohort) -> list[str]:
    start = f"/programs/{cohort.program_id}/cohorts/{cohort.pk}/sign-ups/"
    return [start + part for part in LED]


def _invited(cohort: Cohort, person: Person, by: Person) -> str:
    asked = Person.objects.filter(pk=person.pk)
    invite(cohort, asked, Side.MENTOR, by=by, at=timezone.now())
    return f"/sign-up/invited/{token_of(Invitation.objects.get(person=person).seed)}/"


def _plain(client: Client, path: str) -> str:
    """Return a page without its tokens against forgery, which differ every time."""
    return re.sub(r"\b\w{64}\b", "", client.get(path).content.decode())
