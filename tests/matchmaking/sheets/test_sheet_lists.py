import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turnabout.matchmaking.sheets.limits import MAX_LIST_ERRORS
from turnabout.matchmaking.sheets.lists import read_list, read_pieces
from turnabout.matchmaking.sheets.problems import CellError, ListError

BARS = re.compile(r"\|")


def number_of(piece: str) -> str:
    if not piece.strip() or piece.strip().isdecimal():
        return piece.strip()
    raise CellError("this is not a number", "write a number")


def values(errors: list[CellError] | tuple[CellError, ...]) -> list[str]:
    return [error.value for error in errors]


def test_a_list_says_what_its_pieces_say_without_blanks():
    assert read_list(number_of, "1; 2|3\n4,,5 ;") == ("1", "2", "3", "4", "5")


def test_each_bad_piece_has_an_error_of_its_own_in_order():
    with pytest.raises(ListError) as caught:
        read_list(number_of, "1; x; 2; y")
    assert values(caught.value.each) == ["x", "y"]
    assert caught.value.value == "x"


def test_good_pieces_beside_bad_ones_are_found():
    found, errors = read_pieces(number_of, "1|x|2", BARS)
    assert (found, values(errors)) == (("1", "2"), ["x"])


def test_an_error_alone_is_each_of_its_errors():
    error = CellError("this is not a number", "write a number")
    assert error.each == (error,)


def test_a_list_of_nothing_but_errors_is_read_no_further_than_a_hundred():
    _, exactly = read_pieces(number_of, ";".join(["x"] * MAX_LIST_ERRORS), BARS)
    _, errors = read_pieces(number_of, ";".join(["x"] * (MAX_LIST_ERRORS + 5)), BARS)
    assert len(exactly) == MAX_LIST_ERRORS
    assert len(errors) == MAX_LIST_ERRORS + 1
    assert errors[-1].message == "100 pieces of this list are wrong, so it is read no further"


@given(st.lists(st.sampled_from(["1", "22", "x", "y z", "", " "]), max_size=30))
def test_every_piece_is_found_or_named(pieces: list[str]):
    found, errors = read_pieces(number_of, ";".join(pieces), BARS)
    assert list(found) == [piece for piece in pieces if piece.isdecimal()]
    assert values(errors) == [piece for piece in pieces if piece in {"x", "y z"}]
