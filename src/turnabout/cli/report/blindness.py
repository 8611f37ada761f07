"""Which rules cannot see what they need, since the sheet leaves it open."""

from collections.abc import Iterable
from typing import NamedTuple

from turnabout.cli.report.wording import counted, sentence
from turnabout.matchmaking.sentences import listed
from turnabout.matchmaking.sheets import Note

NAMED_AT_MOST = 5
"""So many places in the sheet are named; the rest are counted."""


class BlindSpot(NamedTuple):
    """Notes of one kind under one heading, of which each keeps the same rule from seeing."""

    column: str
    message: str
    remedy: str
    rule: str
    notes: tuple[Note, ...]

    @property
    def named(self) -> str:
        """What is not seen, with the places in the sheet: for the coordinator's eyes only."""
        places = [place for note in self.notes if (place := _place(note))]
        shown = places[:NAMED_AT_MOST]
        if len(places) > NAMED_AT_MOST:
            shown.append(f"{len(places) - NAMED_AT_MOST:,} more")
        where = f" ({listed(shown)})" if shown else ""
        return f"{self.column}{where}: {self.message}." if self.column else sentence(self.message)

    @property
    def told(self) -> str:
        """What is not seen, without saying who does not want to be with whom."""
        if self.rule != "apart":
            return sentence(self.message)
        return sentence(f"{counted(len(self.notes), 'row')}: {self.message}")


def blind_spots(notes: Iterable[Note]) -> list[BlindSpot]:
    """Return what the notes say of rules that cannot see, in the order of the notes."""
    kinds: dict[tuple[str, str, str, str], list[Note]] = {}
    for note in notes:
        if note.blinds:
            kind = note.column, note.message, note.remedy, note.blinds
            kinds.setdefault(kind, []).append(note)
    return [BlindSpot(*kind, tuple(same)) for kind, same in kinds.items()]


def _place(note: Note) -> str:
    row = f"row {note.row}" if note.row is not None else ""
    return " ".join(filter(None, [row, f"“{note.value}”" if note.value else ""]))
