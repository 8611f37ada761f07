from pathlib import Path

import openpyxl
import pytest

from turnabout.matchmaking.sheets import SheetError, read_sheet, template_rows, write_template
from turnabout.matchmaking.sheets.columns import COLUMNS
from turnabout.matchmaking.sheets.template import MEANINGS, PEOPLE


@pytest.mark.parametrize("name", ["people.csv", "people.xlsx", "PEOPLE.XLSX"])
def test_the_template_reads_without_a_remark(tmp_path: Path, name: str):
    write_template(tmp_path / name)
    sheet = read_sheet(tmp_path / name)
    assert sheet.pool.people == tuple(sorted(PEOPLE, key=lambda person: person.id))
    assert (sheet.notes, sheet.ignored, sheet.not_used) == ((), (), ())


def test_the_template_has_three_people_under_every_column():
    header, *rows = template_rows()
    assert header == list(COLUMNS)
    assert [len(row) for row in rows] == [len(COLUMNS)] * 3


def test_the_workbook_explains_every_column(tmp_path: Path):
    path = tmp_path / "people.xlsx"
    write_template(path)
    _, explanation = openpyxl.load_workbook(path).worksheets
    assert [row[0] for row in explanation.values] == ["column", *COLUMNS]
    assert tuple(MEANINGS) == COLUMNS


@pytest.mark.parametrize("name", ["people.ods", "people"])
def test_another_ending_is_refused_and_nothing_is_written(tmp_path: Path, name: str):
    with pytest.raises(SheetError) as caught:
        write_template(tmp_path / name)
    assert caught.value.problems[0].remedy == "name the file .csv or .xlsx"
    assert list(tmp_path.iterdir()) == []
