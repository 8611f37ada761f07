"""The record of a lottery: what was sealed before the draw, and what came of it, in one file.

It names tickets and no people. Whoever has it, and the hash that stood on their page before the
draw, can draw again: `turnabout lottery check record.json`. Needs nothing but Python.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from turnabout.lottery.drawing import NEXT, OFFER, RESERVE, Share, drawn

VERSION = 1

Record = Mapping[str, Any]


def canonical(value: object) -> bytes:
    """Return JSON in the one form that is hashed: keys in order, no spaces, ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def digest(value: object) -> str:
    """Return the SHA-256 of a value in that form."""
    return hashlib.sha256(canonical(value)).hexdigest()


def commitment(seed: str) -> str:
    """Return the SHA-256 of a seed, by which it is known before it is told."""
    return hashlib.sha256(seed.encode()).hexdigest()


def outcomes_of(sealed: Record, seed: str) -> dict[str, str]:
    """Return what the seed makes of what was sealed."""
    tickets = {one["ticket"]: one["group"] for one in sealed["tickets"]}
    shares = {one["group"]: Share(one["offer"], one["reserve"]) for one in sealed["groups"]}
    return drawn(seed, tickets, shares)


def whole(sealed: Record, *, seed: str, outcomes: Mapping[str, str]) -> dict[str, Any]:
    """Return the record after the draw."""
    return {
        "sealed": dict(sealed),
        "sealed_sha256": digest(sealed),
        "seed": seed,
        "outcomes": dict(outcomes),
    }


def faults(record: object, *, known: str = "") -> list[str]:
    """Return a sentence for everything that is wrong with a record: none where it is as sealed.

    `known` is the hash that somebody saw before the draw, or its first characters.
    """
    try:
        return list(_faults(record, known.strip().lower()))
    except (KeyError, TypeError, ValueError, AttributeError):
        return ["This is no record of a lottery, or something is missing in it."]


def _faults(record: Any, known: str) -> Iterator[str]:  # noqa: ANN401 - it may be anything
    sealed, seed, outcomes = record["sealed"], record["seed"], record["outcomes"]
    found = digest(sealed)
    if sealed["version"] != VERSION:
        yield f"It is of another version than {VERSION}."
    if record["sealed_sha256"] != found:
        yield f"What was sealed hashes to {found}, and not to what the record says."
    if known and not found.startswith(known):
        yield f"What was sealed hashes to {found}, and not to what you saw before the draw."
    if commitment(seed) != sealed["seed_sha256"]:
        yield "The seed is another than the one that was sealed."
    yield from _faults_of_groups(sealed)
    if outcomes_of(sealed, seed) != outcomes:
        yield "Drawn again, other tickets come up than the record says."


def _faults_of_groups(sealed: Record) -> Iterator[str]:
    """Yield where the groups do not hold the tickets, or the shares are not of whole people."""
    held = Counter(one["group"] for one in sealed["tickets"])
    if len({one["ticket"] for one in sealed["tickets"]}) != len(sealed["tickets"]):
        yield "A ticket is in it twice."
    if {one["group"]: one["people"] for one in sealed["groups"]} != dict(held):
        yield "The groups have other numbers of tickets than were sealed."
    for one in sealed["groups"]:
        if min(one[OFFER], one[RESERVE], one[NEXT]) < 0:
            yield f"Group {one['group']} has a share below 0."
        if one[OFFER] + one[RESERVE] + one[NEXT] != one["people"]:
            yield f"The shares of group {one['group']} are not as many as its tickets."
