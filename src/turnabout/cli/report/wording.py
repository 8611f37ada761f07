"""Numbers and dates, in words."""

import datetime as dt
import math

from turnabout.matchmaking.policy import POINT


def points(thousandths: float) -> str:
    """Return a score in points with one decimal: 81,875 thousandths are "81.9"."""
    return f"{thousandths / POINT:.1f}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: "1 pair", "1,200 pairs"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def per_cent_at_most(share: float) -> str:
    """Return a share as per cent, never less than it is: 0.00031 is "0.04 %"."""
    return f"{math.ceil(round(share * 10_000, 6)) / 100:g} %"


def day(date: dt.date) -> str:
    """Return a date as it is said: "3 May 2026"."""
    return f"{date.day} {date:%B %Y}"


def sentence(text: str) -> str:
    """Return the text with a capital first and a full stop last."""
    text = text.strip()
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text[-1] in ".!?" else ".")
