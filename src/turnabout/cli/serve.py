"""`turnabout serve`: the pages and the work behind them, until told to stop."""

# ruff: noqa: PLC0415 - Django may be imported once the installation is open, not before

import click

from turnabout.cli.exits import UsageFault
from turnabout.cli.installation import begin_installation


@click.command("serve")
@click.option("--web-only", is_flag=True, help="Serve the pages; workers run elsewhere.")
@click.option("--workers-only", is_flag=True, help="Do the work; the pages are served elsewhere.")
def command(*, web_only: bool, workers_only: bool) -> None:
    """Run Turnabout in the browser: the pages and the work behind them.

    Makes what it needs in the folder turnabout-data and brings the database to this version. What
    can be set stands in docs/operating.md. Ctrl-C stops everything.
    """
    if web_only and workers_only:
        raise UsageFault("--web-only and --workers-only together leave nothing to do.")
    begin_installation()
    from turnabout.cli.preparing import prepare
    from turnabout.cli.running import check_port, keep_running

    if not workers_only:
        check_port()
    prepare()
    keep_running(web=not workers_only, work=not web_only)
