"""Those who signed up a year before fit into the same organisation."""

import csv
from pathlib import Path

import pytest

from turnabout.example import earlier_sheet, example_sheet

Rows = dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def sixty() -> Rows:
    return _rows(example_sheet())


@pytest.fixture(scope="module")
def earlier() -> Rows:
    return _rows(earlier_sheet())


def test_they_are_other_people_with_the_same_columns(sixty: Rows, earlier: Rows):
    names, addresses = (
        {row[fact] for row in (*sixty.values(), *earlier.values())} for fact in ("name", "email")
    )

    assert len(earlier) == 48
    assert len(names) == len(addresses) == len(sixty) + len(earlier)
    assert list(sixty["K02"]) == list(earlier["K61"])


def test_everyone_of_them_reports_to_someone_more_senior(sixty: Rows, earlier: Rows):
    everybody = sixty | earlier

    assert [
        who
        for who, row in earlier.items()
        if int(everybody[row["manager_id"]]["level"]) <= int(row["level"])
    ] == []


def _rows(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as sheet:
        return {row["id"]: row for row in csv.DictReader(sheet)}
