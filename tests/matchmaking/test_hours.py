from dataclasses import replace

import numpy as np
import pytest
from drawn import FEW, pools
from hypothesis import given
from hypothesis import strategies as st

from turnabout.matchmaking import Person, Pool, Slot
from turnabout.matchmaking.hours import Hours, merged, shared_minutes, zone_offsets

DAY = 24 * 60
ODD_ZONES = (
    "UTC",
    "Europe/London",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "America/St_Johns",
    "Africa/Casablanca",
)
ODD_WEEKS = st.lists(
    st.builds(
        lambda start, length: Slot(start, start + length),
        st.integers(-500, 8 * DAY),
        st.integers(0, 1000),
    ),
    max_size=4,
).map(tuple)


def free(timezone: str, *slots: tuple[int, int]) -> Person:
    return Person(id=timezone, timezone=timezone, slots=tuple(Slot(*slot) for slot in slots))


@pytest.mark.parametrize(
    ("timezone", "winter", "summer"),
    [
        ("UTC", 0, 0),
        ("Europe/London", 0, 60),
        ("America/New_York", -300, -240),
        ("Asia/Kolkata", 330, 330),
        ("Australia/Sydney", 660, 600),
    ],
)
def test_zones_are_ahead_of_utc_in_january_and_in_july(timezone: str, winter: int, summer: int):
    assert zone_offsets(timezone, 2026) == (winter, summer)


def test_a_zone_is_as_it_was_in_the_year_of_the_policy():
    assert zone_offsets("Europe/Moscow", 2010) == (180, 240)
    assert zone_offsets("Europe/Moscow", 2026) == (180, 180)


def test_people_of_one_zone_share_what_their_slots_share():
    one, other = free("Europe/London", (540, 660)), free("Europe/London", (600, 720))

    assert shared_minutes(one, other, 2026) == (60, 60)


def test_slots_that_only_touch_share_nothing():
    one, other = free("UTC", (540, 600)), free("UTC", (600, 660))

    assert shared_minutes(one, other, 2026) == (0, 0)


def test_clocks_that_change_share_less_in_one_season():
    london, kolkata = free("Europe/London", (540, 600)), free("Asia/Kolkata", (870, 930))

    assert shared_minutes(london, kolkata, 2026) == (60, 0)


def test_the_southern_summer_is_the_northern_winter():
    london, sydney = free("Europe/London", (480, 540)), free("Australia/Sydney", (1140, 1200))

    assert shared_minutes(london, sydney, 2026) == (60, 0)
    assert shared_minutes(london, replace(sydney, slots=(Slot(1020, 1080),)), 2026) == (0, 60)


def test_monday_morning_in_sydney_is_sunday_evening_in_london():
    sydney, london = free("Australia/Sydney", (420, 540)), free("Europe/London", (9960, 10080))

    assert shared_minutes(sydney, london, 2026) == (0, 120)


def test_a_slot_over_the_weeks_edge_goes_on_on_monday():
    over, monday = free("UTC", (10020, 10140)), free("UTC", (0, 120))

    assert shared_minutes(over, monday, 2026) == (60, 60)


def test_overlapping_slots_of_one_person_count_once():
    twice, once = free("UTC", (540, 600), (540, 600), (570, 630)), free("UTC", (0, 1440))

    assert shared_minutes(twice, once, 2026) == (90, 90)


def test_one_season_stands_for_both_where_no_clock_changes():
    assert Hours([free("UTC", (0, 60))], [free("Asia/Kolkata", (0, 60))], 2026).seasons == 1


def test_one_season_stands_for_both_where_all_clocks_change_alike():
    assert Hours([free("Europe/London")], [free("Europe/Paris")], 2026).seasons == 1


def test_two_seasons_are_kept_where_clocks_change_differently():
    assert Hours([free("Europe/London")], [free("UTC")], 2026).seasons == 2


@pytest.mark.parametrize(
    ("slot", "timezone", "cell"),
    [((540, 600), "UTC", 60), ((540, 600), "Asia/Kolkata", 30), ((545, 600), "UTC", 5),
     ((541, 600), "UTC", 1)],
)  # fmt: skip
def test_the_grid_is_as_coarse_as_all_slots_and_zones_allow(
    slot: tuple[int, int], timezone: str, cell: int
):
    assert Hours([free(timezone, slot)], [free("UTC", (0, 60))], 2026).cell == cell


def test_nobodys_hours_are_no_hours():
    hours = Hours([], [], 2026)

    assert (hours.seasons, hours.masks.shape) == (1, (0, 1))


def test_cells_that_only_one_side_has_free_are_left_out():
    hours = Hours([free("UTC", (0, 120))], [free("UTC", (60, 180))], 2026)

    assert hours.masks.tolist() == [[1], [1]]


def counted(hours: Hours, mentor: int, mentee: int) -> tuple[int, ...]:
    """Count the minutes that the masks of these two rows share, season by season."""
    shared = np.split(hours.masks[mentor] & hours.masks[mentee], hours.seasons)
    return tuple(int(np.bitwise_count(words).sum()) * hours.cell for words in shared)


@FEW
@given(pools(3, zones=ODD_ZONES), st.data())
def test_the_masks_count_the_minutes_that_any_two_share(pool: Pool, data: st.DataObject):
    mentors, mentees = (
        [replace(person, slots=data.draw(ODD_WEEKS)) for person in side]
        for side in (pool.mentors, pool.mentees)
    )
    hours = Hours(mentors, mentees, 2026)

    for row, mentor in enumerate(mentors):
        for column, mentee in enumerate(mentees, start=len(mentors)):
            both = shared_minutes(mentor, mentee, 2026)
            assert counted(hours, row, column) == both[: hours.seasons]
            assert hours.seasons == 2 or both[0] == both[1]


def test_slots_merge_where_they_overlap_or_touch():
    slots = (Slot(600, 660), Slot(540, 600), Slot(550, 560), Slot(700, 760))

    assert merged(slots) == (Slot(540, 660), Slot(700, 760))


def test_slots_apart_stay_apart():
    assert merged([Slot(540, 600), Slot(601, 660)]) == (Slot(540, 600), Slot(601, 660))


def test_no_slots_merge_to_none():
    assert merged([]) == ()
