"""Kittiwake Ferries and Ports: an invented organisation, to try Turnabout on."""

from importlib.resources import files
from pathlib import Path

ORGANISATION = "Kittiwake Ferries and Ports"
"""The name of the example organisation."""


def example_sheet() -> Path:
    """Return the path of the example's sign-up sheet, `people.csv`."""
    return Path(str(files(__name__) / "people.csv"))


def earlier_sheet() -> Path:
    """Return the path of the sheet of those who signed up a year before, `earlier.csv`.

    They are other people of the same organisation: their managers stand in both sheets.
    """
    return Path(str(files(__name__) / "earlier.csv"))
