"""What a run says at its end, in a few lines."""

from collections.abc import Iterator
from pathlib import Path

import click

from turnabout.cli.exits import printable
from turnabout.cli.report import Report
from turnabout.cli.report.barring import why_no_pair
from turnabout.cli.report.blindness import blind_spots
from turnabout.cli.report.earnable import shortfall
from turnabout.cli.report.findings import finding, looked_at
from turnabout.cli.report.wording import counted
from turnabout.cli.run import Run
from turnabout.cli.who import named
from turnabout.matchmaking.matching import Matching
from turnabout.matchmaking.sentences import listed
from turnabout.matchmaking.sheets import Sheet

EARLIER_SHOWN = 5
"""So many earlier pairs that do not stay are named; the rest are counted."""


def print_summary(run: Run, report: Report, written: list[Path]) -> None:
    """Print the finding, the files, earlier pairs, what limits the result, and what is not seen."""
    click.secho(printable(finding(run.matching)), bold=True)
    width = max(len(str(path)) for path in written)
    for path, holds in zip(written, _holdings(run), strict=True):
        click.echo(f"  {path!s:<{width}}  {holds}")
    unseen = [spot.named for spot in blind_spots(run.sheet.notes)]
    for line in (*_earlier(report), *_limits(run.matching), *unseen, *asides(run.sheet)):
        click.echo(printable(line))
    if notes := run.sheet.note_count:
        click.echo(f"{counted(notes, 'note')}: see `turnabout check {run.path}`.")


def asides(sheet: Sheet) -> list[str]:
    """Return which columns had no part in the matching, and why."""
    lines = []
    if sheet.ignored:
        lines.append(f"Never used for matching: {listed(sheet.ignored)}.")
    if sheet.not_used:
        lines.append(f"Not known, so not used: {listed(sheet.not_used)}.")
    return lines


def _earlier(report: Report) -> Iterator[str]:
    if report.earlier is None:
        return
    yield report.earlier.finding
    parted = report.earlier.parted
    for pair in parted[:EARLIER_SHOWN]:
        yield f"  {named(pair.mentor)} with {named(pair.mentee)}: {pair.reason}."
    if len(parted) > EARLIER_SHOWN:
        yield f"  And {counted(len(parted) - EARLIER_SHOWN, 'more pair')}: see the report."


def _limits(matching: Matching) -> Iterator[str]:
    """Yield what was not looked at, and what keeps pairs from coming about or earning all."""
    if seen := looked_at(matching.proof):
        yield seen
    limit = shortfall(matching) if matching.pairs else why_no_pair(matching)
    if limit:
        yield limit


def _holdings(run: Run) -> tuple[str, str, str]:
    matching = run.matching
    without = {person.id for person in matching.unmatched_mentors + matching.unmatched_mentees}
    return (
        counted(len(matching.pairs), "pair"),
        f"{counted(len(without), 'person', 'people')} without a partner, and why",
        "for your browser; it needs no network",
    )
