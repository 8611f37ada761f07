"""Kittiwake Ferries and Ports: an invented organisation of sixty people, to try Turnabout on."""

from importlib.resources import files
from pathlib import Path

ORGANISATION = "Kittiwake Ferries and Ports"
"""The name of the example organisation."""


def example_sheet() -> Path:
    """Return the path of the example's sign-up sheet, `people.csv`."""
    return Path(str(files(__name__) / "people.csv"))
