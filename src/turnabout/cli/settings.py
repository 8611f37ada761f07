"""Every setting of a policy.toml, and how its value is read."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from difflib import get_close_matches
from typing import Any

from turnabout.matchmaking.policy import Mode, PairIds, Weights
from turnabout.matchmaking.sentences import listed


class UnfitError(ValueError):
    """A value that a setting cannot take; the message says what to give instead."""


def whole_number(value: object) -> int:
    """Return the value where it is a whole number."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise UnfitError("give a whole number, without quotes")


def yes_or_no(value: object) -> bool:
    """Return the value where it is true or false."""
    if isinstance(value, bool):
        return value
    raise UnfitError("give true or false, without quotes")


def mode(value: object) -> Mode:
    """Return the mode of this name."""
    names = [str(each) for each in Mode]
    if value in names:
        return Mode(str(value))
    raise UnfitError(f"give {one_of(names)}{did_you_mean(value, names)}")


def texts(value: object) -> tuple[str, ...]:
    """Return the texts of a list in their order, each named once."""
    if not (isinstance(value, list) and all(_is_text(item) for item in value)):
        raise UnfitError('give a list of texts: ["one", "two"]')
    found = tuple(item.strip() for item in value)
    if twice := _named_twice(found):
        raise UnfitError(f'"{twice}" stands there twice: name it once')
    return found


def id_pairs(value: object) -> frozenset[PairIds]:
    """Return pairs of ids, each the mentor's first."""
    remedy = 'give a list of pairs of ids, the mentor first: [["m-7", "d-2"], ["m-9", "d-4"]]'
    rows = _rows(value, _is_id_pair, remedy)
    return frozenset((mentor.strip(), mentee.strip()) for mentor, mentee in rows)


def near_topics(value: object) -> dict[tuple[str, str], float]:
    """Return how far two topics are the same, by their names."""
    remedy = 'give a list of two topics and a number between 0 and 1: [["Excel", "Power BI", 0.6]]'
    rows = _rows(value, _is_near, remedy)
    return {(one.strip(), other.strip()): float(share) for one, other, share in rows}


WEIGHTS = tuple(weight.name for weight in fields(Weights))
"""The names of the wishes that have a weight."""

SETTINGS: Mapping[str, Mapping[str, Callable[[object], object]]] = {
    "rules": {
        "level_gap": whole_number,
        "minutes": whole_number,
        "again": yes_or_no,
        "year": whole_number,
    },
    "wishes": {
        **dict.fromkeys(WEIGHTS, whole_number),
        "ample_minutes": whole_number,
        "objective": texts,
        "objective_extra": whole_number,
    },
    "aims": {
        "mode": mode,
        "cover": yes_or_no,
        "fair_step": whole_number,
        "exact": yes_or_no,
        "keep": whole_number,
    },
    "ladder": {"grades": texts},
    "pairs": {"pinned": id_pairs, "forbidden": id_pairs},
    "near": {"alike": near_topics},
}
"""Every setting by table and key, with the function that reads it; [aliases] has free keys."""

TABLES = (*SETTINGS, "aliases")
"""Every table that a policy.toml may have."""


def table_of(key: str) -> str | None:
    """Return the table that has a setting of this name."""
    return next((table for table, keys in SETTINGS.items() if key in keys), None)


def told(table: str, key: str, value: object, remedy: str) -> str:
    """Return a problem in one line: where, what, and what to do."""
    where = f"[{table}] {key}" if table else key
    return f"{where} = {shown(value)}: {remedy}"


def shown(value: object) -> str:
    """Return a value as the file has it, shortened where it is long."""
    if isinstance(value, bool):
        return str(value).lower()
    text = f'"{value}"' if isinstance(value, str) else str(value).replace("'", '"')
    return text if len(text) <= 60 else f"{text[:57]}..."


def one_of(names: Sequence[str]) -> str:
    """Return the names as a choice in words."""
    return listed(names, "or")


def did_you_mean(value: object, names: Sequence[str]) -> str:
    """Return a hint at the name that is written nearly so, or nothing."""
    close = get_close_matches(str(value).strip().lower(), names, n=1)
    return f": did you mean {close[0]}?" if close else ""


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _named_twice(names: Sequence[str]) -> str | None:
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            return name
        seen.add(name.casefold())
    return None


def _rows(value: object, fits: Callable[[object], bool], remedy: str) -> Iterator[list[Any]]:
    if not isinstance(value, list):
        raise UnfitError(remedy)
    for row in value:
        if not fits(row):
            raise UnfitError(f"{shown(row)} does not fit: {remedy}")
        yield row


def _is_id_pair(row: object) -> bool:
    return isinstance(row, list) and len(row) == 2 and all(_is_text(item) for item in row)


def _is_near(row: object) -> bool:
    if not (isinstance(row, list) and len(row) == 3):
        return False
    one, other, share = row
    is_number = isinstance(share, int | float) and not isinstance(share, bool)
    return _is_text(one) and _is_text(other) and is_number and 0 < share < 1
