"""The field by which people choose skills: what it takes, what it refuses, what it keeps."""

import pytest
from django import forms
from tests.cast import NOW

from turnabout.people.models import Person
from turnabout.skills.additions import add_skill
from turnabout.skills.catalogue import load_catalogue
from turnabout.skills.choices import Choice
from turnabout.skills.ladder import Level
from turnabout.web.skills.fields import ChosenSkills


class SignUp(forms.Form):
    offers = ChosenSkills(label="Offers")


class OptedIn(forms.Form):
    offers = ChosenSkills(label="Offers", personal=True, required=False)


@pytest.fixture(autouse=True)
def catalogue(db: None) -> None:
    load_catalogue()


def test_it_takes_known_and_new_names_with_their_rungs():
    form = SignUp(_sent(("Insta", "4"), ("", ""), ("Drone  surveys", "1")))

    assert form.is_valid(), form.errors
    assert form.cleaned_data["offers"] == [
        Choice("Insta", Level.SHOWS),
        Choice("Drone surveys", Level.FOLLOWS),
    ]


def test_a_rung_without_a_name_says_nothing():
    form = OptedIn(_sent(("", "3")))

    assert form.is_valid(), form.errors
    assert form.cleaned_data["offers"] == []


@pytest.mark.parametrize(
    ("sent", "fault"),
    [
        ([], "This field is required."),
        ([("Insta", "")], "Say how well you know “Insta”."),
        ([("Insta", "5")], "Say how well you know “Insta”."),
        ([("Insta", "x")], "Say how well you know “Insta”."),
        ([("!!", "1")], "“!!”: Write the name in letters, at most 80 of them."),
        (
            [("Insta", "1"), ("instagram", "2")],
            "“instagram” and “Insta” are the same skill. Keep one.",
        ),
        (
            [("Drone surveys", "1"), ("drone-surveys", "2")],
            "“drone-surveys” and “Drone surveys” are the same skill. Keep one.",
        ),
        ([("ADHD", "4")], "“ADHD” is about personal experience: opt in to that first."),
    ],
)
def test_it_says_what_is_wrong_and_with_which_name(sent: list[tuple[str, str]], fault: str):
    form = SignUp(_sent(*sent))

    assert form.errors["offers"] == [fault]


def test_it_says_all_that_is_wrong_at_once():
    form = SignUp(_sent(("Insta", ""), ("ADHD", "")))

    assert len(form.errors["offers"]) == 3


def test_personal_experience_is_taken_from_who_opted_in():
    form = OptedIn(_sent(("ADHD", "4")))

    assert form.is_valid(), form.errors


def test_nothing_beyond_five_is_read():
    form = SignUp(
        _sent(*((name, "1") for name in ("Canva", "Figma", "Slack", "TikTok", "Jira", "Git")))
    )

    assert form.is_valid(), form.errors
    assert [one.name for one in form.cleaned_data["offers"]] == [
        "Canva",
        "Figma",
        "Slack",
        "TikTok",
        "Jira",
    ]


def test_what_was_typed_is_kept_beside_the_fault():
    drawn = str(SignUp(_sent(("", ""), ("Drone surveys", ""), ("Insta", "4")))["offers"])

    assert ('value="Drone surveys"' in drawn, '<option value="4" selected>' in drawn) == (
        True,
        True,
    )


def test_it_begins_with_what_was_chosen_before():
    form = SignUp(initial={"offers": [Choice("Instagram", Level.ALONE)]})
    drawn = str(form["offers"])

    assert ('value="Instagram"' in drawn, '<option value="3" selected>' in drawn) == (True, True)


def test_it_has_changed_only_where_something_else_stands_there():
    before = {"offers": [Choice("Instagram", Level.ALONE)]}

    assert SignUp(_sent(("Instagram", "3")), initial=before).has_changed() is False
    assert SignUp(_sent(("Instagram", "4")), initial=before).has_changed() is True


def test_without_script_every_name_is_in_the_browsers_list(noor: Person):
    add_skill("Drone surveys", by=noor, at=NOW)

    drawn = str(SignUp()["offers"])

    assert [
        f'<option value="{name}">' in drawn
        for name in ("Instagram", "Drone surveys", "Working with ADHD")
    ] == [True, True, False]


def _sent(*rows: tuple[str, str]) -> dict[str, str]:
    return {
        f"offers_{at}_{part}": said
        for at, row in enumerate(rows, start=1)
        for part, said in zip(("skill", "level"), row, strict=True)
    }
