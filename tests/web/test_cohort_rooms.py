"""The rooms of a cohort: from each page of it to every other, for who coordinates it."""

import pytest
from django.test import Client
from tests.cast import NOW
from tests.enrollment.signup_cast import open_cohort

from turnabout.people.models import Person
from turnabout.programs.models import Cohort
from turnabout.web.programs.cohort_rooms import ROOMS, cohort_rooms


@pytest.fixture
def spring(carla: Person) -> Cohort:
    return open_cohort(carla, at=NOW)


@pytest.mark.parametrize(("title", "name"), ROOMS)
def test_from_each_room_one_comes_to_every_other(
    client: Client, spring: Cohort, carla: Person, title: str, name: str
):
    client.force_login(carla)
    rooms = cohort_rooms(spring, here=name)
    [here] = [room for room in rooms if room.is_here]

    page = client.get(here.address).content.decode()

    assert [f'<a href="{room.address}"' in page for room in rooms] == [True] * len(rooms)
    assert page.count(f'<a href="{here.address}" aria-current="page">{title}</a>') == 1
