"""Reads policy.toml: what a coordinator decides, with every mistake named at once."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from turnabout.cli.exits import UsageFault
from turnabout.cli.settings import (
    SETTINGS,
    TABLES,
    WEIGHTS,
    UnfitError,
    did_you_mean,
    one_of,
    table_of,
    texts,
    told,
)
from turnabout.matchmaking.policy import Policy, PolicyError, Weights

LONGEST_FILE = 10_000_000
"""Bytes that a policy.toml may have: 100,000 pinned pairs fit, most sheets do not."""


class Decisions(NamedTuple):
    """What a policy.toml decides: the policy, and the grades from junior to senior."""

    policy: Policy
    grades: tuple[str, ...] = ()


def read_policy(path: Path, *, year: int) -> Decisions:
    """Return what the file decides; `year` counts where the file names none.

    Raises UsageFault with everything that is wrong: table, key, value and what to do.
    """
    reading = _Reading()
    for table, content in _tables(path).items():
        reading.read(table, content)
    decisions = reading.decisions(year=year)
    if reading.problems:
        raise UsageFault(_headline(path, len(reading.problems)), reading.problems)
    return decisions


class _Reading:
    """What has been read of a policy so far, and what is wrong with it."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self._values: dict[str, dict[str, Any]] = {table: {} for table in SETTINGS}
        self._aliases: dict[str, str] = {}

    def read(self, table: str, content: object) -> None:
        if not isinstance(content, dict) or table not in TABLES:
            self.problems.append(_misplaced(table, content))
        elif table == "aliases":
            self._read_aliases(content)
        else:
            self._read_table(table, content)

    def decisions(self, *, year: int) -> Decisions:
        values = self._values
        wishes = {name: value for name, value in values["wishes"].items() if name not in WEIGHTS}
        try:
            policy = Policy(
                **{"year": year} | values["rules"] | wishes | values["aims"] | values["pairs"],
                weights=self._weights(),
                aliases=self._aliases,
                near=values["near"].get("alike", {}),
            )
        except PolicyError as error:
            self.problems += [_placed(problem) for problem in error.problems]
            policy = Policy()
        return Decisions(policy, values["ladder"].get("grades", ()))

    def _read_table(self, table: str, content: Mapping[str, object]) -> None:
        for key, value in content.items():
            if key not in SETTINGS[table]:
                self.problems.append(_unknown_key(table, key, value))
                continue
            try:
                self._values[table][key] = SETTINGS[table][key](value)
            except UnfitError as remedy:
                self.problems.append(told(table, key, value, str(remedy)))

    def _read_aliases(self, content: Mapping[str, object]) -> None:
        for topic, value in content.items():
            try:
                names = texts(value)
            except UnfitError as remedy:
                self.problems.append(told("aliases", topic, value, str(remedy)))
                continue
            self.problems += _contested(topic, names, self._aliases, content)
            self._aliases |= dict.fromkeys(names, topic)

    def _weights(self) -> Weights:
        given = {name: value for name, value in self._values["wishes"].items() if name in WEIGHTS}
        weights = Weights(**given)
        if any(problem.startswith("[wishes]") for problem in self.problems):
            return Weights()  # a weight is missing, so that the others cannot add up
        self.problems += [f"[wishes] {problem}" for problem in weights.problems()]
        return Weights() if weights.problems() else weights


def _tables(path: Path) -> dict[str, object]:
    """Return the tables of the file, in its order."""
    try:
        return tomllib.loads(_text(path))
    except (ValueError, RecursionError) as error:
        raise UsageFault(
            f"{path} is not written as a policy: {error}. "
            "`turnabout template --policy` writes one to start from."
        ) from None


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(LONGEST_FILE + 1)
    except OSError as error:
        raise UsageFault(f"{path} cannot be read: {error.strerror}.") from None
    if len(content) > LONGEST_FILE:
        raise UsageFault(f"{path} is larger than any policy: is it the sheet?")
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise UsageFault(f"{path} is not a text in UTF-8: save it as UTF-8.") from None


def _headline(path: Path, count: int) -> str:
    problems = "one problem" if count == 1 else f"{count} problems"
    return f"{path} has {problems}; nothing was matched."


def _misplaced(table: str, content: object) -> str:
    if isinstance(content, dict):
        hint = did_you_mean(table, TABLES) or f": give {one_of(TABLES)}"
        return f"[{table}] is no table of a policy{hint}"
    home = table_of(table)
    return told("", table, content, f"put it below {f'[{home}]' if home else 'its table'}")


def _unknown_key(table: str, key: str, value: object) -> str:
    keys = tuple(SETTINGS[table])
    if home := table_of(key):
        return told(table, key, value, f"put it below [{home}]")
    hint = did_you_mean(key, keys) or f": give {one_of(keys)}"
    return told(table, key, value, f"there is no such setting{hint}")


def _placed(problem: str) -> str:
    """Put the table before a problem that begins with the name of a setting."""
    table = table_of(problem.split(" ", 1)[0])
    return f"[{table}] {problem}" if table else problem


def _contested(
    topic: str, names: tuple[str, ...], aliases: Mapping[str, str], topics: Mapping[str, object]
) -> Iterator[str]:
    """Say which of these names stand for another topic too."""
    own = {other.casefold() for other in topics}
    taken = {name.casefold(): other for name, other in aliases.items()}
    for name in names:
        if name.casefold() in own:
            yield told("aliases", topic, name, "it is a topic of its own here: choose one")
        elif name.casefold() in taken:
            other = taken[name.casefold()]
            yield told("aliases", topic, name, f'it is another name of "{other}" too: choose one')
