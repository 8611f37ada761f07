"""Pages of a lottery: for whom each is, and nobody else; what is told before and after the draw."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.cast import enter
from tests.enrollment.signup_cast import open_cohort
from tests.lottery.lottery_cast import oversubscribed, planned, sign_up, with_outcome

from turnabout.enrollment.models import Enrollment
from turnabout.lottery.models import Lottery
from turnabout.lottery.records import faults
from turnabout.lottery.sealing import draw, seal
from turnabout.people.models import Office, Person
from turnabout.people.offices import appoint
from turnabout.programs.models import Cohort, Part
from turnabout.programs.seats import give_seat

THERE, ASKED_TO_SIGN_IN, NOT_THERE = 200, 302, 404


@pytest.fixture
def spring(carla: Person) -> Cohort:
    """Twenty-four mentors, sign-up closed."""
    return oversubscribed(carla, at=timezone.now())


@pytest.fixture
def lottery(spring: Cohort, carla: Person) -> Lottery:
    """A lottery that is sealed."""
    return seal(spring, planned(spring), by=carla, at=timezone.now())


@pytest.fixture
def drawn(lottery: Lottery, carla: Person) -> Lottery:
    """A lottery that is drawn."""
    draw(lottery, by=carla, at=timezone.now())
    return lottery


@pytest.fixture
def everybody(
    spring: Cohort, carla: Person, arne: Person, ada: Person, noor: Person
) -> dict[str, Person | None]:
    """Everybody who could be near a lottery, by what they are to it."""
    other = enter("Otto Other", "otto@kittiwake.example")
    appoint(other, Office.COORDINATOR, by=None, at=timezone.now())
    sponsor, contact = (
        enter(name, f"{name.lower()}@kittiwake.example") for name in ("Sol", "Conny")
    )
    give_seat(spring.program, sponsor, Part.SPONSOR, by=carla, at=timezone.now())
    give_seat(spring.program, contact, Part.CONTACT, by=carla, at=timezone.now())
    Enrollment.objects.bulk_create([sign_up(spring, ada, role="mentee", at=timezone.now())])
    return {
        "who has a ticket": spring.enrollments.filter(role="mentor")[0].person,
        "mentee without a ticket": ada,
        "somebody else": noor,
        "coordinator": carla,
        "another coordinator": other,
        "sponsor": sponsor,
        "contact": contact,
        "administrator": arne,
        "stranger": None,
    }


def _as(client: Client, person: Person | None) -> Client:
    client.logout()
    if person:
        client.force_login(person)
    return client


def _who(client: Client, everybody: dict[str, Person | None], path: str) -> dict[str, int]:
    return {who: _as(client, one).get(path).status_code for who, one in everybody.items()}


def _opening_to(everybody: dict[str, Person | None], *to: str) -> dict[str, int]:
    closed = dict.fromkeys(everybody, NOT_THERE) | {"stranger": ASKED_TO_SIGN_IN}
    return closed | dict.fromkeys(to, THERE)


def _led(cohort: Cohort, more: str = "") -> str:
    return f"/programs/{cohort.program_id}/cohorts/{cohort.pk}/lottery/{more}?role=mentor"


def test_only_coordinators_of_the_program_plan(
    client: Client, everybody: dict[str, Person | None], spring: Cohort
):
    assert _who(client, everybody, _led(spring)) == _opening_to(everybody, "coordinator")


@pytest.mark.parametrize("path", ["", "record/"])
@pytest.mark.parametrize("is_drawn", [False, True])
def test_the_lottery_is_seen_by_who_has_a_ticket_and_who_is_in_charge(
    client: Client,
    everybody: dict[str, Person | None],
    spring: Cohort,
    carla: Person,
    path: str,
    is_drawn: bool,
):
    lottery = seal(spring, planned(spring), by=carla, at=timezone.now())
    if is_drawn:
        draw(lottery, by=carla, at=timezone.now())

    found = _who(client, everybody, f"/lotteries/{lottery.pk}/{path}")

    seen = ("who has a ticket", "coordinator", "sponsor", "contact")
    assert found == _opening_to(everybody, *seen)


def test_nobody_else_seals_or_draws(
    client: Client, everybody: dict[str, Person | None], lottery: Lottery
):
    asked = {"role": "mentor"}
    others = {who: one for who, one in everybody.items() if who != "coordinator"}

    found = {
        who: _as(client, one).post(_led(lottery.cohort, "draw/"), asked).status_code
        for who, one in others.items()
    }

    assert found == dict.fromkeys(others, NOT_THERE) | {"stranger": ASKED_TO_SIGN_IN}
    assert not Lottery.objects.drawn().exists()


def test_a_coordinator_plans_seals_and_draws(client: Client, spring: Cohort, carla: Person):
    client.force_login(carla)
    shares = {"places": "12", "reserve": "4", "within": "level", "role": "mentor"}

    plan = client.get(_led(spring), shares).content.decode()
    sealing = client.post(_led(spring), shares | {"people": "24"}, follow=True).content.decode()
    drawing = client.post(_led(spring, "draw/"), {"role": "mentor"}, follow=True).content.decode()

    assert "d ≥ 1.08" in plan
    assert "Sealed, and not drawn yet" in sealing
    assert "Drawn: 12 of 24 have a place now" in drawing


def test_a_plan_that_changed_meanwhile_is_shown_again_and_not_sealed(
    client: Client, spring: Cohort, carla: Person
):
    client.force_login(carla)
    shares = {"places": "12", "reserve": "4", "within": "level", "role": "mentor"}

    page = client.post(_led(spring), shares | {"people": "25"}).content.decode()

    assert "Meanwhile somebody withdrew or was added." in page
    assert 'value="12"' in page
    assert not Lottery.objects.exists()


@pytest.mark.parametrize(
    ("places", "reason"), [("24", "no lottery is needed"), ("0", "greater than or equal to 1")]
)
def test_shares_that_do_not_fit_are_told_and_kept(
    client: Client, spring: Cohort, carla: Person, places: str, reason: str
):
    client.force_login(carla)

    page = client.get(
        _led(spring), {"places": places, "reserve": "0", "within": "level", "role": "mentor"}
    ).content.decode()

    assert reason in page
    assert f'value="{places}"' in page
    assert "Seal the plan" not in page


def test_few_to_compare_with_are_told_before_the_draw(
    client: Client, spring: Cohort, carla: Person
):
    client.force_login(carla)

    page = client.get(
        _led(spring), {"places": "21", "reserve": "0", "within": "level", "role": "mentor"}
    ).content.decode()

    assert "no difference can ever be told from chance" in page


def test_while_sign_up_is_open_the_page_says_what_to_do(client: Client, carla: Person):
    cohort = open_cohort(carla, at=timezone.now())
    client.force_login(carla)

    page = client.get(_led(cohort)).content.decode()

    assert "Close sign-up first" in page
    assert "Seal the plan" not in page


def test_drawing_twice_is_refused_kindly(client: Client, drawn: Lottery, carla: Person):
    came = dict(drawn.outcomes)
    client.force_login(carla)

    page = client.post(
        _led(drawn.cohort, "draw/"), {"role": "mentor"}, follow=True
    ).content.decode()

    assert "This lottery is drawn already." in page
    assert Lottery.objects.get().outcomes == came


def test_before_the_draw_the_record_does_not_tell_the_seed(client: Client, lottery: Lottery):
    client.force_login(lottery.tickets.first().enrollment.person)

    record = client.get(f"/lotteries/{lottery.pk}/record/").json()

    assert sorted(record) == ["sealed", "sealed_sha256"]
    assert lottery.seed not in json.dumps(record)


def test_whoever_has_the_record_draws_again(client: Client, drawn: Lottery):
    client.force_login(drawn.tickets.first().enrollment.person)

    answer = client.get(f"/lotteries/{drawn.pk}/record/")

    assert answer["Content-Disposition"] == f'attachment; filename="lottery-{drawn.pk}.json"'
    assert faults(answer.json(), known=drawn.digest) == []


def test_the_record_and_the_page_name_nobody(client: Client, drawn: Lottery):
    mine = drawn.tickets.first().enrollment.person
    client.force_login(mine)

    here = f"/lotteries/{drawn.pk}/"
    pages = [client.get(f"{here}{path}").content.decode() for path in ("", "record/")]

    others = Person.objects.filter(enrollments__cohort=drawn.cohort).exclude(pk=mine.pk)
    assert [one.email for one in others if one.email in "".join(pages)] == []
    codes = drawn.tickets.exclude(enrollment__person=mine).values_list("code", flat=True)
    assert [code for code in codes if code in pages[0]] == []


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        ("offer", "You are signed up"),
        ("reserve", "You are in the reserve"),
        ("next", "Your place is in the next cohort"),
    ],
)
def test_each_reads_their_ticket_and_what_came_of_it_on_their_sign_up(
    client: Client, drawn: Lottery, outcome: str, told: str
):
    ticket = with_outcome(drawn, outcome)[0]
    client.force_login(ticket.enrollment.person)

    page = client.get(f"/sign-up/{ticket.enrollment_id}/").content.decode()

    assert told in page
    assert ticket.code in page
    assert str(ticket.get_outcome_display()) in page


@pytest.mark.parametrize(("outcome", "many"), [("offer", 1), ("next", 0)])
def test_who_waits_for_the_next_cohort_reads_no_dates_of_this_one(
    client: Client, drawn: Lottery, outcome: str, many: int
):
    ticket = with_outcome(drawn, outcome)[0]
    client.force_login(ticket.enrollment.person)

    page = client.get(f"/sign-up/{ticket.enrollment_id}/").content.decode()

    assert page.count("The first sessions take place.") == many


def test_before_the_draw_each_reads_that_a_lottery_decides_and_why(
    client: Client, lottery: Lottery
):
    ticket = lottery.tickets.first()
    client.force_login(ticket.enrollment.person)

    page = client.get(f"/sign-up/{ticket.enrollment_id}/").content.decode()
    more = client.get(f"/lotteries/{lottery.pk}/").content.decode()

    assert "so a lottery decides who starts now" in page
    assert "that place is promised" in page
    assert lottery.digest in more


def test_without_a_lottery_a_sign_up_says_nothing_of_one(client: Client, spring: Cohort):
    one = spring.enrollments.select_related("person")[0]
    client.force_login(one.person)

    assert "lottery" not in client.get(f"/sign-up/{one.pk}/").content.decode().lower()


def test_who_waits_by_lot_is_not_taken_off_by_hand(client: Client, drawn: Lottery, carla: Person):
    one = with_outcome(drawn, "next")[0].enrollment
    client.force_login(carla)
    place = _led(drawn.cohort).replace("lottery/?role=mentor", f"sign-ups/{one.pk}/waitlist/")

    shown = client.get(place).content.decode()
    page = client.post(place, {"end": "yes"}, follow=True).content.decode()

    assert "Take off the waitlist" not in shown
    assert "The lottery decided this." in page
    assert one.waiting.filter(ended_at__isnull=True).exists()


@pytest.mark.parametrize("path", ["led", "public", "plan"])
def test_more_tickets_ask_no_more_questions(
    client: Client, spring: Cohort, carla: Person, path: str
):
    client.force_login(carla)
    if path != "plan":
        draw(
            seal(spring, planned(spring), by=carla, at=timezone.now()), by=carla, at=timezone.now()
        )
    address = f"/lotteries/{Lottery.objects.get().pk}/" if path == "public" else _led(spring)
    many = _questions(client, address)

    keep = spring.enrollments.values_list("pk", flat=True)[:8]
    spring.enrollments.exclude(pk__in=list(keep)).delete()

    assert _questions(client, address) == many


def _questions(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == THERE
    return len(asked)
