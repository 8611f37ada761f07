"""Any table can be read as it stands, with the same bounds as a sign-up sheet."""

from pathlib import Path

import pytest

from turnabout.matchmaking.sheets.limits import MAX_COLUMNS
from turnabout.matchmaking.sheets.problems import Unreadable
from turnabout.matchmaking.sheets.tables import open_plain_table


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "list.csv"


def test_headings_and_rows_come_as_they_stand(file: Path):
    file.write_text("\n Staff  no ;Name;;Mail\n\n7;Zoë;x;z@x.example\n", encoding="utf-8")

    with open_plain_table(file) as table:
        rows = list(table.rows)

    assert (table.headings, rows) == (
        ("Staff no", "Name", "", "Mail"),
        [(4, ["7", "Zoë", "x", "z@x.example"])],
    )


def test_what_is_worth_knowing_is_remarked(file: Path):
    file.write_bytes("Name\nZoë\n".encode("cp1252"))

    with open_plain_table(file) as table:
        assert [what for what, _ in table.remarks] == [
            "the file is not UTF-8 and was read as Windows-1252"
        ]


def test_too_many_columns_are_refused_and_as_many_as_may_be_are_not(file: Path):
    file.write_text(",".join(f"c{number}" for number in range(MAX_COLUMNS)), encoding="utf-8")
    with open_plain_table(file) as table:
        assert len(table.headings) == MAX_COLUMNS

    file.write_text(",".join(f"c{number}" for number in range(MAX_COLUMNS + 1)), encoding="utf-8")
    with pytest.raises(Unreadable, match="more than 200 columns"), open_plain_table(file):
        pass


def test_an_empty_file_is_refused(file: Path):
    file.write_text("")

    with pytest.raises(Unreadable, match="the file is empty"), open_plain_table(file):
        pass
