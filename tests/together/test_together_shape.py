"""The shape of a session: its parts fill the minutes exactly, one after the other."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from tests.cast import NOW

from turnabout.programs.models import Side
from turnabout.together.prompts import PROMPTS, another, prompt_for
from turnabout.together.shape import placed, shape_of

minutes = st.integers(30, 120)
numbers = st.integers(1, 25)


def test_an_hour_has_the_shape_of_the_handbook():
    assert [part.minutes for part in shape_of(2, minutes=60)] == [5, 10, 30, 10, 5]


def test_a_first_hour_has_a_shape_of_its_own():
    assert [part.minutes for part in shape_of(1, minutes=60)] == [5, 15, 10, 10, 10, 5, 5]


@given(numbers, minutes)
def test_the_parts_fill_the_minutes_and_none_is_empty(number: int, minutes: int):
    parts = [part.minutes for part in shape_of(number, minutes=minutes)]

    assert (sum(parts), min(parts) > 0) == (minutes, True)


@given(numbers, minutes)
def test_each_part_begins_when_the_one_before_it_ends(number: int, minutes: int):
    steps = placed(shape_of(number, minutes=minutes), begin=NOW)

    starts = [NOW, *(step.ends_at for step in steps)]
    assert starts[:-1] == [step.starts_at for step in steps]
    assert starts[-1] == NOW + dt.timedelta(minutes=minutes)


def test_ten_sessions_have_ten_prompts_and_never_the_same_for_both():
    told = {side: [prompt_for(number, side) for number in range(1, 11)] for side in Side}

    assert [sorted(one) for one in told.values()] == [list(range(10))] * 2
    assert all(mine != theirs for mine, theirs in zip(*told.values(), strict=True))


def test_after_the_last_prompt_the_first_comes_again():
    assert another(len(PROMPTS) - 1) == 0
