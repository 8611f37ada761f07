"""What is sealed, to whom, and what may be known of it without opening anything."""

from turnabout.concerns.models.concerns import Concern, Entry, Naming, Party
from turnabout.concerns.models.keys import Key
from turnabout.concerns.models.openings import Half, Opening
from turnabout.concerns.models.passings import Passing
from turnabout.concerns.models.receipts import ReceiptSalt
from turnabout.concerns.models.tallies import Tally

__all__ = [
    "Concern",
    "Entry",
    "Half",
    "Key",
    "Naming",
    "Opening",
    "Party",
    "Passing",
    "ReceiptSalt",
    "Tally",
]
