"""A real worker: jobs are done, begun again where they died, and letters leave within a second."""

import datetime as dt
import sqlite3
from contextlib import closing

from aiosmtpd.controller import Controller
from tests.running.installations import Installation, free_port, wait_until
from tests.smtp import Postbox

ASK = (
    "from django.utils import timezone; from turnabout.core.jobs.asking import ask_for;"
    "from tests.running.slow.jobs import count_slowly, die_once;"
    "ask_for({}, by=None, at=timezone.now(), {})"
)
STATE = "SELECT finished_at IS NOT NULL, done, attempts FROM core_job"
DONE_AT_ONCE = [(1, 1, 1)]


def test_a_job_is_done_whether_a_worker_was_there_before_or_came_later(
    installation: Installation,
):
    installation.say(ASK.format("count_slowly", "upto=1"))
    installation.start("worker")
    wait_until(lambda: installation.rows(STATE) == DONE_AT_ONCE)

    installation.say(ASK.format("count_slowly", "upto=1"))
    wait_until(lambda: installation.rows(STATE) == DONE_AT_ONCE * 2)


def test_a_job_whose_process_is_killed_is_begun_again(installation: Installation):
    installation.start("worker")
    mark = installation.folder / "died"
    installation.say(ASK.format("die_once", f"mark={str(mark)!r}"))

    waits = "SELECT attempts FROM core_job WHERE started_at IS NULL AND fault <> ''"
    wait_until(lambda: installation.rows(waits) == [(1,)])
    _let_the_pause_pass(installation)

    wait_until(lambda: installation.rows(STATE) == [(1, 0, 2)])
    assert mark.exists()


def test_a_letter_leaves_within_about_a_second_while_every_hand_is_busy(
    installation: Installation,
):
    postbox = Postbox()
    controller = Controller(postbox, hostname="127.0.0.1", port=free_port())
    controller.start()
    installation.environment["TURNABOUT_MAIL_URL"] = f"smtp://127.0.0.1:{controller.port}"
    installation.start("worker", TURNABOUT_WORKERS="1")
    installation.say(ASK.format("count_slowly", "upto=400"))
    wait_until(lambda: installation.rows("SELECT 1 FROM core_job WHERE done > 0"))

    installation.say(
        "from django.core.mail import send_mail;"
        "send_mail('Code', 'It is 1234', None, ['ada@kittiwake.example'])"
    )
    wait_until(lambda: installation.rows("SELECT 1 FROM core_letter WHERE sent_at IS NOT NULL"))
    ((queued, sent),) = installation.rows("SELECT queued_at, sent_at FROM core_letter")
    controller.stop()

    took = dt.datetime.fromisoformat(str(sent)) - dt.datetime.fromisoformat(str(queued))
    assert len(postbox.arrived) == 1
    assert took < dt.timedelta(seconds=1.5)


def _let_the_pause_pass(installation: Installation) -> None:
    with closing(sqlite3.connect(installation.folder / "turnabout.sqlite3")) as database:
        database.execute("UPDATE core_job SET queue_at = asked_at")
        database.commit()
