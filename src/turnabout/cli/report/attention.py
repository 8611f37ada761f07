"""What needs a person before the pairs are published."""

from typing import NamedTuple

from turnabout.cli.report.blindness import blind_spots
from turnabout.cli.report.findings import swaps
from turnabout.cli.report.given import Report
from turnabout.cli.report.tables import nobody_rows, worst_rows
from turnabout.cli.report.wording import counted
from turnabout.matchmaking.sentences import listed

NAMED_AT_MOST = 5
"""So many people are named; the rest are counted."""


class Task(NamedTuple):
    """Something to decide: what, why, and the part of the report that has the rest."""

    what: str
    why: str
    place: str


def tasks(report: Report) -> tuple[Task, ...]:
    """Return what needs a person, the most pressing first."""
    found = (_unseen, _unmatched, _earlier, _topics, _lowest, _swaps)
    return tuple(task for find in found for task in find(report))


def _unseen(report: Report) -> list[Task]:
    return [
        Task(
            f"Look at {f'“{spot.column}”' if spot.column else 'the managers'} in the sheet.",
            spot.told,
            "sheet",
        )
        for spot in blind_spots(report.notes)
    ]


def _unmatched(report: Report) -> list[Task]:
    rows = nobody_rows(report, "mentee")
    named = [
        Task(f"{row.who.name or row.who.id} has no mentor.", row.reason, "unmatched")
        for row in rows[:NAMED_AT_MOST]
    ]
    if len(rows) > NAMED_AT_MOST:
        more = counted(len(rows) - NAMED_AT_MOST, "more mentee")
        named.append(Task(f"And {more} without a mentor.", "", "unmatched"))
    return named


def _earlier(report: Report) -> list[Task]:
    if report.earlier is None or not report.earlier.parted:
        return []
    why = "Those who part should hear it from you, and why."
    return [Task(report.earlier.finding, why, "earlier")]


def _topics(report: Report) -> list[Task]:
    short = [f"“{one.topic}”" for one in report.shortages if one.adds.placed > 0]
    if not short:
        return []
    return [
        Task(
            f"Find a mentor for {listed(short[:3], 'or')}.",
            "One more, from outside the reporting line, places a mentee who has nobody now.",
            "topics",
        )
    ]


def _lowest(report: Report) -> list[Task]:
    worst = worst_rows(report, 1)
    if not worst:
        return []
    pair = worst[0]
    return [
        Task(
            f"Look at {pair.mentor.name or pair.mentor.id} and "
            f"{pair.mentee.name or pair.mentee.id}.",
            f"They score {pair.points} points, {_lowest_of(len(report.matching.pairs))}.",
            "worst",
        )
    ]


def _lowest_of(pairs: int) -> str:
    return "the only pair" if pairs == 1 else f"the lowest of {pairs:,}"


def _swaps(report: Report) -> list[Task]:
    proof = report.matching.proof
    if not proof.swap_count:
        return []
    return [Task(swaps(proof), "Both would score higher than they do now.", "swaps")]
