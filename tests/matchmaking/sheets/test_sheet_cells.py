import pytest

from turnabout.matchmaking.people import Role
from turnabout.matchmaking.sheets.cells import (
    NotText,
    capacity_of,
    id_of,
    languages_of,
    level_of,
    people_of,
    role_of,
    style_of,
    text_of,
    values_of,
)
from turnabout.matchmaking.sheets.limits import MAX_CELL_CHARACTERS
from turnabout.matchmaking.sheets.problems import CellError


def test_text_stands_on_one_line_without_invisible_signs():
    assert text_of(" Noor\u00a0 van\nDijk\u200b ") == "Noor van Dijk"
    assert text_of("\ufeffnaïve 👩🏽‍💻") == "naïve 👩🏽‍💻"


@pytest.mark.parametrize("text", ["a\x1b[31m", "a\0", "a\x07", "\ud800"])
def test_control_signs_are_refused(text: str):
    with pytest.raises(CellError, match="control sign"):
        text_of(text)


def test_a_cell_is_as_long_as_it_may_be_and_no_longer():
    assert len(text_of("x" * MAX_CELL_CHARACTERS)) == MAX_CELL_CHARACTERS
    with pytest.raises(CellError, match="20,001 characters"):
        text_of("x" * (MAX_CELL_CHARACTERS + 1))


def test_a_date_is_refused_where_text_belongs():
    with pytest.raises(CellError) as caught:
        id_of(NotText("the date 2026-03-01"))
    assert caught.value.message == "the cell holds the date 2026-03-01"


def test_an_id_holds_no_list_separator():
    assert id_of(" dh-ERD 001 ") == "dh-ERD 001"
    for text in ("a,b", "a;b", "a|b"):
        with pytest.raises(CellError):
            id_of(text)


def test_people_are_separated_by_anything_but_a_comma_and_stand_once():
    assert people_of("a; b|c\nLee, Ann;;a") == ("a", "b", "c", "Lee, Ann")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Mentor", Role.MENTOR),
        (" mentee ", Role.MENTEE),
        ("BOTH", Role.BOTH),
        ("", Role.DIRECTORY),
    ],
)
def test_a_role_is_a_word(text: str, role: Role):
    assert role_of(text) is role


def test_another_role_is_refused_with_the_words_allowed():
    with pytest.raises(CellError) as caught:
        role_of("coach")
    assert caught.value.remedy == (
        "write mentor, mentee or both, or leave it empty for someone who did not sign up"
    )


@pytest.mark.parametrize(("text", "level"), [("4", 4), ("4.0", 4), ("0", 0), ("1000", 1000)])
def test_a_level_is_a_whole_number(text: str, level: int):
    assert level_of(text) == level


@pytest.mark.parametrize("text", ["4.5", "-1", "1001", "SCS1", "²", "9" * 5000, "1e3", "nan"])
def test_another_level_is_refused(text: str):
    with pytest.raises(CellError, match="not a level"):
        level_of(text)


def test_a_capacity_is_from_1_to_50():
    assert (capacity_of("1"), capacity_of("50"), capacity_of(" ")) == (1, 50, None)
    for text in ("0", "51"):
        with pytest.raises(CellError, match="not a capacity"):
            capacity_of(text)


def test_languages_are_codes_or_english_names():
    assert languages_of("English, cy; de-AT | fra\nBritish Sign Language; en_GB; gsw") == (
        "en",
        "cy",
        "de",
        "fr",
        "bfi",
        "gsw",
    )


def test_languages_have_german_names_too():
    assert languages_of("Deutsch; englisch, FRANZÖSISCH; Deutsche Gebärdensprache; DGS") == (
        "de",
        "en",
        "fr",
        "gsg",
    )


def test_an_unknown_language_is_named():
    with pytest.raises(CellError) as caught:
        languages_of("en; Klingonese")
    assert caught.value.value == "Klingonese"


def test_values_are_up_to_three_words():
    assert values_of("Learning; helping  others; my own") == (
        "learning",
        "helping others",
        "my own",
    )
    with pytest.raises(CellError, match="4 values"):
        values_of("a;b;c;d")


def test_style_is_four_numbers():
    assert style_of("2;4;3;1") == (2, 4, 3, 1)
    assert style_of("2, 4, 3, 1") == (2, 4, 3, 1)
    for text in ("2;4;3", "2;4;3;6", "0;1;1;1", "a;b;c;d", "2;4;3;1;1"):
        with pytest.raises(CellError):
            style_of(text)
