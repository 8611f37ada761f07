"""`turnabout worker`: letters and jobs, without the pages."""

# ruff: noqa: PLC0415 - Django may be imported once the installation is open, not before

import signal
import threading

import click

from turnabout.cli.installation import asking_the_database, begin_installation


@click.command("worker")
def command() -> None:
    """Do the work behind the pages: send letters, run jobs.

    `turnabout serve` does so by itself. Run as many workers as you like beside `serve --web-only`.
    """
    begin_installation()
    from turnabout.cli.preparing import see_that_words_open
    from turnabout.core.jobs.workshop import keep_working
    from turnabout.watching import end_with_parent

    stop = threading.Event()
    for told in (signal.SIGTERM, signal.SIGINT):
        signal.signal(told, lambda *_: stop.set())
    end_with_parent()
    see_that_words_open()
    with asking_the_database():
        keep_working(stop)
