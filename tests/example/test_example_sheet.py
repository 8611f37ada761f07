"""The example organisation holds together, without any help of the engine."""

import csv
import re
from collections import Counter
from zoneinfo import ZoneInfo

import pytest

from turnabout.example import example_sheet

COLUMNS = [
    *["id", "name", "email", "job_title", "department", "role", "grade", "level", "manager_id"],
    *["timezone", "languages", "capacity", "offers", "wants", "slots", "not_with", "past"],
    *["prefers", "values", "style", "story"],
]
SLOT = re.compile(r"(Mon|Tue|Wed|Thu|Fri) ([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d")

Row = dict[str, str]


@pytest.fixture(scope="module")
def people() -> dict[str, Row]:
    with example_sheet().open(encoding="utf-8", newline="") as sheet:
        return {row["id"]: row for row in csv.DictReader(sheet)}


@pytest.fixture(scope="module")
def signed_up(people: dict[str, Row]) -> list[Row]:
    return [row for row in people.values() if row["role"]]


def test_the_columns_are_those_of_a_sign_up_sheet_and_a_story(people: dict[str, Row]):
    assert [list(row) for row in people.values()] == [COLUMNS] * 60


def test_there_are_about_a_quarter_more_mentors_than_mentees(people: dict[str, Row]):
    roles = Counter(row["role"] for row in people.values())
    assert roles == {"mentor": 28, "mentee": 22, "both": 1, "": 9}


def test_names_and_addresses_are_unique(people: dict[str, Row]):
    names = {row["name"] for row in people.values()}
    addresses = {row["email"] for row in people.values()}
    assert (len(names), len(addresses)) == (60, 60)


def test_every_address_is_one_that_cannot_exist(people: dict[str, Row]):
    hosts = {row["email"].partition("@")[2] for row in people.values()}
    assert hosts == {"kittiwake.example"}


def test_everyone_reports_to_someone_more_senior_up_to_the_board(people: dict[str, Row]):
    reports = [row for row in people.values() if row["manager_id"]]
    senior = [int(people[row["manager_id"]]["level"]) > int(row["level"]) for row in reports]
    assert senior == [True] * 59
    assert [row["id"] for row in people.values() if not row["manager_id"]] == ["K01"]


def test_levels_run_from_one_to_nine(people: dict[str, Row]):
    assert {int(row["level"]) for row in people.values()} == set(range(1, 10))


def test_a_grade_always_means_the_same_level(people: dict[str, Row]):
    grades = {(row["grade"], row["level"]) for row in people.values()}
    assert len(grades) == 9


def test_every_time_zone_exists_and_two_stand_at_the_half_hour(people: dict[str, Row]):
    zones = {row["timezone"] for row in people.values()}
    assert {ZoneInfo(zone).key for zone in zones} == zones
    assert zones & {"Asia/Kolkata", "America/St_Johns"} == {"Asia/Kolkata", "America/St_Johns"}


def test_everyone_who_signed_up_has_hours_a_language_and_a_story(signed_up: list[Row]):
    whole = [bool(row["slots"] and row["languages"] and row["story"]) for row in signed_up]
    assert whole == [True] * 51


def test_nobody_of_the_directory_has_signed_up_by_accident(people: dict[str, Row]):
    columns = ("offers", "wants", "slots", "prefers", "values", "style", "story", "capacity")
    directory = [row for row in people.values() if not row["role"]]
    assert [row[column] for row in directory for column in columns if row[column]] == []


def test_every_slot_is_an_hour_or_more_of_a_working_day(signed_up: list[Row]):
    slots = [slot for row in signed_up for slot in _list(row["slots"])]
    assert [slot for slot in slots if not SLOT.fullmatch(slot)] == []
    assert [slot for slot in slots if _minutes(slot) < 60] == []


def test_mentors_offer_and_mentees_want(signed_up: list[Row]):
    offers = [bool(row["offers"]) for row in signed_up]
    wants = [bool(row["wants"]) for row in signed_up]
    assert offers == [row["role"] in {"mentor", "both"} for row in signed_up]
    assert wants == [row["role"] in {"mentee", "both"} for row in signed_up]


def test_offers_and_wants_have_levels_of_the_ladder(signed_up: list[Row]):
    offers = [offer for row in signed_up for offer in _list(row["offers"])]
    wants = [want for row in signed_up for want in _list(row["wants"])]
    assert [offer for offer in offers if not re.fullmatch(r"[^:;]+:[0-4]", offer)] == []
    assert [want for want in wants if not re.fullmatch(r"[^:;]+:[0-4]:[1-3]", want)] == []


def test_nobody_names_more_than_five_topics_or_three_values(signed_up: list[Row]):
    assert max(len(_list(row["offers"])) for row in signed_up) <= 5
    assert max(len(_list(row["wants"])) for row in signed_up) <= 5
    assert {len(_list(row["values"])) for row in signed_up} == {3}


def test_every_style_has_four_numbers_from_one_to_five(signed_up: list[Row]):
    styles = {row["style"] for row in signed_up}
    assert [style for style in styles if not re.fullmatch(r"[1-5](;[1-5]){3}", style)] == []


def test_every_named_person_is_in_the_sheet(people: dict[str, Row]):
    columns = ("prefers", "not_with", "past")
    named = {other for row in people.values() for column in columns for other in _list(row[column])}
    assert named - set(people) == set()


def test_the_trainee_and_the_chief_executive_chose_each_other(people: dict[str, Row]):
    amara, margit = people["K04"], people["K02"]
    assert (amara["level"], margit["level"]) == ("1", "8")
    assert (amara["prefers"], margit["prefers"]) == ("K02", "K04")


def test_the_trainee_is_not_in_the_chief_executives_reporting_line(people: dict[str, Row]):
    assert _line(people, "K04") == ["K03", "K01"]
    assert _line(people, "K02") == ["K01"]


def test_one_mentees_only_teacher_is_in_his_own_reporting_line(people: dict[str, Row]):
    teachers = _who_offers(people, "Condition-monitoring data")
    assert teachers == ["K53"]
    assert "K12" in _line(people, "K53")


def test_one_mentee_asks_for_what_nobody_offers(people: dict[str, Row]):
    wanted = [want.split(":")[0] for want in _list(people["K25"]["wants"])]
    assert [_who_offers(people, topic) for topic in wanted] == [[], []]


def test_one_mentor_has_room_for_two(people: dict[str, Row]):
    assert [row["id"] for row in people.values() if row["capacity"] == "2"] == ["K41"]


def _list(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _minutes(slot: str) -> int:
    begin, end = (60 * int(time[:2]) + int(time[3:]) for time in slot[4:].split("-"))
    return end - begin


def _line(people: dict[str, Row], person: str) -> list[str]:
    manager = people[person]["manager_id"]
    return [manager, *_line(people, manager)] if manager else []


def _who_offers(people: dict[str, Row], topic: str) -> list[str]:
    return [
        row["id"]
        for row in people.values()
        if topic in [offer.split(":")[0] for offer in _list(row["offers"])]
    ]
