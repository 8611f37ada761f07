"""The pages of rulings: who finds them, what they say, and what a press of a button does."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.cast import enter
from tests.pairs.upward_cast import matched, one, proposal, upward

from turnabout.enrollment.models import Enrollment
from turnabout.pairs.models import Kind, MatchRun, Preview, Ruling
from turnabout.pairs.rulings import rule
from turnabout.pairs.whatif import PLAYED
from turnabout.people.models import Office, Person
from turnabout.people.offices import appoint
from turnabout.programs.models import Cohort, Part
from turnabout.programs.seats import give_seat
from turnabout.web.rulings import answers


@pytest.fixture
def spring(carla: Person) -> Cohort:
    return upward(carla, at=timezone.now() - dt.timedelta(hours=1))


@pytest.fixture
def run(spring: Cohort, carla: Person) -> MatchRun:
    return matched(spring, by=carla, at=timezone.now() - dt.timedelta(minutes=30))


@pytest.fixture
def page(client: Client, carla: Person) -> Client:
    """A browser in which the coordinator of the program is signed in."""
    client.force_login(carla)
    return client


def room(cohort: Cohort) -> str:
    return f"/programs/{cohort.program_id}/matching/{cohort.pk}/"


def question(run: MatchRun, mentor: str, mentee: str) -> str:
    two = one(run.cohort, mentor), one(run.cohort, mentee)
    return f"{room(run.cohort)}runs/{run.pk}/pairs/{two[0].pk}/{two[1].pk}/what-if/"


def swap_of(run: MatchRun) -> str:
    ada, bo = proposal(run, "Ada"), proposal(run, "Bo")
    return f"{room(run.cohort)}runs/{run.pk}/swap/?one={ada.pk}&other={bo.pk}"


def said(client: Client, path: str, **headers: str) -> str:
    """Return what a page says, without its tags."""
    answer = client.get(path, headers=headers)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def moves(text: str) -> list[list[str]]:
    """Return the rows of mentees whose mentor would change."""
    table = text.split("Whose mentor would change")[1].split("</table>", maxsplit=1)[0]
    rows = re.findall(r"<tr>(.*?)</tr>", table.split("<tbody>")[1], re.DOTALL)
    return [re.findall(r">([^<>]+)</span>", row) for row in rows]


def test_each_page_opens_to_who_coordinates_the_program_and_to_nobody_else(
    client: Client, run: MatchRun, carla: Person, arne: Person
):
    other = enter("Otto Quist", "otto@kittiwake.example")
    sponsor, contact = (enter(name, f"{name}@kittiwake.example") for name in ("sif", "ines"))
    appoint(other, Office.COORDINATOR, by=carla, at=timezone.now())
    give_seat(run.cohort.program, sponsor, Part.SPONSOR, by=carla, at=timezone.now())
    give_seat(run.cohort.program, contact, Part.CONTACT, by=carla, at=timezone.now())
    ruling = rule(
        one(run.cohort, "Noor"), one(run.cohort, "Ada"), Kind.FORBID, by=carla, at=timezone.now()
    )
    here = room(run.cohort)
    paths = [
        f"{here}rulings/",
        f"{here}runs/{run.pk}/why-not/",
        question(run, "Noor", "Ada"),
        swap_of(run),
    ]
    posts = [f"{here}rulings/new/", f"{here}rulings/{ruling.pk}/end/", swap_of(run)]
    people = [other, arne, sponsor, contact, one(run.cohort, "Noor").person]

    def statuses(person: Person) -> list[int]:
        client.force_login(person)
        return [client.get(path).status_code for path in paths]

    assert statuses(carla) == [200] * 4
    for person in people:
        assert statuses(person) == [404] * 4
        assert [client.post(path).status_code for path in posts] == [404] * 3
    client.logout()
    assert [client.get(path).status_code for path in paths] == [302] * 4
    assert list(Ruling.objects.standing()) == [ruling]


def test_a_run_of_another_cohort_does_not_exist_here(page: Client, run: MatchRun):
    elsewhere = f"/programs/{run.cohort.program_id}/matching/{run.cohort_id + 1}/runs/{run.pk}/"

    assert page.get(f"{elsewhere}why-not/").status_code == 404


def test_a_pair_of_the_run_says_what_it_costs_to_part_them(page: Client, run: MatchRun):
    told = said(page, question(run, "Noor", "Bo"))

    assert "If they were no pair" in told
    assert "Nobody loses their place. All pairs together lose 10.0 points." in told


def test_two_who_are_no_pair_say_what_it_costs_to_join_them_and_who_moves(
    page: Client, run: MatchRun
):
    text = page.get(question(run, "Noor", "Ada")).content.decode()

    assert "If they were a pair" in text
    assert moves(text) == [
        ["Ada", "Nils", "Noor"],
        ["Bo", "Noor", "Nils"],
    ]


def test_two_whom_a_rule_keeps_apart_say_the_rule_and_offer_no_pin(page: Client, run: MatchRun):
    told = said(page, question(run, "Lars", "Bo"))

    assert "They cannot be a pair Lars is in the reporting line of Bo." in told
    assert "Keep them together" not in told


def test_a_run_that_is_too_old_says_so_and_leads_to_another(page: Client, run: MatchRun):
    Enrollment.objects.filter(person__name="Lars").update(withdrawn_at=timezone.now())

    told = said(page, question(run, "Noor", "Ada"))

    assert "Match again first. Match again" in told
    assert "Keep them together" not in told


def test_an_answer_that_takes_long_is_fetched_by_a_script_or_a_link(
    page: Client, run: MatchRun, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(answers, "QUICK", 0)
    path = question(run, "Noor", "Bo")

    first = said(page, path)
    part = said(page, path, **{"HX-Request": "true"})
    PLAYED.forget()
    whole = said(page, f"{path}?cost=yes")

    assert ("Work it out" in first, "10.0 points" in first) == (True, False)
    assert ("10.0 points" in part, "Together or apart" in part) == (True, False)
    assert "10.0 points" in whole
    assert "10.0 points" in said(page, path)


def test_a_pin_stands_with_who_made_it_and_can_be_lifted(
    page: Client, run: MatchRun, carla: Person
):
    noor, ada = one(run.cohort, "Noor"), one(run.cohort, "Ada")
    sent = {"kind": "pin", "mentor": noor.pk, "mentee": ada.pk}

    page.post(f"{room(run.cohort)}rulings/new/", sent)

    ruling = Ruling.objects.get()
    assert (ruling.kind, ruling.by, ruling.mentor, ruling.mentee) == (Kind.PIN, carla, noor, ada)
    assert "Ada Noor Together Carla Reyes" in said(page, f"{room(run.cohort)}rulings/")
    page.post(f"{room(run.cohort)}rulings/{ruling.pk}/end/")
    assert Ruling.objects.standing().count() == 0


def test_a_pin_that_cannot_be_is_refused_in_words(page: Client, run: MatchRun):
    sent = {
        "kind": "pin",
        "mentor": one(run.cohort, "Lars").pk,
        "mentee": one(run.cohort, "Bo").pk,
    }

    answer = page.post(f"{room(run.cohort)}rulings/new/", sent, follow=True)

    assert "Lars is in the reporting line of Bo." in answer.content.decode()
    assert Ruling.objects.count() == 0


@pytest.mark.parametrize(
    ("changed"), [{"kind": "marry"}, {"mentor": "0"}, {"mentee": ""}, {"mentor": "many"}]
)
def test_a_ruling_without_two_people_or_a_kind_does_not_exist(
    page: Client, spring: Cohort, changed: dict[str, str]
):
    sent = {"kind": "forbid", "mentor": one(spring, "Noor").pk, "mentee": one(spring, "Ada").pk}

    answer = page.post(f"{room(spring)}rulings/new/", sent | changed)

    assert (answer.status_code, Ruling.objects.count()) == (404, 0)


def test_before_any_run_two_are_chosen_and_ruled_of_one_after_the_other(
    page: Client, spring: Cohort
):
    path, noor, ada = f"{room(spring)}rulings/", one(spring, "Noor"), one(spring, "Ada")

    first, second = said(page, path), said(page, f"{path}?mentor={noor.pk}&q=ad")
    both = said(page, f"{path}?mentor={noor.pk}&mentee={ada.pk}")

    assert ("Which mentor?" in first, "Which mentee?" in second) == (True, True)
    assert ("Ada" in second, "Bo" in second.split("Look")[1]) == (True, False)
    assert "Keep them together Keep them apart" in both


def test_where_there_is_a_run_choosing_two_leads_to_what_it_costs(page: Client, run: MatchRun):
    noor, ada = one(run.cohort, "Noor"), one(run.cohort, "Ada")
    asked = f"?mentor={noor.pk}&mentee={ada.pk}"

    for path in ("rulings/", f"runs/{run.pk}/why-not/"):
        answer = page.get(f"{room(run.cohort)}{path}{asked}")
        assert answer["Location"] == question(run, "Noor", "Ada")


def test_a_script_gets_only_those_who_were_found(page: Client, run: MatchRun):
    path = f"{room(run.cohort)}runs/{run.pk}/why-not/?q=ni"

    told = said(page, path, **{"HX-Request": "true"})

    assert told == "Nils"


def test_two_pairs_swap_once_the_cost_is_seen(page: Client, run: MatchRun):
    path = swap_of(run)
    told = said(page, path)

    page.post(path)

    assert "All pairs together lose 10.0 points." in told
    pins = Ruling.objects.standing().filter(kind=Kind.PIN)
    assert {(each.mentor.person.name, each.mentee.person.name) for each in pins} == {
        ("Nils", "Bo"),
        ("Noor", "Ada"),
    }


def test_the_other_pair_to_swap_with_is_found_by_name(page: Client, run: MatchRun):
    path = swap_of(run).split("&")[0]

    found, nobody = said(page, f"{path}&q=bo"), said(page, f"{path}&q=zz")

    assert "mentors Bo" in found
    assert "No other pair has all these words" in nobody


def test_a_pair_does_not_swap_with_itself_nor_with_one_of_another_run(page: Client, run: MatchRun):
    ada = proposal(run, "Ada").pk
    path = f"{room(run.cohort)}runs/{run.pk}/swap/"

    statuses = [
        page.get(f"{path}{asked}").status_code
        for asked in ("", f"?one={ada}&other={ada}", "?one=999999")
    ]

    assert statuses == [404, 404, 404]


def test_what_did_not_come_about_is_shown_without_a_name_and_is_never_lifted(
    page: Client, run: MatchRun, carla: Person
):
    now = timezone.now()
    preview = Preview.objects.create(
        run=run, cohort=run.cohort, by=carla, at=now, until=now.date(), settled_at=now
    )
    fallen = Ruling.objects.create(
        cohort=run.cohort,
        mentor=one(run.cohort, "Noor"),
        mentee=one(run.cohort, "Bo"),
        kind=Kind.FORBID,
        at=now,
        preview=preview,
    )
    path = f"{room(run.cohort)}rulings/"

    told, answer = said(page, path), page.post(f"{path}{fallen.pk}/end/")
    sent = {"kind": "pin", "mentor": fallen.mentor_id, "mentee": fallen.mentee_id}
    refused = page.post(f"{path}new/", sent, follow=True).content.decode()

    assert ("Bo Noor Did not come about –" in told, "Lift" in told) == (True, False)
    assert answer.status_code == 404
    assert "Noor and Bo did not come about: they are not proposed again." in refused


def test_a_ruling_on_somebody_who_withdrew_is_not_shown(
    page: Client, spring: Cohort, carla: Person
):
    rule(one(spring, "Noor"), one(spring, "Ada"), Kind.FORBID, by=carla, at=timezone.now())
    Enrollment.objects.filter(person__name="Ada").update(withdrawn_at=timezone.now())

    assert "Nothing yet" in said(page, f"{room(spring)}rulings/")


def test_the_list_asks_as_many_questions_for_three_as_for_one(
    page: Client, spring: Cohort, carla: Person
):
    path, mentors = f"{room(spring)}rulings/", ("Noor", "Nils", "Lars")
    rule(one(spring, mentors[0]), one(spring, "Ada"), Kind.FORBID, by=carla, at=timezone.now())
    page.get(path)
    with CaptureQueriesContext(connection) as few:
        page.get(path)
    for mentor in mentors[1:]:
        rule(one(spring, mentor), one(spring, "Ada"), Kind.FORBID, by=carla, at=timezone.now())

    with CaptureQueriesContext(connection) as many:
        page.get(path)

    assert len(many) == len(few)
