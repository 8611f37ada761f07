"""The page that asks before a cohort is finished: how many pairs end with it."""

import pytest
from django.test import Client
from tests.cast import NOW
from tests.meetings.meeting_cast import paired

from turnabout.pairs.ending import end_pair
from turnabout.pairs.models import Ending, Pair
from turnabout.people.models import Person
from turnabout.programs.models import Cohort


@pytest.fixture
def pair(noor: Person, ada: Person, carla: Person) -> Pair:
    return paired(noor, ada, by=carla)


@pytest.fixture
def desk(client: Client, carla: Person) -> Client:
    client.force_login(carla)
    return client


def address(cohort: Cohort) -> str:
    return f"/programs/{cohort.program_id}/sign-up/{cohort.pk}/finish/"


def test_it_says_how_many_pairs_end_and_ends_none(desk: Client, pair: Pair):
    page = desk.get(address(pair.cohort)).content.decode()

    assert "One pair still meets." in page
    assert Cohort.objects.get().finished_at is None


def test_where_no_pair_meets_nobody_is_written_to(desk: Client, pair: Pair):
    end_pair(pair, Ending.EXIT, at=NOW)

    assert "nobody is written to" in desk.get(address(pair.cohort)).content.decode()


def test_a_press_of_the_button_finishes_it(desk: Client, pair: Pair):
    answer = desk.post(address(pair.cohort))

    assert answer["Location"] == f"/programs/{pair.cohort.program_id}/sign-up/"
    assert Cohort.objects.get().finished_at is not None
    assert list(Pair.objects.open()) == []


def test_what_is_finished_is_not_asked_about_again(desk: Client, pair: Pair):
    desk.post(address(pair.cohort))

    assert desk.get(address(pair.cohort)).status_code == 302


def test_others_do_not_find_it(client: Client, pair: Pair):
    client.force_login(pair.mentor.person)

    answers = [client.get(address(pair.cohort)), client.post(address(pair.cohort))]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert Cohort.objects.get().finished_at is None
