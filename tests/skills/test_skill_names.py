"""When two names are one, and what can be a name."""

import pytest

from turnabout.skills.names import LONGEST, UnfitNameError, fit, key, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("E-mail", "email"),
        ("Short-form video", "short form  video"),
        ("Data & charts", "data and charts"),
        ("Größe", "GRÖSSE"),
        ("ﬁrst day", "First day!"),
    ],
)
def test_two_spellings_are_one_name(one: str, other: str):
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("C", "C++"), ("C", "C#"), ("R", "Ru"), ("हिन्दी", "हन्द")]
)
def test_two_names_stay_two(one: str, other: str):
    assert key(one) != key(other)


def test_words_are_compared_without_case_and_signs():
    assert words("AI: privacy, disclosure") == ("ai", "privacy", "disclosure")


def test_a_name_is_tidied():
    assert fit("  Power   BI ") == "Power BI"


@pytest.mark.parametrize("text", ["", "   ", "!?", "x" * (LONGEST + 1), "ﷺ" * 20])
def test_what_cannot_be_a_name_is_refused(text: str):
    with pytest.raises(UnfitNameError, match="at most 80"):
        fit(text)
