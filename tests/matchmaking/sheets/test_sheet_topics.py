import pytest

from turnabout.matchmaking.people import Offer, Want
from turnabout.matchmaking.sheets.problems import CellError, ListError
from turnabout.matchmaking.sheets.topics import offer_of, offers_of, want_of, wants_of


def test_an_offer_is_a_topic_and_a_level():
    assert offers_of("Python:3; Short  video : 4", offer_of) == (
        Offer("Python", 3),
        Offer("Short video", 4),
    )


def test_a_want_may_leave_out_the_urgency():
    assert wants_of("Python:1:3\nExcel:0", want_of) == (Want("Python", 1, 3), Want("Excel", 0, 1))


def test_a_topic_may_hold_colons_and_commas():
    assert offers_of("ISO 9001:2015:3; Equity, inclusion:2", offer_of) == (
        Offer("ISO 9001:2015", 3),
        Offer("Equity, inclusion", 2),
    )


def test_a_comma_after_a_level_separates():
    assert offers_of("Python:3, Excel:2", offer_of) == (Offer("Python", 3), Offer("Excel", 2))


@pytest.mark.parametrize("piece", ["Python", "Python:5", "Python:", ":3", "Python:x", "Python:1:2"])
def test_other_offers_are_refused(piece: str):
    with pytest.raises(CellError) as caught:
        offer_of(piece)
    assert caught.value.value == piece


@pytest.mark.parametrize("piece", ["Python", "Python:5:1", "Python:1:4", "Python:1:2:3", ":1:1"])
def test_other_wants_are_refused(piece: str):
    with pytest.raises(CellError) as caught:
        want_of(piece)
    assert caught.value.value == piece


def test_a_remedy_repeats_the_topic():
    with pytest.raises(CellError) as caught:
        offer_of("Tableau")
    assert caught.value.remedy == (
        "write Tableau:3, where 0 means new to me and 4 means can show others"
    )


def test_a_topic_named_twice_is_refused_whatever_its_capitals():
    with pytest.raises(CellError, match="'python' stands here twice"):
        offers_of("Python:3; Excel:1; python:2", offer_of)
    with pytest.raises(CellError, match="'GIT' stands here twice"):
        wants_of("Git:1; GIT:1:2", want_of)


def test_each_topic_that_recurs_is_named_once_beside_what_is_no_topic():
    with pytest.raises(ListError) as caught:
        offers_of("Git:1; Go:2; git:2; GO:1; go:3; Excel", offer_of)
    assert [(error.value, error.message) for error in caught.value.each] == [
        ("Excel", "this is not a topic with a level"),
        ("git", "the topic 'git' stands here twice"),
        ("GO", "the topic 'GO' stands here 3 times"),
    ]
