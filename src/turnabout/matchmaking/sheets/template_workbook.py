"""The example sheet as a workbook that is ready to type into."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from turnabout.matchmaking.sheets.columns import COLUMNS
from turnabout.matchmaking.sheets.workbook import EXPLANATION
from turnabout.matchmaking.sheets.writing import Value, whole_file, written


def write_template_workbook(
    path: Path, rows: Sequence[Sequence[Value]], meanings: Mapping[str, str]
) -> None:
    """Write a worksheet with these rows and one with the meaning of each column."""
    workbook = Workbook()
    people = workbook.worksheets[0]
    people.title = "People"
    for row in rows:
        people.append(written(row))
    _make_ready_to_type(people)
    explanation = workbook.create_sheet(EXPLANATION)
    explanation.append(["column", "what it means"])
    for meaning in meanings.items():
        explanation.append(meaning)
    _make_ready_to_read(explanation)
    with whole_file(path) as file:
        workbook.save(file)


def _make_ready_to_type(people: Worksheet) -> None:
    """Format all but numbers as text, so that no id and no time turns into a date."""
    for number, column in enumerate(COLUMNS, 1):
        letter = get_column_letter(number)
        people.column_dimensions[letter].width = 24
        if column not in {"level", "capacity"}:
            people.column_dimensions[letter].number_format = "@"
            for row in range(2, people.max_row + 1):
                people.cell(row, number).number_format = "@"
    _show_headings(people)
    roles = DataValidation(type="list", formula1='"mentor,mentee,both"', allow_blank=True)
    letter = get_column_letter(COLUMNS.index("role") + 1)
    roles.add(f"{letter}2:{letter}1048576")
    people.add_data_validation(roles)


def _make_ready_to_read(explanation: Worksheet) -> None:
    explanation.column_dimensions["A"].width = 16
    explanation.column_dimensions["B"].width = 100
    for row in explanation.iter_rows(min_row=2, min_col=2):
        row[0].alignment = Alignment(wrap_text=True, vertical="top")
    _show_headings(explanation)


def _show_headings(worksheet: Worksheet) -> None:
    worksheet.freeze_panes = "A2"
    for cell in worksheet[1]:
        cell.font = Font(bold=True)
