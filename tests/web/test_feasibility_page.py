"""Beside the rules: whom they leave a mentor, live and by a button, and nothing is saved."""

import re

import pytest
from django.test import Client
from django.utils import timezone
from tests.pairs.upward_cast import one, upward
from tests.web import programs_cast
from tests.web.programs_cast import rules

from turnabout.enrollment.models import Enrollment
from turnabout.people.models import Grade, Person
from turnabout.programs.audience import decide_who
from turnabout.programs.models import Cohort
from turnabout.web.feasibility import beside

ALL = "2 of 2 mentees have a mentor whom these rules allow. All of them can have one"
NONE = "0 of 2 mentees have a mentor whom these rules allow."


@pytest.fixture
def spring(carla: Person) -> Cohort:
    return upward(carla, at=timezone.now())


@pytest.fixture
def page(client: Client, carla: Person) -> Client:
    client.force_login(carla)
    return client


def address(cohort: Cohort) -> str:
    return f"/programs/{cohort.program_id}/rules/"


def said(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_rules_say_whom_they_leave_a_mentor(page: Client, spring: Cohort):
    assert ALL in said(page.get(address(spring)).content.decode())


def test_while_they_move_the_answer_moves_and_nothing_is_saved(page: Client, spring: Cohort):
    sent = rules(minutes=200)

    told = said(page.post(f"{address(spring)}feasibility/", sent).content.decode())

    assert told.startswith(NONE)
    assert "Ada None of 3 mentors fits: 3 are ruled out by what was said in confidence." in told
    assert "2: more free hours, fewer shared minutes, or one more mentor" in told
    assert spring.program.rulebooks.count() == 1


def test_without_script_a_button_tries_them_and_keeps_what_was_typed(page: Client, spring: Cohort):
    answer = page.post(address(spring), rules(minutes=200) | {"try": "yes"})

    text = answer.content.decode()
    assert (NONE in said(text), 'value="200"' in text) == (True, True)
    assert spring.program.rulebooks.count() == 1


def test_what_cannot_be_read_is_said_so(page: Client, spring: Cohort):
    told = page.post(f"{address(spring)}feasibility/", rules(level_gap="two")).content.decode()

    assert said(told) == "Give whole numbers for the levels and the minutes."


def test_weights_that_do_not_make_a_hundred_yet_change_nothing(page: Client, spring: Cohort):
    sent = rules(wish_topics=0)

    assert ALL in said(page.post(f"{address(spring)}feasibility/", sent).content.decode())


def test_with_very_many_the_page_does_not_wait(
    page: Client, spring: Cohort, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(beside, "QUICK", 0)

    first = said(page.get(address(spring)).content.decode())
    page.post(f"{address(spring)}feasibility/", rules())
    second = said(page.get(address(spring)).content.decode())

    assert ("it takes a few seconds" in first, ALL in first) == (True, False)
    assert ALL in second


def test_before_anybody_signs_up_it_says_that_this_is_the_staff_list(
    page: Client, spring: Cohort, carla: Person
):
    Enrollment.objects.all().delete()
    junior, senior = Grade.objects.order_by("height")
    who = {"mentors_up_to": junior, "mentees_from": senior, "level_gap": 1}
    decide_who(spring.program, **who, by=carla, at=timezone.now())

    told = said(page.get(address(spring)).content.decode())

    assert "2 of 2 people who may learn have somebody junior enough who may mentor." in told
    assert "it says who may, not who will" in told
    assert "Director 2 3" in told


def test_before_grades_are_chosen_it_says_where_to_choose_them(page: Client, carla: Person):
    program = programs_cast.begin(page)

    told = said(page.get(f"/programs/{program.pk}/rules/").content.decode())

    assert "First decide who may mentor and who may learn" in told


def test_nobody_but_the_coordinator_of_the_program_may_ask(
    client: Client, spring: Cohort, carla: Person, arne: Person
):
    path, mentor = f"{address(spring)}feasibility/", one(spring, "Noor").person

    def status(person: Person) -> int:
        client.force_login(person)
        return client.post(path, rules()).status_code

    assert [status(person) for person in (carla, arne, mentor)] == [200, 404, 404]
