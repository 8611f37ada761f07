"""The words that invite, and the phrases that put people off."""

import pytest
from tests.cast import NOW

from turnabout.core.mail.filling import faults as filling_faults
from turnabout.core.mail.kinds import KINDS, Kind
from turnabout.core.mail.writing import our_text
from turnabout.core.models import Change
from turnabout.people.models import Person
from turnabout.programs.invitations import faults, settle_text, text_of
from turnabout.programs.letter_kinds import BODIES, SUBJECTS
from turnabout.programs.models import Program, Side
from turnabout.programs.wording import check_wording


@pytest.mark.parametrize("side", Side)
def test_our_own_texts_have_no_fault_and_no_phrase_that_puts_people_off(side: Side):
    subject, body = str(SUBJECTS[side]), str(BODIES[side])

    assert faults(side, subject, body) == []
    assert check_wording(f"{subject}\n{body}") == []


def test_before_anybody_settles_them_the_texts_are_ours(upward: Program):
    assert text_of(upward, Side.MENTOR).body == BODIES[Side.MENTOR]
    assert upward.letter_texts.count() == 0


def test_settled_texts_are_the_programs_own(upward: Program, carla: Person):
    settle_text(upward, Side.MENTOR, subject="Guide us", body="Here: {link}", by=carla, at=NOW)

    text = upward.letter_texts.get()
    assert (text.subject, text.body, text.by, text.at) == ("Guide us", "Here: {link}", carla, NOW)
    assert text_of(upward, Side.MENTOR) == ("Guide us", "Here: {link}")
    assert text_of(upward, Side.MENTEE).body == BODIES[Side.MENTEE]


def test_the_history_has_both_texts(upward: Program, carla: Person):
    settle_text(upward, Side.MENTOR, subject="Guide us", body="Here: {link}", by=carla, at=NOW)

    assert Change.objects.of(upward)[0].detail["invitation_mentor en body"] == [
        str(BODIES[Side.MENTOR]),
        "Here: {link}",
    ]


def test_a_text_without_a_link_or_with_an_unknown_place_has_faults():
    assert faults(Side.MENTOR, "For {programme}", "Come!") == [
        "{programme} is nothing that we can fill in.",
        "The text has no {link}: without it nobody can sign up.",
    ]


def test_a_text_with_a_link_and_known_places_has_none():
    assert faults(Side.MENTOR, "For {program}", "Come: {link}") == []


@pytest.mark.parametrize(
    "phrase",
    [
        "digital natives",
        "Boomer",
        "baby-boomers",
        "Gen Z",
        "generation Y",
        "Millennials",
        "at your age",
        "too old for",
        "younger colleagues",
        "dinosaurs",
        "mandatory",
        "you must take part",
        "You are expected to",
        "last chance",
        "you still haven’t answered",
        "disappointed",
        "let the team down",
        "speak for your community",
        "represent their group",
        "anonymous",
        "guaranteed",
        "high potentials",
        "tech-savvy",
        "gadget",
    ],
)
def test_a_phrase_that_puts_people_off_is_found_with_reason_and_remedy(phrase: str):
    [finding] = check_wording(f"Hello, {phrase} and more.")

    assert finding.phrase == phrase
    assert finding.why.endswith(".")
    assert finding.instead.endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        "Somebody newer to the topic guides somebody more senior.",
        "You are free to decline, and nobody will ask why.",
        "What you say is confidential.",
        "We look forward to the next generator, the agenda and the imagination.",
        "The management trainee shows how customers use short video.",
    ],
)
def test_plain_words_are_left_alone(text: str):
    assert check_wording(text) == []


def test_phrases_come_in_the_order_of_the_text_and_each_once():
    text = "Millennials at your age: millennials, you must take part. It is anonymous."

    assert [one.phrase for one in check_wording(text)] == [
        "Millennials",
        "at your age",
        "you must take part",
        "anonymous",
    ]


@pytest.mark.parametrize(
    "phrase",
    [
        "Babyboomer",
        "Generation Z",
        "Gen Z",
        "Digital Natives",
        "jüngere Generation",
        "in Ihrem Alter",
        "zu alt für",
        "junge Leute",
        "ältere Kolleginnen",
        "jungen Talente",
        "frischen Wind",
        "verpflichtend",
        "Sie müssen teilnehmen",
        "Wir zählen auf Sie",
        "Ihre letzte Chance",
        "der Vorstand erwartet",
        "Sie haben noch nicht geantwortet",
        "enttäuscht",
        "im Stich lassen",
        "wäre schade",
        "Stimme Ihrer Generation",
        "Minderheiten",
        "anonym",
        "anonyme",
        "Anonymität",
        "garantiert",
        "Wir versprechen Ihnen",
        "Karriereturbo",
        "Überholspur",
        "Schüler",
        "Nachhilfe",
        "technikaffine",
        "handverlesene",
        "exklusiv",
        "Studien beweisen",
        "96 % bleiben",
    ],
)
def test_a_german_phrase_that_puts_people_off_is_found(phrase: str):
    [finding] = check_wording(f"Guten Tag, {phrase} und mehr.")

    assert finding.phrase.casefold() == phrase.casefold()


@pytest.mark.parametrize(
    "text",
    [
        "Jemand, der neu im Thema ist, lernt von jemandem mit weniger Verantwortung.",
        "Es steht Ihnen frei, abzulehnen; niemand fragt nach dem Grund.",
        "Was Sie sagen, ist vertraulich. Nichts davon dient der Beurteilung.",
        "Wir schalten den Generator ein; das Alter der Anlage steht in der Akte.",
        "Das Treffen von gestern holen wir nach. Melden Sie sich bis 3. Mai an.",
        "Mentorinnen und Mentoren bereiten jedes Treffen vor.",
    ],
)
def test_plain_german_words_are_left_alone(text: str):
    assert check_wording(text) == []


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_all_our_letters_in_both_languages_pass_our_own_check(kind: Kind, language: str):
    text = our_text(kind, language)

    assert (filling_faults(kind, *text), check_wording("\n".join(text))) == ([], [])
