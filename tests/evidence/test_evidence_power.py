import pytest

from turnabout.evidence.errors import TooFewError
from turnabout.evidence.power import (
    can_never_tell,
    chance,
    detectable,
    needed,
    needed_for_differences,
)


@pytest.mark.parametrize(
    ("arm", "d"), [(8, 1.21), (12, 0.96), (20, 0.73), (30, 0.59), (50, 0.46), (100, 0.32)]
)
def test_a_cohort_can_detect_what_the_handbook_says(arm: int, d: float):
    # of 50 people the handbook says 0.46, and the noncentral t 0.4527
    assert detectable(arm, arm) == pytest.approx(d, abs=0.0075)


@pytest.mark.parametrize(
    ("d", "post", "half", "usual", "differences"),
    [
        (0.2, 394, 296, 253, 315),
        (0.3, 176, 132, 113, 141),
        (0.4, 100, 75, 64, 80),
        (0.5, 64, 49, 42, 52),
        (0.8, 26, 20, 17, 21),
    ],
)
def test_a_side_needs_as_many_as_the_handbook_says(
    d: float, post: int, half: int, usual: int, differences: int
):
    told = (needed(d, correlation=0), needed(d, correlation=0.5), needed(d))

    assert told == (post, half, usual)
    assert needed_for_differences(d) == differences


def test_what_can_be_detected_is_found_in_four_of_five_draws():
    assert chance(detectable(20, 20), 20, 20) == pytest.approx(0.8, abs=1e-6)
    assert chance(detectable(12, 30), 12, 30) == pytest.approx(0.8, abs=1e-6)
    assert needed(detectable(30, 30)) == 30


def test_sides_that_differ_in_size_detect_less_than_equal_ones():
    assert detectable(10, 30) > detectable(20, 20)
    assert detectable(10, 30) == detectable(30, 10)


def test_fewer_than_four_on_a_side_can_never_tell():
    assert can_never_tell(3, 40)
    assert not can_never_tell(4, 4)


def test_what_has_no_answer_is_refused():
    with pytest.raises(TooFewError):
        detectable(1, 20)
    with pytest.raises(TooFewError):
        chance(0.5, 20, 1)
    with pytest.raises(ValueError, match="effect of 0"):
        needed(0)
    with pytest.raises(ValueError, match="between 0 and 1"):
        detectable(20, 20, correlation=1)


def test_an_enormous_effect_needs_two_on_a_side():
    assert needed(25) == 2
    assert chance(50, 2, 2) == pytest.approx(1)
