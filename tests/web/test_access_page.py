"""The page that tells people who may see and do what: it says what the table says, today."""

from pathlib import Path

import pytest
from tests.web.access_page import BEHIND, KINDS, page
from tests.web.access_table import OPENS

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_is_the_table_of_today():
    kept = ROOT.joinpath("docs/access.md").read_text(encoding="utf-8")

    assert kept == page(), "docs/access.md is stale: run `make access`"


def test_every_address_has_one_row_that_ticks_whom_it_lets_in():
    rows = [line.split(" | ") for line in page().splitlines() if line.count(" | ") == 5]
    told = {cells[1].strip("`"): cells[2:] for cells in rows if cells[1].startswith("`")}

    assert {
        name: {kind for kind, tick in zip(KINDS, ticks, strict=True) if "✓" in tick}
        for name, ticks in told.items()
    } == OPENS


def test_every_address_says_what_one_does_there():
    silent = [line for line in page().splitlines() if line.startswith("|  |")]

    assert silent == []


@pytest.mark.parametrize("test", sorted({one.test for one in BEHIND}))
def test_what_stands_behind_a_door_is_held_by_tests_that_are_there(test: str):
    assert ROOT.joinpath("tests", test).exists()
