from dataclasses import replace

import pytest

from turnabout.evidence.effects import OfferEffect
from turnabout.evidence.intervals import Interval, wilson
from turnabout.evidence.voice import Voice
from turnabout.evidence.words import (
    Basis,
    Design,
    FewerThanFiveError,
    RefusedError,
    claim,
    of_offer,
    percent,
)

ALL = Basis(asked=40, answered=30)
FOUND = OfferEffect(
    difference=0.5,
    low=0.1,
    high=0.9,
    g=0.5,
    g_low=0.1,
    g_high=0.9,
    p=0.01,
    offered=15,
    others=15,
    variance=0.04,
    least_p=0.0002,
)
STRONGER = {
    Design.COUNTS: ("report", "changed", "caused"),
    Design.AFTER: ("changed", "caused"),
    Design.CHANGE: ("caused",),
}


def _of(design: Design) -> str:
    found = {
        Design.COUNTS: wilson(24, 30),
        Design.AFTER: wilson(24, 30),
        Design.CHANGE: Interval(0.4, 0.1, 0.7, 30),
        Design.LOTTERY: FOUND,
    }
    return claim(design, "leading a conversation", found[design], ALL)


def test_each_design_has_its_own_words():
    assert _of(Design.COUNTS) == (
        "24 of 30 took part: leading a conversation, 80 % (95 % interval 63 to 90 %). "
        "30 of 40 asked answered."
    )
    assert _of(Design.AFTER).startswith("Participants report: leading a conversation, 24 of 30")
    assert _of(Design.CHANGE).startswith("Changed during the program: leading a conversation")
    assert _of(Design.LOTTERY) == (
        "The offer caused an increase of 0.50 steps: leading a conversation (95 % interval 0.10 to "
        "0.90). 30 of 40 asked answered."
    )


@pytest.mark.parametrize("design", STRONGER)
def test_no_design_says_what_a_stronger_one_may(design: Design):
    told = _of(design).lower()

    assert [word for word in STRONGER[design] if word in told.split(". ")[0]] == []


@pytest.mark.parametrize(
    "basis", [Basis(None, 30), Basis(40, None), Basis(0, 0), Basis(40, 0), Basis(30, 40)]
)
def test_a_headline_without_its_n_or_response_rate_is_refused(basis: Basis):
    with pytest.raises(RefusedError, match="how many answered"):
        claim(Design.AFTER, "x", wilson(24, 30), basis)


def test_a_headline_without_its_interval_is_refused():
    with pytest.raises(RefusedError):
        claim(Design.LOTTERY, "x", None, ALL)


def test_an_effect_cannot_be_told_of_a_design_that_has_none():
    with pytest.raises(RefusedError):
        claim(Design.CHANGE, "x", FOUND, ALL)
    with pytest.raises(RefusedError):
        claim(Design.LOTTERY, "x", wilson(24, 30), ALL)


def test_no_percentage_of_four_people_and_one_of_five():
    assert percent(wilson(4, 5)) == "80 % (95 % interval 38 to 96 %)"
    with pytest.raises(FewerThanFiveError, match="fewer than five"):
        percent(wilson(3, 4))
    with pytest.raises(FewerThanFiveError):
        claim(Design.CHANGE, "x", Interval(0.4, 0.1, 0.7, 4), Basis(4, 4))


def test_what_chance_explains_is_not_caused():
    told = of_offer("leading", replace(FOUND, low=-0.1, p=0.2))

    assert told.startswith("No difference that the offer caused can be told from chance")
    assert told.endswith("That is not the same as no difference.")


def test_an_interval_beyond_zero_is_not_enough_where_the_draw_does_not_agree():
    assert of_offer("leading", replace(FOUND, p=0.06)).startswith("No difference")


def test_a_harm_is_told_as_plainly_as_a_gain():
    told = of_offer("leading", replace(FOUND, difference=-0.5, low=-0.9, high=-0.1))

    assert told.startswith("The offer caused a decrease of 0.50 steps")


def test_too_few_are_said_to_be_too_few():
    told = of_offer("leading", replace(FOUND, offered=3))

    assert (
        told
        == "Too few were drawn to tell any difference from chance, however large it is: leading."
    )


def test_a_change_that_may_be_none_is_told_so():
    told = claim(Design.CHANGE, "leading", Interval(0.1, -0.2, 0.4, 30), ALL)

    assert told.startswith("No clear change during the program: leading")


def test_a_sentence_is_put_in_the_language_of_whoever_asks():
    voice = Voice(
        say=lambda text: text.replace("The offer caused an increase of", "Das Angebot bewirkt"),
        number=lambda number: f"{number:.1f}".replace(".", ","),
    )

    told = of_offer("leading", FOUND, voice=voice)

    assert told.startswith("Das Angebot bewirkt 0,5 steps: leading")
