"""The register knows every field of every table."""

from pathlib import Path

from tests.rights.retention_page import page

from turnabout.rights.register import every_table
from turnabout.rights.register.gaps import gaps
from turnabout.rights.register.table import Emptied, Goes, Nobodys, Stays

ROOT = Path(__file__).resolve().parents[2]


def test_every_field_of_every_table_is_declared_once():
    assert gaps() == []


def test_the_page_of_what_is_kept_is_the_register_in_words():
    kept = ROOT.joinpath("docs/retention.md").read_text(encoding="utf-8")

    assert kept == page(), "docs/retention.md is stale: run `make retention`"


def test_what_belongs_to_nobody_finds_nobodys_rows_and_the_rest_says_whose_it_is():
    nobodys = {table.label for table in every_table() if isinstance(table.erased, Nobodys)}
    of_nobody = {table.label for table in every_table() if table.whose is None}

    # Sessions of browsers say in their sealed words whose they are: signing out finds them.
    assert of_nobody == nobodys | {"sessions.session"}


def test_every_way_of_erasing_says_why_in_words():
    ways = [table.erased for table in every_table()]

    assert {type(way) for way in ways} == {Goes, Emptied, Stays, Nobodys}
    assert [way for way in ways if not str(way.words)] == []


def test_every_emptied_field_is_one_of_its_table():
    for table in every_table():
        if isinstance(table.erased, Emptied):
            there = {field.name for field in table.of._meta.concrete_fields}
            assert set(table.erased.to) - there == set(), table.label
