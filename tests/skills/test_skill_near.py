"""What is offered to somebody who types a name."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import translation
from tests.cast import NOW
from tests.skills.shelf import skill

from turnabout.people.models import Person
from turnabout.skills.additions import add_skill
from turnabout.skills.book import the_book
from turnabout.skills.merges import merge
from turnabout.skills.near import MOST, Nearness, near, near_others

pytestmark = pytest.mark.usefixtures("catalogue")


@pytest.mark.parametrize(
    ("typed", "meant", "how"),
    [
        ("canva", "Canva", Nearness.SAME),
        ("Insta", "Instagram", Nearness.SAME),
        ("tikt", "TikTok", Nearness.BEGINS),
        ("power au", "Power Automate", Nearness.BEGINS),
        ("pay apple", "Paying by phone", Nearness.WORD),
        ("instgram", "Instagram", Nearness.SPELLING),
        ("exel", "Excel beyond sums", Nearness.SPELLING),
        ("podcasts about work", "Podcast production", Nearness.MEANING),
        ("climate and environment", "What customers ask about climate", Nearness.MEANING),
        ("Passwortmanager", "Password managers", Nearness.SAME),
    ],
)
def test_the_nearest_is_offered_first_and_says_how_it_is_near(
    typed: str, meant: str, how: Nearness
):
    first = near(typed)[0]

    assert (first.skill.name, first.how) == (meant, how)


@pytest.mark.parametrize(
    "typed", ["", " ", "?!", "Kubernetes", "welding", "chemistry", "plumbing", "sailing"]
)
def test_nothing_is_offered_for_what_the_catalogue_does_not_know(typed: str):
    assert near(typed) == []


def test_each_skill_is_offered_once_and_no_more_than_fit():
    found = [one.skill.name for one in near("a")]

    assert (len(found), len(set(found))) == (MOST, MOST)


def test_the_other_name_is_said_only_where_the_reader_does_not_see_it():
    assert [(one.skill.name, one.other_name) for one in near("insta")[:2]] == [
        ("Instagram", "Insta"),
        ("Buy now, pay later", "Instalments"),
    ]
    assert near("Instagram")[0].other_name == ""


def test_personal_experience_is_offered_only_where_somebody_opted_in():
    assert [one.skill.name for one in near("adhd")] == []
    assert near("adhd", personal=True)[0].skill.name == "Working with ADHD"


def test_in_german_the_german_names_are_offered():
    with translation.override("de"):
        first = near("ki prüfen")[0]
        assert (first.skill.local_name, first.other_name) == ("KI-Ergebnisse prüfen", "")


def test_an_addition_is_offered_to_the_next_one(noor: Person):
    add_skill("Drone surveys", by=noor, at=NOW)

    assert [one.skill.name for one in near("drone")] == ["Drone surveys"]


def test_a_merged_name_offers_what_it_was_merged_into(noor: Person, carla: Person):
    addition = add_skill("Gramming", by=noor, at=NOW)
    merge(addition, into=skill("Instagram"), by=carla, at=NOW)

    assert [(one.skill.name, one.other_name) for one in near("gramming")[:1]] == [
        ("Instagram", "Gramming")
    ]


def test_others_are_near_a_skill_and_never_itself():
    excel = skill("Excel beyond sums")

    found = near_others(excel, most=3, book=the_book())

    assert excel.pk not in {one.skill.pk for one in found}


def test_an_addition_is_near_what_it_may_be_the_same_as(noor: Person):
    addition = add_skill("Photo editing apps", by=noor, at=NOW)

    found = near_others(addition, most=3, book=the_book())

    assert found[0].skill.name == "Editing pictures"


def test_the_book_is_read_once_until_something_changes(
    noor: Person, django_assert_num_queries: Callable[[int], Any]
):
    near("canva")

    with django_assert_num_queries(1):
        near("figma")
    add_skill("Drone surveys", by=noor, at=NOW)
    with django_assert_num_queries(3):
        near("drone")


RIGHT = {
    "making tiktoks": {"TikTok"},
    "spreadsheet formulas": {"Excel beyond sums", "Pivot tables"},
    "photo editing apps": {"Editing pictures"},
    "burn out prevention": {"Signs of overload"},
    "crypto currencies": {"Crypto and digital money, soberly"},
    "facilitating workshops": {"Facilitating a workshop"},
    "video game culture": {"Games as a place to meet"},
    "influencer campaigns": {"Working with creators"},
    "remote teams": {"Leading people you rarely see", "Hybrid work as lived"},
    "fake news detection": {"Recognising false stories about us"},
    "how to thank people": {"Thanks that land"},
    "building websites": {"Websites without code"},
    "password safety": {"Password managers"},
    "automatic workflows": {"Automating a routine without code"},
    "employee surveys": {"Staff surveys and what follows"},
    "salary negotiations": {"How pay looks from below", "Pay and promotion transparency"},
    "career development": {"Internal moves and careers"},
    "writing clearly": {"Plain language"},
    "presentation skills": {"Presenting on screen", "Slides that are easy on the eye"},
    "honest conversations with bosses": {"Disagreeing with the boss"},
}


def test_of_twenty_free_wordings_at_least_sixteen_find_what_they_mean():
    missed = {
        typed
        for typed, right in RIGHT.items()
        if not right & {one.skill.name for one in near(typed)}
    }

    assert len(missed) <= 4, missed
