"""What is wrong with a sheet, and what is worth knowing about it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from turnabout.matchmaking.sheets.limits import MAX_FINDINGS

LONGEST_VALUE = 80
"""Characters of a cell that a problem repeats."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that must be put right, and how.

    `row` is the number the spreadsheet shows, None for the file as a whole. `column` is the heading
    as it stands in the sheet, `value` what the cell holds, shortened and without control signs.
    """

    row: int | None
    column: str
    value: str
    message: str
    remedy: str

    def __str__(self) -> str:
        place = ", ".join(part for part in (self._row, self.column, self._quoted) if part)
        return f"{place + ': ' if place else ''}{self.message}: {self.remedy}"

    @property
    def _row(self) -> str:
        return f"row {self.row}" if self.row is not None else ""

    @property
    def _quoted(self) -> str:
        return f"'{self.value}'" if self.value else ""


@dataclass(frozen=True, slots=True)
class Note(Problem):
    """Something worth knowing that does not stop the reading.

    `blinds` names the rule that does not see what it needs because of it: "line" or "apart".
    """

    blinds: str = ""


class SheetError(Exception):
    """A sheet that cannot be used.

    `problems` has the first 1,000 problems in order of their rows; `total` counts all of them.
    `notes` has what is worth knowing besides, as far as it was read; `note_count` counts all.
    """

    def __init__(
        self,
        path: Path,
        problems: tuple[Problem, ...],
        total: int,
        notes: tuple[Note, ...] = (),
        note_count: int = 0,
    ) -> None:
        super().__init__(path, problems, total, notes, note_count)
        self.path = path
        self.problems = problems
        self.total = total
        self.notes = notes
        self.note_count = note_count

    def __str__(self) -> str:
        more = f" (and {self.total - 1:,} more)" if self.total > 1 else ""
        return f"{self.path}: {self.problems[0]}{more}"


class Unreadable(Exception):  # noqa: N818 - it names a state of the file; SheetError tells of it
    """A file that cannot be read any further."""

    def __init__(self, message: str, remedy: str, *, row: int | None = None) -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy
        self.row = row


class CellError(ValueError):
    """A cell that cannot be read; the caller knows where it stands."""

    def __init__(self, message: str, remedy: str, value: str = "") -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy
        self.value = value

    @property
    def each(self) -> "tuple[CellError, ...]":
        """The errors one by one: this one alone, unless the cell holds a list."""
        return (self,)


class ListError(CellError):
    """A list of which some pieces cannot be read: an error for each, in order."""

    def __init__(self, errors: Sequence[CellError]) -> None:
        super().__init__(errors[0].message, errors[0].remedy, errors[0].value)
        self._each = tuple(errors)

    @property
    def each(self) -> tuple[CellError, ...]:
        """The errors one by one."""
        return self._each


@dataclass(slots=True)
class Findings:
    """The problems and notes found so far: the first of each are kept, all are counted.

    Notes on the sheet as a whole are always kept, since there are only a few kinds of them; those
    that blind a rule have a bound of their own, so that no others take their place.
    """

    problems: list[Problem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    problem_count: int = 0
    note_count: int = 0
    _noted: Counter[bool] = field(default_factory=Counter)

    def refuse(
        self,
        message: str,
        remedy: str,
        *,
        row: int | None = None,
        column: str = "",
        value: str = "",
    ) -> None:
        """Keep a problem in mind."""
        self.problem_count += 1
        if len(self.problems) < MAX_FINDINGS:
            self.problems.append(Problem(row, column, shown(value), message, remedy))

    def note(
        self,
        message: str,
        remedy: str,
        *,
        row: int | None = None,
        column: str = "",
        value: str = "",
        blinds: str = "",
    ) -> None:
        """Keep a note in mind, with the rule that it blinds."""
        self.note_count += 1
        self._noted[bool(blinds)] += 1
        if row is None or self._noted[bool(blinds)] <= MAX_FINDINGS:
            self.notes.append(Note(row, column, shown(value), message, remedy, blinds))

    def stop(self, path: Path) -> None:
        """Raise SheetError where there is a problem."""
        if self.problems:
            problems = tuple(sorted(self.problems, key=_by_row))
            raise SheetError(
                path, problems, self.problem_count, self.notes_in_order, self.note_count
            )

    @property
    def notes_in_order(self) -> tuple[Note, ...]:
        """The notes that were kept, in order of their rows."""
        return tuple(sorted(self.notes, key=_by_row))


def shown(value: str) -> str:
    """Return the value fit for a message: short, on one line, safe in a terminal."""
    short = value if len(value) <= LONGEST_VALUE else value[: LONGEST_VALUE - 1] + "…"
    if short.isprintable():
        return short
    return "".join(sign if sign.isprintable() else " " if sign.isspace() else "�" for sign in short)


def _by_row(found: Problem) -> int:
    return found.row or 0
