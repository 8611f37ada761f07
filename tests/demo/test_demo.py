"""The demo: everybody of the example is there, a visitor may be some of them, and only there."""

import pytest
from django.conf import LazySettings
from django.test import Client
from tests.cast import NOW

from turnabout.core.models import Organisation
from turnabout.demo.making import NoDemoHereError, is_demo, make_demo, personas
from turnabout.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings: LazySettings) -> None:
    settings.DEMO = True
    make_demo(at=NOW)


def test_everybody_of_the_example_is_there_with_grade_and_manager(demo: None):
    amara = Person.objects.get(staff_id="K04")

    assert Person.objects.count() == 60
    assert (amara.name, str(amara.grade), str(amara.manager)) == (
        "Amara Nwosu",
        "Trainee",
        "Tomasz Wieczorek",
    )


def test_the_trainee_and_the_chief_executive_come_first(demo: None):
    assert [(str(one.person), one.part) for one in personas()] == [
        ("Amara Nwosu", "mentor"),
        ("Margit Aune", "mentee"),
        ("Aoife Brennan", "coordinator"),
        ("Nadia Haddad", "sponsor"),
        ("Jonas Pettersson", "administrator"),
        ("Gudrun Weiss", "contact"),
    ]


def test_making_it_again_changes_nothing(demo: None):
    make_demo(at=NOW)

    assert Person.objects.count() == 60


def test_a_real_organisation_is_never_made_a_demo(kittiwake: Organisation, settings: LazySettings):
    settings.DEMO = True

    with pytest.raises(NoDemoHereError):
        make_demo(at=NOW)

    assert (is_demo(), Person.objects.count()) == (False, 0)


def test_a_demo_that_is_served_without_the_setting_is_none(demo: None, settings: LazySettings):
    settings.DEMO = False

    assert (is_demo(), personas()) == (False, [])


def test_a_visitor_is_anybody_with_one_click(demo: None, client: Client):
    amara = personas()[0]

    client.post(f"/demo/{amara.pk}/")

    assert client.get("/").context["request"].user == amara.person


def test_looking_at_the_address_of_a_persona_makes_nobody(demo: None, client: Client):
    answer = client.get(f"/demo/{personas()[0].pk}/")

    assert (answer.status_code, "_auth_user_id" in client.session) == (405, False)


def test_somebody_who_is_no_persona_cannot_be_played(demo: None, client: Client):
    answer = client.post("/demo/999/")

    assert (answer.status_code, "_auth_user_id" in client.session) == (404, False)


def test_without_the_setting_nobody_becomes_anybody(
    demo: None, client: Client, settings: LazySettings
):
    settings.DEMO = False

    answer = client.post(f"/demo/{Person.objects.get(staff_id='K04').persona.pk}/")

    assert (answer.status_code, "_auth_user_id" in client.session) == (302, False)


def test_a_visitor_who_is_nobody_yet_is_asked_whom_to_be(demo: None, client: Client):
    answer = client.get("/", follow=True)

    assert answer.redirect_chain == [("/demo/", 302)]
    assert [name in answer.content.decode() for name in ("Amara Nwosu", "Margit Aune")] == [
        True,
        True,
    ]
