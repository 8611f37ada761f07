"""`turnabout match`: a sign-up sheet in, proven and explained pairs out."""

import datetime as dt
from pathlib import Path

import click

from turnabout.cli.as_json import print_json, run_values
from turnabout.cli.browser import address, open_report
from turnabout.cli.exits import files_told
from turnabout.cli.options import Choices, takes_choices
from turnabout.cli.output import Folder, check_writable
from turnabout.cli.progress import watching
from turnabout.cli.run import explained, match_people, write_results
from turnabout.cli.summary import print_summary

FOLDER = Path("out")
"""Where the results go where nobody says."""


@click.command("match")
@click.argument("sheet", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--out",
    type=Folder(path_type=Path),
    metavar="FOLDER",
    help=f"Where to write the results (default {FOLDER}; with --json nowhere).",
)
@takes_choices
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON, nothing else.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
@click.option("--open", "opens", is_flag=True, help="Open the report in the browser.")
def command(
    *, sheet: Path, out: Path | None, choices: Choices, as_json: bool, quiet: bool, opens: bool
) -> None:
    """Pair the people of a sign-up sheet, with proof and reasons.

    Reads SHEET (.csv, .csv.gz or .xlsx) and writes pairs.csv, unmatched.csv and report.html. All
    three appear together; a run that fails or is cancelled leaves what was there before.
    """
    folder = out or (None if as_json else FOLDER)
    if opens and not folder:
        raise click.UsageError("--open needs a report: say where to write it with -o.")
    if folder:
        check_writable(folder)
    today = dt.datetime.now().astimezone().date()
    with watching(quiet=quiet) as tell:
        run = match_people(sheet, choices, today=today, tell=tell)
        report = explained(run, title=_title(sheet), today=today, tell=tell)
        written = write_results(report, folder) if folder else []
    with files_told(written):
        if as_json:
            print_json(run_values(run, report))
        elif not quiet:
            print_summary(run, report, written)
    if opens and not open_report(written[-1]):
        click.echo(f"No browser here: open {address(written[-1])}", err=True)


def _title(sheet: Path) -> str:
    return sheet.name.split(".")[0].replace("-", " ").replace("_", " ").capitalize()
