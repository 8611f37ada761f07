"""`turnabout check`: what a sheet lacks, before anybody is matched."""

import datetime as dt
from collections import Counter
from dataclasses import asdict
from pathlib import Path

import click

from turnabout.cli.as_json import nobody_values, print_json, shortage_values
from turnabout.cli.exits import printable
from turnabout.cli.options import Choices, takes_choices
from turnabout.cli.progress import watching
from turnabout.cli.reading import print_notes
from turnabout.cli.report.wording import counted
from turnabout.cli.run import Run, match_people
from turnabout.cli.summary import asides
from turnabout.cli.tables import print_table
from turnabout.cli.who import named
from turnabout.matchmaking.explain import Shortage, WhyNobody, shortages, why_nobody
from turnabout.matchmaking.people import Role
from turnabout.matchmaking.sheets import Sheet


@click.command("check")
@click.argument("sheet", type=click.Path(path_type=Path))
@takes_choices
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON, nothing else.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def command(*, sheet: Path, choices: Choices, as_json: bool, quiet: bool) -> None:
    """Read a sheet and name its errors and its gaps; write nothing.

    Names every error of SHEET with row, column and what to do (exit code 3); else what is worth
    knowing: who signed up, who has no partner that the rules allow, which topics nobody offers.
    """
    today = dt.datetime.now().astimezone().date()
    with watching(quiet=quiet) as tell:
        run = match_people(sheet, choices, today=today, tell=tell)
        stuck = tuple(each for each in why_nobody(run.matching) if each.place is None)
        missing = tuple(each for each in shortages(run.matching) if not each.offered_by)
    if as_json:
        print_json(_values(run, stuck, missing))
    elif not quiet:
        _show(run.sheet, stuck, missing)


def _values(
    run: Run, stuck: tuple[WhyNobody, ...], missing: tuple[Shortage, ...]
) -> dict[str, object]:
    sheet = run.sheet
    return {
        "source": run.path.name,
        "rows": sheet.rows,
        "roles": _roles(sheet),
        "no_partner_possible": [nobody_values(each) for each in stuck],
        "topics_nobody_offers": [shortage_values(each) for each in missing],
        "ignored": list(sheet.ignored),
        "not_used": list(sheet.not_used),
        "notes": [asdict(note) for note in sheet.notes],
        "note_count": sheet.note_count,
    }


def _show(sheet: Sheet, stuck: tuple[WhyNobody, ...], missing: tuple[Shortage, ...]) -> None:
    roles = _roles(sheet)
    click.echo(f"{counted(sheet.rows, 'person', 'people')}, no errors.")
    click.echo(
        f"Signed up: {counted(roles['mentor'], 'mentor')}, {counted(roles['mentee'], 'mentee')}, "
        f"{roles['both']:,} as both; {roles['directory']:,} in the directory only."
    )
    for line in asides(sheet):
        click.echo(printable(line))
    _show_stuck(stuck)
    _show_missing(missing)
    print_notes(sheet.notes, sheet.note_count)


def _roles(sheet: Sheet) -> dict[str, int]:
    counts = Counter(str(person.role) or "directory" for person in sheet.pool.people)
    return {str(role) or "directory": counts[str(role) or "directory"] for role in Role}


def _show_stuck(stuck: tuple[WhyNobody, ...]) -> None:
    if not stuck:
        click.echo("\nEveryone who signed up has a partner that the rules allow.")
        return
    people = counted(len({each.person.id for each in stuck}), "person", "people")
    click.echo(f"\n{people} without any partner that the rules allow:")
    rows = [(named(each.person), each.role, each.reason, each.would_help) for each in stuck]
    print_table(("who", "as", "why", "what would help"), rows)


def _show_missing(missing: tuple[Shortage, ...]) -> None:
    if not missing:
        click.echo("\nSomebody offers each topic that is wanted.")
        return
    click.echo(f"\n{counted(len(missing), 'topic')} that nobody offers:")
    print_table(("topic", "wanted by"), [(each.topic, str(each.wanted_by)) for each in missing])
