"""`turnabout demo`: the example organisation, matched, with its report."""

import datetime as dt
from pathlib import Path

import click

from turnabout.cli.browser import address, open_report, somebody_watches
from turnabout.cli.exits import files_told
from turnabout.cli.options import Choices
from turnabout.cli.output import Folder, check_writable
from turnabout.cli.progress import watching
from turnabout.cli.run import explained, match_people, write_results
from turnabout.cli.summary import print_summary
from turnabout.example import ORGANISATION, example_sheet


@click.command("demo")
@click.option(
    "-o",
    "--out",
    type=Folder(path_type=Path),
    default=Path("out/example"),
    metavar="FOLDER",
    help="Where to write the results (default out/example).",
)
def command(*, out: Path) -> None:
    """Match the example organisation and open its report.

    The people are invented. The report opens in your browser where there is a display.
    """
    check_writable(out)
    today = dt.datetime.now().astimezone().date()
    with watching(quiet=False) as tell:
        run = match_people(example_sheet(), Choices(), today=today, tell=tell)
        report = explained(run, title=ORGANISATION, today=today, tell=tell)
        written = write_results(report, out)
    with files_told(written):
        print_summary(run, report, written)
        click.echo(f"The report: {address(written[-1])}")
    if somebody_watches():
        open_report(written[-1])
