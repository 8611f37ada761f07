"""A sign-up sheet in, tables out: the files of the engine."""

from turnabout.matchmaking.sheets.pairs import WrittenPairs, read_pairs
from turnabout.matchmaking.sheets.problems import Note, Problem, SheetError
from turnabout.matchmaking.sheets.reading import Sheet, read_sheet
from turnabout.matchmaking.sheets.template import template_rows, write_template
from turnabout.matchmaking.sheets.writing import Value, write_people, write_table

__all__ = [
    "Note",
    "Problem",
    "Sheet",
    "SheetError",
    "Value",
    "WrittenPairs",
    "read_pairs",
    "read_sheet",
    "template_rows",
    "write_people",
    "write_table",
    "write_template",
]
