"""Additions, names and merges: what may be decided, what is refused, and what history says."""

import pytest
from tests.cast import NOW
from tests.skills.shelf import skill

from turnabout.core.models import Change
from turnabout.people.models import Person
from turnabout.skills.additions import NotAnAdditionError, add_skill, settle
from turnabout.skills.book import the_book
from turnabout.skills.choices import Choice, take_up
from turnabout.skills.ladder import Level
from turnabout.skills.merges import NotApartError, merge, part
from turnabout.skills.models import Group, Skill
from turnabout.skills.names import UnfitNameError
from turnabout.skills.naming import (
    NameTakenError,
    OwnNameError,
    give_alias,
    rename,
    take_alias,
)

pytestmark = pytest.mark.usefixtures("catalogue")


def test_anybody_adds_a_skill_that_nobody_knew(noor: Person):
    addition = add_skill(" Drone  surveys ", by=noor, at=NOW)

    assert (addition.name, addition.is_waiting, addition.added_at) == ("Drone surveys", True, NOW)
    assert _history(addition) == [("add", {"name": "Drone surveys"})]


def test_a_known_name_adds_nothing(noor: Person, ada: Person):
    before = Skill.objects.count()

    assert add_skill("insta", by=noor, at=NOW) == skill("Instagram")
    assert Skill.objects.count() == before


def test_the_second_one_who_adds_a_name_gets_the_same_skill(noor: Person, ada: Person):
    first = add_skill("Drone surveys", by=noor, at=NOW)

    assert add_skill("drone-surveys", by=ada, at=NOW) == first


def test_a_text_without_letters_is_not_added(noor: Person):
    with pytest.raises(UnfitNameError):
        add_skill("???", by=noor, at=NOW)


def test_choices_become_skills_with_their_rungs(noor: Person):
    chosen = [Choice("Insta", Level.SHOWS), Choice("Drone surveys", Level.FOLLOWS)]

    found = take_up(chosen, by=noor, at=NOW)

    assert [(one.name, level) for one, level in found] == [
        ("Instagram", Level.SHOWS),
        ("Drone surveys", Level.FOLLOWS),
    ]


def test_the_ladder_has_its_words():
    assert [(rung.value, str(rung.label)) for rung in Level] == [
        (0, "new to me"),
        (1, "can follow someone"),
        (2, "can do it with help"),
        (3, "can do it alone"),
        (4, "can show others"),
    ]


def test_an_addition_is_kept_below_a_topic(noor: Person, carla: Person):
    addition = add_skill("Kahoot", by=noor, at=NOW)

    settle(addition, topic=skill("Meetings seen from below"), by=carla, at=NOW)

    assert (addition.is_waiting, addition.group, addition.settled_by) == (False, Group.WORK, carla)
    assert list(Skill.objects.waiting()) == []


def test_an_addition_below_lived_experience_is_personal(noor: Person, carla: Person):
    addition = add_skill("Growing up on an island", by=noor, at=NOW)

    settle(addition, topic=skill("Culture, faith, language"), by=carla, at=NOW)

    assert addition.is_personal


def test_an_addition_is_kept_below_no_topic(noor: Person, carla: Person):
    addition = add_skill("Kahoot", by=noor, at=NOW)

    settle(addition, topic=None, by=carla, at=NOW)

    assert (addition.is_waiting, addition.topic, addition.group) == (False, None, "")


def test_a_skill_of_the_catalogue_stays_where_it_is(carla: Person):
    with pytest.raises(NotAnAdditionError):
        settle(skill("Canva"), topic=None, by=carla, at=NOW)


def test_a_renamed_skill_is_found_by_both_names(carla: Person):
    canva = skill("Canva")

    rename(canva, "Canva and its kin", german="Canva und Verwandte", by=carla, at=NOW)

    book = the_book()
    found = [book.find(name) for name in ("canva", "Canva and its kin", "Canva und Verwandte")]
    assert [one.pk if one else None for one in found] == [canva.pk] * 3
    assert _history(canva)[0][0] == "rename"


def test_a_skill_takes_one_of_its_aliases_as_its_name(carla: Person):
    rename(skill("Excel beyond sums"), "Excel", by=carla, at=NOW)

    assert skill("Excel").other_names[0].name == "Excel beyond sums"


def test_a_name_that_means_another_skill_is_refused(carla: Person):
    canva = skill("Canva")

    with pytest.raises(NameTakenError, match="Instagram"):
        rename(canva, "Insta", by=carla, at=NOW)
    with pytest.raises(NameTakenError, match="Instagram"):
        give_alias(canva, "insta", by=carla, at=NOW)

    assert (skill("Canva").pk, _history(canva)) == (canva.pk, [])


def test_an_alias_comes_and_goes(carla: Person):
    canva = skill("Canva")

    give_alias(canva, "Poster maker", by=carla, at=NOW)
    known = the_book().find("poster maker")
    take_alias(canva.aliases.get(name="Poster maker"), by=carla, at=NOW)

    assert (known.pk if known else None, the_book().find("poster maker")) == (canva.pk, None)
    assert [verb for verb, _ in _history(canva)] == ["take_alias", "give_alias"]


@pytest.mark.parametrize("own", ["Canva", "Canva nutzen"])
def test_a_skill_keeps_its_own_names(own: str, carla: Person):
    with pytest.raises(OwnNameError):
        take_alias(skill("Canva").aliases.get(name=own), by=carla, at=NOW)


def test_a_merged_skill_means_the_other_and_can_be_taken_back(noor: Person, carla: Person):
    addition = add_skill("Gramming", by=noor, at=NOW)
    instagram = skill("Instagram")

    merge(addition, into=instagram, by=carla, at=NOW)
    merged = the_book().find("gramming")
    part(addition, by=carla, at=NOW)
    parted = the_book().find("gramming")

    assert [one.pk if one else None for one in (merged, parted)] == [instagram.pk, addition.pk]
    assert [verb for verb, _ in _history(addition)] == ["part", "merge", "add"]


def test_a_merge_into_a_skill_that_is_merged_later_follows_it(noor: Person, carla: Person):
    first, second = (add_skill(name, by=noor, at=NOW) for name in ("Gramming", "Instaing"))
    instagram = skill("Instagram")

    merge(first, into=second, by=carla, at=NOW)
    merge(second, into=instagram, by=carla, at=NOW)

    first.refresh_from_db()
    known = the_book().find("gramming")
    assert (first.standing, known.pk if known else None) == (instagram, instagram.pk)
    part(second, by=carla, at=NOW)
    first.refresh_from_db()
    assert first.standing == second


def test_an_addition_of_a_merged_name_gets_the_other_skill(noor: Person, carla: Person):
    merge(add_skill("Gramming", by=noor, at=NOW), into=skill("Instagram"), by=carla, at=NOW)

    assert add_skill("gramming", by=noor, at=NOW) == skill("Instagram")


def test_two_skills_are_never_merged_in_a_circle(noor: Person, carla: Person):
    first, second = (add_skill(name, by=noor, at=NOW) for name in ("Gramming", "Instaing"))
    merge(first, into=second, by=carla, at=NOW)

    with pytest.raises(NotApartError):
        merge(second, into=first, by=carla, at=NOW)
    with pytest.raises(NotApartError):
        merge(first, into=skill("Instagram"), by=carla, at=NOW)
    with pytest.raises(NotApartError):
        merge(second, into=second, by=carla, at=NOW)

    second.refresh_from_db()
    assert second.merged_into is None


def test_a_topic_of_the_handbook_is_never_merged(carla: Person):
    with pytest.raises(NotApartError):
        merge(skill("Cross-team work"), into=skill("Canva"), by=carla, at=NOW)


def test_what_stands_alone_cannot_be_parted(carla: Person):
    with pytest.raises(NotApartError):
        part(skill("Canva"), by=carla, at=NOW)


def _history(thing: Skill) -> list[tuple[str, dict[str, object]]]:
    return list(Change.objects.of(thing).values_list("verb", "detail"))
