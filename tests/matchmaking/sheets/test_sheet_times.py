import pytest

from turnabout.matchmaking.people import Slot
from turnabout.matchmaking.sheets.problems import CellError
from turnabout.matchmaking.sheets.times import slot_of, slots_of, timezone_of


@pytest.mark.parametrize(
    "piece",
    [
        "Mon 09:00-10:00",
        "Monday 9:00–10:00",
        "mon 9-10",
        "MON. 09.00 — 10.00",
        "Mo 9h00 to 10h00",
        "Montag 9 bis 10 Uhr",
        "Mo. 9.00–10.00 Uhr",
    ],
)
def test_a_slot_is_a_day_and_two_times(piece: str):
    assert slot_of(piece) == Slot(540, 600)


@pytest.mark.parametrize(
    ("names", "day"),
    [
        ("Mo Montag", 0),
        ("Di Dienstag", 1),
        ("Mi Mittwoch", 2),
        ("Do Donnerstag", 3),
        ("Fr Freitag", 4),
        ("Sa Samstag Sonnabend", 5),
        ("So Sonntag", 6),
    ],
)
def test_days_have_german_names_too(names: str, day: int):
    hour = Slot(day * 1440 + 540, day * 1440 + 600)
    assert [slot_of(f"{name} 9-10") for name in names.split()] == [hour] * len(names.split())


def test_a_day_ends_at_24():
    assert slot_of("Sun 23:00-24:00") == Slot(10020, 10080)


@pytest.mark.parametrize(
    ("piece", "message"),
    [
        ("Mon 10:00-09:00", "this time ends before it starts"),
        ("Mon 10:00-10:00", "this time ends before it starts"),
        ("Mon 23:00-00:00", "this time ends before it starts"),
        ("Mon 23:00-24:01", "this is not a time of day"),
        ("Mon 9:60-10:00", "this is not a time of day"),
        ("Moonday 9-10", "this is not a weekly time"),
        ("9-10", "this is not a weekly time"),
        ("Mon", "this is not a weekly time"),
        ("Mon 9am-10am", "this is not a weekly time"),
    ],
)
def test_other_slots_are_refused(piece: str, message: str):
    with pytest.raises(CellError) as caught:
        slot_of(piece)
    assert (caught.value.message, caught.value.value) == (message, piece)


def test_slots_stand_in_order_and_those_that_touch_are_one():
    slots = slots_of("Thu 14:00-15:00, Mon 10:00-11:00; Mon 9-10 | Mon 9:30-9:45", slot_of)
    assert slots == (Slot(540, 660), Slot(3 * 1440 + 840, 3 * 1440 + 900))


def test_slots_apart_stay_apart():
    assert slots_of("Mon 9-10; Mon 10:01-11", slot_of) == (Slot(540, 600), Slot(601, 660))


def test_a_time_zone_is_a_name_of_the_iana_list():
    assert timezone_of(" Europe/London ") == "Europe/London"
    assert timezone_of("europe/london") == "Europe/London"
    assert timezone_of("UTC") == "UTC"


@pytest.mark.parametrize(
    "name", ["Europe", "Europe/Atlantis", "../etc/passwd", "/etc/passwd", "zone.tab", "x" * 5000]
)
def test_another_zone_is_refused(name: str):
    with pytest.raises(CellError, match="not a time zone"):
        timezone_of(name)


def test_a_city_alone_gets_its_zone_as_a_remedy():
    with pytest.raises(CellError) as caught:
        timezone_of("New York")
    assert caught.value.remedy == "write a region and a city, such as America/New_York"
