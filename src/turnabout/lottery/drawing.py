"""The draw itself: from a seed and tickets, the same for everyone who has both. No library needed.

Each ticket is hashed with the seed: SHA-256 of "seed:ticket" in UTF-8. Within each group, tickets
stand in the order of their hashes as hexadecimal numbers; the first so many are offered a place,
the next so many are the reserve, all others wait for the next cohort. The reserve of all groups
moves up in the order of the same hashes.
"""

import hashlib
import secrets
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

OFFER, RESERVE, NEXT = "offer", "reserve", "next"

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""What a ticket is made of: nothing that looks like something else."""

TICKET = 8
SEED_BYTES = 32


class Share(NamedTuple):
    """How many of one group are offered a place, and how many are the reserve."""

    offer: int
    reserve: int


def new_seed() -> str:
    """Return a seed that nobody can guess."""
    return secrets.token_hex(SEED_BYTES)


def new_tickets(many: int) -> list[str]:
    """Return so many tickets, each another, in no order that says anything."""
    found: dict[str, None] = {}
    while len(found) < many:
        code = "".join(secrets.choice(LETTERS) for _place in range(TICKET))
        found[f"{code[:4]}-{code[4:]}"] = None
    return list(found)


def lot(seed: str, ticket: str) -> str:
    """Return by what a ticket is ordered."""
    return hashlib.sha256(f"{seed}:{ticket}".encode()).hexdigest()


def drawn(seed: str, tickets: Mapping[str, int], shares: Mapping[int, Share]) -> dict[str, str]:
    """Return what comes of each ticket, given its group and the shares of each group."""
    groups: dict[int, list[str]] = defaultdict(list)
    for ticket, group in tickets.items():
        groups[group].append(ticket)
    outcomes: dict[str, str] = {}
    for group, members in groups.items():
        offer, reserve = shares[group]
        for place, ticket in enumerate(in_order(seed, members)):
            outcomes[ticket] = OFFER if place < offer else _beyond(place - offer, reserve)
    return outcomes


def in_order(seed: str, tickets: Iterable[str]) -> list[str]:
    """Return tickets in the order in which the seed puts them."""
    return sorted(tickets, key=lambda ticket: (lot(seed, ticket), ticket))


def _beyond(place: int, reserve: int) -> str:
    return RESERVE if place < reserve else NEXT
