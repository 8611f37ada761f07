"""What a run says at its end, in a few lines."""

from pathlib import Path

import click

from turnabout.cli.exits import printable
from turnabout.cli.report.findings import finding
from turnabout.cli.report.wording import counted, listed
from turnabout.cli.run import Run
from turnabout.matchmaking.sheets import Sheet


def print_summary(run: Run, written: list[Path]) -> None:
    """Print the finding, the files, and what of the sheet was left aside."""
    click.secho(printable(finding(run.matching)), bold=True)
    width = max(len(str(path)) for path in written)
    for path, holds in zip(written, _holdings(run), strict=True):
        click.echo(f"  {path!s:<{width}}  {holds}")
    for line in asides(run.sheet):
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


def _holdings(run: Run) -> tuple[str, str, str]:
    matching = run.matching
    without = {person.id for person in matching.unmatched_mentors + matching.unmatched_mentees}
    return (
        counted(len(matching.pairs), "pair"),
        f"{counted(len(without), 'person', 'people')} without a partner, and why",
        "for your browser; it needs no network",
    )
