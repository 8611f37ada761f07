import pytest

from turnabout.matchmaking import Policy, PolicyError, Weights


def test_the_handbooks_policy_has_no_problems():
    assert Weights().problems() == []
    assert Policy().level_gap == 1


def test_the_edges_of_every_number_are_allowed():
    low = Policy(level_gap=1, minutes=0, ample_minutes=1, objective_extra=0, keep=0, fair_step=1)
    high = Policy(minutes=10080, ample_minutes=10081, objective_extra=400, keep=100, fair_step=100)

    assert (low.minutes, high.minutes) == (0, 10080)


def test_all_problems_are_told_at_once():
    with pytest.raises(PolicyError) as caught:
        Policy(
            level_gap=0,
            minutes=-1,
            ample_minutes=-1,
            objective_extra=401,
            keep=101,
            fair_step=0,
            year=1999,
            weights=Weights(topics=101, time=-1, values=0),
            near={("Excel", "Spreadsheets"): 1.0},
            pinned=frozenset({("noor", "ada")}),
            forbidden=frozenset({("noor", "ada")}),
        )

    assert caught.value.problems == [
        "level_gap is 0: a mentor is junior, so give 1 or more",
        "minutes is -1: give 0 to 10080, the minutes of a week",
        "ample_minutes is -1: give more than minutes (-1)",
        "objective_extra is 401: give 0 to 400 per cent",
        "keep is 101: give 0 to 100 points",
        "fair_step is 0: give 1 to 100 points",
        "year is 1999: give 2000 to 2100",
        "the weight of topics is 101: give a whole number from 0 to 100",
        "the weight of time is -1: give a whole number from 0 to 100",
        "the weights add up to 135: make them add up to 100",
        "Excel and Spreadsheets are near by 1.0: give more than 0 and less than 1",
        "noor and ada are both pinned and forbidden: choose one",
    ]


def test_an_error_reads_as_one_sentence_after_the_other():
    assert str(PolicyError(["one", "two"])) == "one; two"


@pytest.mark.parametrize("share", [0, 1, -0.5, float("nan")])
def test_near_topics_are_partly_the_same_and_never_wholly(share: float):
    with pytest.raises(PolicyError):
        Policy(near={("Excel", "Spreadsheets"): share})


def test_near_topics_may_be_almost_the_same():
    assert Policy(near={("Excel", "Spreadsheets"): 0.99}).near["Excel", "Spreadsheets"] == 0.99
