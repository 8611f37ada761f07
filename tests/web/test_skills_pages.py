"""The catalogue for coordinators, and the skills for everybody to look through."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW
from tests.skills.shelf import skill

from turnabout.people.models import Person
from turnabout.skills.additions import add_skill
from turnabout.skills.catalogue import load_catalogue
from turnabout.skills.models import Alias, Skill
from turnabout.web.skills.pages import ADDITIONS

HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def catalogue(db: None) -> None:
    load_catalogue()


@pytest.fixture
def coordinator(client: Client, carla: Person) -> Client:
    client.force_login(carla)
    return client


@pytest.fixture
def participant(client: Client, noor: Person) -> Client:
    client.force_login(noor)
    return client


@pytest.fixture
def addition(noor: Person) -> Skill:
    return add_skill("Photo editing apps", by=noor, at=NOW)


def test_additions_wait_with_what_they_may_be(coordinator: Client, addition: Skill):
    page = coordinator.get(reverse("skills"))

    (row,) = page.context["additions"]()
    assert (row.skill, row.offered[0].skill.name) == (addition, "Editing pictures")
    assert "1 addition waits for a look" in page.content.decode()


def test_no_additions_teach_what_will_be_here(coordinator: Client):
    assert "Nothing to do." in coordinator.get(reverse("skills")).content.decode()


def test_a_search_finds_by_every_name_and_in_a_group(coordinator: Client):
    assert _found(coordinator, q="photoshop") == ["Editing pictures"]
    assert _found(coordinator, q="photoshop", group="lived") == []
    assert _found(coordinator, q="adhd", group="lived") == ["Working with ADHD"]


def test_a_group_that_does_not_exist_finds_everything(coordinator: Client):
    page = coordinator.get(reverse("skills"), {"group": "none"})

    assert page.context["page"].paginator.count == Skill.objects.count()


def test_the_list_alone_is_answered_to_htmx(coordinator: Client):
    page = coordinator.get(reverse("skills"), {"q": "photoshop"}, headers=HTMX)

    assert page.content.decode().strip().startswith('<div id="rows"')


def test_the_list_needs_as_many_queries_for_three_as_for_one(coordinator: Client, noor: Person):
    add_skill("Drone surveys", by=noor, at=NOW)
    coordinator.get(reverse("skills"))
    one = _queries(coordinator, reverse("skills"), {"q": "photoshop"})
    for name in ("Photo editing apps", "Kahoot"):
        add_skill(name, by=noor, at=NOW)
    coordinator.get(reverse("skills"))

    assert _queries(coordinator, reverse("skills"), {"q": "photo"}) == one


def test_a_page_of_additions_is_a_minutes_work(coordinator: Client, noor: Person):
    for number in range(ADDITIONS + 1):
        add_skill(f"Ferry knot {number}", by=noor, at=NOW)

    page = coordinator.get(reverse("skills"))

    assert len(page.context["additions"]()) == ADDITIONS
    assert f"{ADDITIONS + 1} additions wait" in page.content.decode()


def test_an_addition_is_merged_and_taken_back(coordinator: Client, addition: Skill):
    pictures = skill("Editing pictures")

    merged = coordinator.post(reverse("skill_merge", args=[addition.pk]), {"into": "photoshop"})
    addition.refresh_from_db()

    assert (merged["Location"], addition.merged_into) == (
        reverse("skill", args=[pictures.pk]),
        pictures,
    )
    page = coordinator.get(reverse("skill", args=[addition.pk])).content.decode()
    assert "Take the merge back" in page
    coordinator.post(reverse("skill_merge_end", args=[addition.pk]))
    addition.refresh_from_db()
    assert addition.merged_into is None


@pytest.mark.parametrize(
    ("into", "why"),
    [
        ("", "This field is required."),
        ("Nothing of the kind", "No skill has this name."),
        (
            "Photo editing apps",
            "These two cannot be merged any more. Look again at how they stand now.",
        ),
    ],
)
def test_a_merge_into_what_cannot_be_is_refused_and_keeps_what_was_typed(
    coordinator: Client, addition: Skill, into: str, why: str
):
    page = coordinator.post(reverse("skill_merge", args=[addition.pk]), {"into": into})

    addition.refresh_from_db()
    assert (page.status_code, addition.merged_into) == (200, None)
    assert page.context["merging"].errors["into"] == [why]
    assert page.context["merging"]["into"].value() == into


def test_what_stands_alone_has_no_merge_to_take_back(coordinator: Client):
    answer = coordinator.post(reverse("skill_merge_end", args=[skill("Canva").pk]))

    assert answer.status_code == 404


def test_an_addition_is_kept_below_a_topic(coordinator: Client, addition: Skill):
    topic = skill("Prototyping and design tools")

    coordinator.post(reverse("skill_place", args=[addition.pk]), {"topic": topic.pk})

    addition.refresh_from_db()
    assert (addition.topic, addition.is_waiting) == (topic, False)


def test_an_addition_is_not_kept_below_what_is_no_topic(coordinator: Client, addition: Skill):
    place = reverse("skill_place", args=[addition.pk])

    page = coordinator.post(place, {"topic": skill("Canva").pk})

    addition.refresh_from_db()
    assert (page.status_code, addition.is_waiting) == (200, True)


def test_a_skill_of_the_catalogue_has_no_place_to_be_given(coordinator: Client):
    answer = coordinator.post(reverse("skill_place", args=[skill("Canva").pk]))

    assert answer.status_code == 404


def test_a_skill_is_renamed(coordinator: Client):
    canva = skill("Canva")

    coordinator.post(reverse("skill_name", args=[canva.pk]), {"name": "Canva Pro", "german": ""})

    canva.refresh_from_db()
    assert (canva.name, canva.german) == ("Canva Pro", "")


def test_a_name_that_is_taken_is_refused_beside_the_question(coordinator: Client):
    canva = skill("Canva")

    page = coordinator.post(reverse("skill_name", args=[canva.pk]), {"name": "insta"})

    assert page.context["naming"].errors["name"] == ["“Instagram” is known by that name."]
    assert page.context["skill"].name == "Canva"


def test_a_name_without_letters_is_refused(coordinator: Client):
    canva = skill("Canva")

    page = coordinator.post(reverse("skill_aliases", args=[canva.pk]), {"alias": "?!"})

    assert page.context["another"].errors["alias"] == [
        "Write the name in letters, at most 80 of them."
    ]


def test_another_name_comes_and_goes(coordinator: Client):
    canva = skill("Canva")

    coordinator.post(reverse("skill_aliases", args=[canva.pk]), {"alias": "Poster maker"})
    alias = Alias.objects.get(key="postermaker")
    coordinator.post(reverse("skill_alias_end", args=[canva.pk, alias.pk]))

    assert alias.skill == canva
    assert Alias.objects.filter(key="postermaker").exists() is False


def test_the_name_on_the_page_is_not_removed(coordinator: Client):
    alias = Alias.objects.get(key="canva")

    coordinator.post(reverse("skill_alias_end", args=[alias.skill.pk, alias.pk]))

    assert Alias.objects.filter(key="canva").exists() is True


def test_a_name_is_removed_only_from_the_skill_that_has_it(coordinator: Client):
    alias = Alias.objects.get(key="photoshop")

    answer = coordinator.post(reverse("skill_alias_end", args=[skill("Canva").pk, alias.pk]))

    assert answer.status_code == 404


def test_the_history_says_who_decided_and_never_who_added(coordinator: Client, addition: Skill):
    coordinator.post(reverse("skill_merge", args=[addition.pk]), {"into": "Photoshop"})
    coordinator.post(reverse("skill_merge_end", args=[addition.pk]))
    coordinator.post(
        reverse("skill_name", args=[addition.pk]), {"name": "Picture apps", "german": ""}
    )
    coordinator.post(reverse("skill_aliases", args=[addition.pk]), {"alias": "Picture tools"})
    alias = Alias.objects.get(key="picturetools")
    coordinator.post(reverse("skill_alias_end", args=[addition.pk, alias.pk]))
    coordinator.post(reverse("skill_place", args=[addition.pk]), {"topic": ""})

    page = coordinator.get(reverse("skill", args=[addition.pk]))

    assert [done for _, done in page.context["changes"]] == [
        "Carla Reyes kept it as a skill of its own",
        "Carla Reyes took the name “Picture tools” away",
        "Carla Reyes gave it the name “Picture tools” as well",
        "Carla Reyes renamed it from “Photo editing apps” to “Picture apps”",
        "Carla Reyes took the merge back",
        "Carla Reyes merged it into “Editing pictures”",
        "Somebody added it",
    ]
    assert "Noor" not in page.content.decode()


@pytest.mark.parametrize(("name", "merges"), [("Canva", True), ("Cross-team work", False)])
def test_a_skill_may_be_merged_but_no_topic(coordinator: Client, name: str, merges: bool):
    page = coordinator.get(reverse("skill", args=[skill(name).pk]))

    assert ('id="id_into"' in page.content.decode()) == merges


def test_everybody_looks_through_the_topics_but_not_the_personal_ones(participant: Client):
    page = participant.get(reverse("skills_near")).content.decode()
    personal = participant.get(reverse("skills_near"), {"personal": ""}).content.decode()

    assert ("Chat-tool habits" in page, "Inclusion day to day" in page) == (True, False)
    assert "Inclusion day to day" in personal


def test_a_word_finds_skills_without_script(participant: Client):
    page = participant.get(reverse("skills_near"), {"q": "photo editing apps"})

    assert [one.skill.name for one in page.context["found"]] == [
        "Editing pictures",
        "Editing video",
    ]
    assert "near in meaning, not the same" in page.content.decode()


def test_what_was_typed_is_never_taken_for_markup(participant: Client):
    typed = "<script>alert(1)</script>"

    answers = [
        participant.get(reverse("skills_near"), {"q": typed}),
        participant.get(reverse("skills_near_names"), {"of": typed, typed: typed}),
    ]

    assert [typed in answer.content.decode() for answer in answers] == [False, False]


def test_names_are_offered_for_the_field_that_asks(participant: Client):
    answer = participant.get(
        reverse("skills_near_names"), {"of": "offers_2_skill", "offers_2_skill": "instgram"}
    )

    text = answer.content.decode()
    assert ('value="Instagram"' in text, "innerHTML:#offers_2_skill_said" in text) == (True, True)


def test_a_name_that_is_new_is_said_to_be_new(participant: Client):
    answer = participant.get(reverse("skills_near_names"), {"of": "q", "q": "Drone surveys"})

    assert "New here: “Drone surveys” is added as you write it." in answer.content.decode()


def _found(client: Client, **sought: str) -> list[str]:
    return [one.name for one in client.get(reverse("skills"), sought).context["page"]]


def _queries(client: Client, address: str, sought: dict[str, Any]) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(address, sought)
    return len(asked)
