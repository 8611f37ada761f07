"""Which skills are the same and which are near, for the matching."""

import pytest
from tests.cast import NOW
from tests.skills.shelf import skill

from turnabout.people.models import Person
from turnabout.skills.additions import add_skill, settle
from turnabout.skills.likeness import (
    NEAREST,
    OF_ITS_TOPIC,
    OF_ONE_TOPIC,
    SAME,
    canonical,
    similarities,
    similarity,
)
from turnabout.skills.merges import merge

pytestmark = pytest.mark.usefixtures("catalogue")


def test_every_spelling_and_alias_has_one_name():
    names = ["insta", "INSTAGRAM", "Drone  surveys", "mfa"]

    assert canonical(names) == {
        "insta": "Instagram",
        "INSTAGRAM": "Instagram",
        "Drone  surveys": "Drone surveys",
        "mfa": "Passkeys and two-step sign-in",
    }


def test_a_merged_skill_has_the_name_of_the_other(noor: Person, carla: Person):
    merge(add_skill("Gramming", by=noor, at=NOW), into=skill("Instagram"), by=carla, at=NOW)

    assert canonical(["gramming"]) == {"gramming": "Instagram"}


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("Insta", "Instagram", SAME),
        ("Drone surveys", "drone-surveys", SAME),
        ("Instagram", "Social media", OF_ITS_TOPIC),
        ("Discord", "E-sports", OF_ONE_TOPIC),
        ("Excel", "Public speaking", 0.0),
        ("Password managers", "Drone surveys", 0.0),
    ],
)
def test_the_similarity_of_two_skills(one: str, other: str, share: float):
    assert (similarity(one, other), similarity(other, one)) == (share, share)


def test_what_only_means_alike_is_near_and_never_the_same():
    share = similarity("photo editing apps", "Photoshop")

    assert 0 < share <= NEAREST < SAME


def test_an_addition_below_a_topic_is_near_its_skills(noor: Person, carla: Person):
    addition = add_skill("Kahoot", by=noor, at=NOW)
    alone = similarity("Kahoot", "Facilitating a workshop")

    settle(addition, topic=skill("Meetings seen from below"), by=carla, at=NOW)

    assert (alone, similarity("Kahoot", "Facilitating a workshop")) == (0.0, OF_ONE_TOPIC)


def test_many_at_once_are_as_near_as_two_by_two():
    names = ["Insta", "Instagram", "Social media", "Excel", "drone surveys", "Pivot tables"]

    found = similarities(names)

    assert found == {
        (one, other): share
        for at, one in enumerate(names)
        for other in names[at + 1 :]
        if (share := similarity(one, other))
    }
