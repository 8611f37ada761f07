"""A letter is in the language of who gets it, whoever causes it."""

import datetime as dt

import pytest
from django.utils import translation
from tests.cast import NOW

from turnabout.core.models import Letter
from turnabout.enrollment.inviting import invite, remind
from turnabout.enrollment.letters import tell_manager
from turnabout.enrollment.models import Enrollment
from turnabout.people.models import Person
from turnabout.people.speaking import choose_language, language_of
from turnabout.programs.models import Cohort, Side
from turnabout.programs.sentences import amid, day


def test_each_is_invited_and_reminded_in_their_own_language(
    spring: Cohort, noor: Person, ada: Person, carla: Person
):
    choose_language(noor, "de")
    both = Person.objects.filter(pk__in=[noor.pk, ada.pk])

    invite(spring, both, Side.MENTOR, by=carla, at=NOW)
    remind(spring, Side.MENTOR, by=carla, at=NOW)

    assert [
        (letter.language, letter.subject) for letter in Letter.objects.order_by("to", "pk")
    ] == [
        ("en", "Would you guide somebody senior? Upward"),
        ("en", "Until 23 March 2026: Would you guide somebody senior? Upward"),
        ("de", "Möchten Sie jemanden in leitender Stellung begleiten? Upward"),
        ("de", "Bis 23. März 2026: Möchten Sie jemanden in leitender Stellung begleiten? Upward"),
    ]


def test_the_frame_of_an_invitation_and_its_button_speak_as_the_words(
    spring: Cohort, noor: Person, carla: Person
):
    choose_language(noor, "de")

    invite(spring, Person.objects.filter(pk=noor.pk), Side.MENTOR, by=carla, at=NOW)

    letter = Letter.objects.get()
    assert '<html lang="de">' in letter.html
    assert "Ansehen und antworten:\nhttp" in letter.text


def test_the_dates_of_a_letter_are_not_those_of_who_causes_it(mentor: Enrollment, ada: Person):
    choose_language(ada, "en")

    with translation.override("de"):
        letter = tell_manager(mentor, ada, at=NOW)

    assert (letter.language, "until 26 October 2026." in letter.text) == ("en", True)


def test_who_has_chosen_no_language_reads_that_of_who_writes(ada: Person):
    with translation.override("de"):
        assert language_of(ada) == "de"


@pytest.mark.parametrize(
    ("language", "words"), [("en", ("3 May 2026", "mentee")), ("de", ("3. Mai 2026", "Mentee"))]
)
def test_a_date_and_a_role_within_a_sentence(language: str, words: tuple[str, str]):
    with translation.override(language):
        assert (day(dt.date(2026, 5, 3)), amid(str(Side.MENTEE.label))) == words
