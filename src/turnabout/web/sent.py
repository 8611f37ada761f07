"""Numbers that a page sent along: whoever sends something else sent none."""

from django.http import QueryDict

LONGEST = 9
"""Digits of a number: more than any of ours has, and fewer than any database stumbles over."""


def number_sent(given: QueryDict, name: str) -> int:
    """Return the number of this name; 0 where there is none."""
    return _number(given.get(name, ""))


def numbers_sent(given: QueryDict, name: str) -> list[int]:
    """Return all numbers of this name."""
    return [number for said in given.getlist(name) if (number := _number(said))]


def _number(said: str) -> int:
    return int(said) if said.isascii() and said.isdigit() and len(said) <= LONGEST else 0
