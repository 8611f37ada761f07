"""Who everyone's manager is: a cell may say a staff number, an e-mail or a full name.

Somebody of the directory goes by their number here, and somebody new by their row: row 0 is -1,
row 1 is -2 and so on.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from turnabout.matchmaking.sheets.problems import Findings
from turnabout.people.facts import Facts
from turnabout.people.staff_lists.identity import Directory
from turnabout.people.staff_lists.rows import Row, is_read
from turnabout.people.words import name_key

SHOWN = 5
"""Rows, values or circles that a note names."""


@dataclass(frozen=True, slots=True)
class Everyone:
    """Everyone as the list would leave them: facts by number, and the numbers of its rows."""

    facts: Mapping[int, Facts]
    of_rows: Sequence[int]


def everyone_after(
    rows: Sequence[Row], who: Sequence[int | None], directory: Directory
) -> Everyone:
    """Return everyone as the list would leave them, the managers aside."""
    of_rows = [pk if pk is not None else -(place + 1) for place, pk in enumerate(who)]
    facts = {pk: known for pk, known in directory.people.items() if known["left_at"] is None}
    for number, row in zip(of_rows, rows, strict=True):
        facts[number] = {**directory.people.get(number, {}), **row.facts}
    return Everyone(facts, of_rows)


def find_managers(
    rows: Sequence[Row], everyone: Everyone, column: str, findings: Findings
) -> dict[int, int | None]:
    """Return the number of the manager by the number of the person, None for who has none.

    Whom a cell does not tell apart is refused. A manager whom nobody knows is noted and left out:
    a list may hold volunteers alone.
    """
    asked = {row.manager for row in rows if row.manager and is_read(row.manager)}
    bearers = _bearers(everyone.facts, asked)
    managers: dict[int, int | None] = {}
    unknown: list[Row] = []
    for number, row in zip(everyone.of_rows, rows, strict=True):
        if row.manager is None or not is_read(row.manager):
            continue
        found = bearers(row.manager) if row.manager else []
        if not row.manager or found == [number]:
            managers[number] = None
        elif len(found) == 1:
            managers[number] = found[0]
        elif found:
            _refuse_namesakes(row, len(found), column, findings)
        else:
            unknown.append(row)
        if row.manager and found == [number]:
            _note_own(row, column, findings)
    _note_unknown(unknown, column, findings)
    return managers


def note_circles(
    managers: Mapping[int, int | None], everyone: Everyone, column: str, findings: Findings
) -> None:
    """Note who stands above themselves: their line has no end, which is worth knowing."""
    above = {
        number: managers[number] if number in managers else facts.get("manager")
        for number, facts in everyone.facts.items()
    }
    for circle in _circles(above, everyone.of_rows)[:SHOWN]:
        names = [everyone.facts[number]["name"] for number in [*circle, circle[0]]]
        findings.note(
            _("these people manage each other in a circle: %(names)s")
            % {"names": " → ".join(names)},
            _("correct one of them, if it is not meant"),
            column=column,
        )


def _bearers(facts: Mapping[int, Facts], asked: Iterable[str]) -> Callable[[str], list[int]]:
    """Return a function that says who goes by a staff number, an e-mail or a name."""
    sought = {key for text in asked for key in (text, text.lower(), name_key(text))}
    found: dict[str, dict[str, list[int]]] = {"staff_id": {}, "email": {}, "name": {}}
    for number, known in facts.items():
        keys = {
            "staff_id": known.get("staff_id", ""),
            "email": known["email"],
            "name": name_key(known["name"]),
        }
        for kind, key in keys.items():
            if key in sought:
                found[kind].setdefault(key, []).append(number)

    def bearers(text: str) -> list[int]:
        return (
            found["staff_id"].get(text)
            or found["email"].get(text.lower())
            or found["name"].get(name_key(text))
            or []
        )

    return bearers


def _circles(above: Mapping[int, int | None], begin: Iterable[int]) -> list[list[int]]:
    """Return the circles into which one gets by climbing from somewhere, each once."""
    done: set[int] = set()
    circles = []
    for start in begin:
        path: dict[int, int] = {}
        number: int | None = start
        while number is not None and number in above and number not in done and number not in path:
            path[number] = len(path)
            number = above[number]
        if number in path:
            circles.append(list(path)[path[number] :])
        done.update(path)
    return circles


def _refuse_namesakes(row: Row, count: int, column: str, findings: Findings) -> None:
    findings.refuse(
        _("%(count)s people go by this, so the manager could be any of them") % {"count": count},
        _("write the staff number or the e-mail of the one who is meant"),
        row=row.number,
        column=column,
        value=row.manager or "",
    )


def _note_own(row: Row, column: str, findings: Findings) -> None:
    findings.note(
        _("this person is their own manager; it is read as having none"),
        _("leave the cell empty, or name the manager"),
        row=row.number,
        column=column,
        value=row.manager or "",
    )


def _note_unknown(rows: Sequence[Row], column: str, findings: Findings) -> None:
    """Note all of them at once, with the first rows and values."""
    if not rows:
        return
    told = ", ".join(str(row.number) for row in rows[:SHOWN])
    values = list(dict.fromkeys(row.manager or "" for row in rows))[:SHOWN]
    findings.note(
        ngettext(
            "the manager of %(count)s person is nobody we know (row %(rows)s): the manager stays "
            "as it is",
            "the managers of %(count)s people are nobody we know (rows %(rows)s): they stay as "
            "they are",
            len(rows),
        )
        % {"count": len(rows), "rows": told + (" …" if len(rows) > SHOWN else "")},
        _("add the managers to the list, or enter them in the directory first"),
        column=column,
        value="; ".join(values),
    )
