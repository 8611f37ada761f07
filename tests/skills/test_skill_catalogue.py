"""The catalogue is whole, means each thing once, and comes into the database without harm."""

from collections import Counter

import pytest
from django.db import IntegrityError, transaction
from tests.cast import NOW
from tests.skills.shelf import skill

from turnabout.people.models import Person
from turnabout.skills.additions import add_skill
from turnabout.skills.catalogue import catalogue as entries
from turnabout.skills.catalogue import load_catalogue
from turnabout.skills.merges import merge
from turnabout.skills.models import Alias, Group, Skill
from turnabout.skills.names import LONGEST, key
from turnabout.skills.naming import rename


def test_there_are_250_to_400_skills():
    assert 250 <= len(entries()) <= 400


def test_the_forty_four_topics_are_numbered_in_their_groups():
    topics = [entry for entry in entries() if entry.number]

    assert [topic.number for topic in topics] == list(range(1, 45))
    assert list(Counter(topic.group for topic in topics).items()) == [
        (Group.TECHNOLOGY, 12),
        (Group.CUSTOMERS, 9),
        (Group.WORK, 10),
        (Group.LEADERSHIP, 8),
        (Group.LIVED, 5),
    ]


def test_no_name_means_two_skills():
    names = [
        (key(name), entry.name)
        for entry in entries()
        for name in {key(one): one for one in entry.names}.values()
    ]

    assert [name for name, count in Counter(name for name, _ in names).items() if count > 1] == []


def test_no_alias_is_there_twice_or_says_the_name_again():
    for entry in entries():
        said = [key(name) for name in (entry.name, *entry.also)]
        assert (entry.name, len(set(said))) == (entry.name, len(said))


def test_every_skill_has_one_to_six_aliases_and_a_german_name_that_fit():
    assert [entry.name for entry in entries() if not 1 <= len(entry.also) <= 6] == []
    assert [entry.name for entry in entries() if not entry.german] == []
    assert [name for entry in entries() for name in entry.names if len(name) > LONGEST] == []


def test_every_skill_is_below_a_topic_of_its_group():
    groups = {entry.name: entry.group for entry in entries() if entry.number}

    assert [one.name for one in entries() if one.topic and groups[one.topic] != one.group] == []


@pytest.mark.usefixtures("catalogue")
def test_loading_it_twice_changes_nothing():
    before = _state()

    load_catalogue()

    assert _state() == before


@pytest.mark.usefixtures("catalogue")
def test_the_database_has_every_entry_below_its_topic():
    there = {(one.name, one.topic.name if one.topic else None) for one in Skill.objects.all()}

    assert there == {(entry.name, entry.topic) for entry in entries()}


@pytest.mark.usefixtures("catalogue")
def test_lived_experience_is_personal_and_nothing_else_is():
    personal = {one.group for one in Skill.objects.all() if one.is_personal}

    assert personal == {Group.LIVED}


@pytest.mark.usefixtures("catalogue")
def test_loading_it_again_keeps_what_coordinators_decided(carla: Person):
    rename(skill("Canva"), "Canva and its kin", by=carla, at=NOW)
    merge(skill("Pinterest"), into=skill("Instagram"), by=carla, at=NOW)
    before = _state()

    load_catalogue()

    assert _state() == before


@pytest.mark.usefixtures("catalogue")
def test_an_addition_becomes_the_entry_that_a_newer_catalogue_brings(noor: Person):
    skill("Figma").delete()
    addition = add_skill("figma", by=noor, at=NOW)

    load_catalogue()

    addition.refresh_from_db()
    assert (addition.is_addition, addition.name, str(addition.topic)) == (
        False,
        "figma",
        "Prototyping and design tools",
    )


@pytest.mark.usefixtures("catalogue")
def test_an_entry_whose_name_means_another_skill_is_left_out(carla: Person):
    skill("Figma").delete()
    canva = skill("Canva")
    Alias.objects.create(skill=canva, name="Figma", key="figma")

    load_catalogue()

    assert Skill.objects.filter(catalogue_key="figma").exists() is False


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize(
    "wrong",
    [
        {"catalogue_key": None},
        {"merged_at": NOW},
        {"number": 45},
    ],
)
def test_the_database_refuses_a_skill_that_cannot_be(wrong: dict[str, object]):
    canva = Skill.objects.filter(name="Canva")

    with pytest.raises(IntegrityError), transaction.atomic():
        canva.update(**wrong)


@pytest.mark.usefixtures("catalogue")
def test_the_database_refuses_a_skill_that_is_merged_into_itself():
    canva = skill("Canva")

    with pytest.raises(IntegrityError), transaction.atomic():
        Skill.objects.filter(pk=canva.pk).update(merged_into=canva, merged_at=NOW)


@pytest.mark.usefixtures("catalogue")
def test_the_database_refuses_a_second_meaning_of_a_name():
    with pytest.raises(IntegrityError), transaction.atomic():
        Alias.objects.create(skill=skill("Figma"), name="CANVA", key="canva")


def _state() -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    skills = Skill.objects.order_by("pk").values_list(
        "pk", "name", "german", "group", "topic", "number", "catalogue_key", "merged_into"
    )
    return list(skills), list(
        Alias.objects.order_by("pk").values_list("pk", "skill", "name", "key")
    )
