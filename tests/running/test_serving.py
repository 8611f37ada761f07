"""`turnabout serve`: one command, pages and work together, and an end to all of it."""

import re
import signal
import socket
import subprocess
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import HTTPCookieProcessor, Request, build_opener, urlopen

import pytest
from tests.running.installations import PATIENCE, Installation, is_ready, wait_until

from turnabout.cli.exits import Exit


def first_lines(process: "subprocess.Popen[str]", count: int) -> list[str]:
    assert process.stdout
    return [process.stdout.readline().rstrip() for _ in range(count)]


def processes_of(installation: Installation) -> list[int]:
    """Return the processes that have this installation's folder in their environment."""
    wanted = f"TURNABOUT_DATA={installation.folder}".encode()
    return [int(entry.name) for entry in Path("/proc").glob("[0-9]*") if wanted in _said_to(entry)]


def _said_to(process: Path) -> bytes:
    """Return the environment of a process; nothing of one that has ended meanwhile."""
    try:
        return (process / "environ").read_bytes()
    except OSError:
        return b""


def test_an_empty_folder_becomes_an_installation_that_waits_to_be_set_up(empty: Installation):
    process = empty.start("serve")

    runs, set_up, no_mail, stops = first_lines(process, 4)
    assert runs == f"Turnabout runs at {empty.address}/"
    assert re.fullmatch(rf"Set up: {empty.address}/set-up/\?key=\w{{32}}", set_up)
    assert no_mail.startswith("NO MAIL LEAVES: TURNABOUT_MAIL_URL is not set")
    assert stops == "Ctrl-C stops it."

    wait_until(lambda: is_ready(empty.address))
    browser = build_opener(HTTPCookieProcessor())
    with browser.open(set_up.removeprefix("Set up: ")) as page:
        assert (page.status, "Set up Turnabout" in page.read().decode()) == (200, True)
    assert oct(empty.folder.stat().st_mode)[-3:] == "700"
    assert oct((empty.folder / "turnabout.sqlite3").stat().st_mode)[-3:] == "600"


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_everything_ends_within_seconds_when_told_to(installation: Installation, told: int):
    process = installation.start("serve")
    wait_until(lambda: is_ready(installation.address))

    begun = time.monotonic()
    process.send_signal(told)
    process.wait(PATIENCE)

    assert process.returncode == Exit.DONE
    assert time.monotonic() - begun < 15
    assert processes_of(installation) == []


def test_everything_ends_when_who_started_it_is_killed(installation: Installation):
    process = installation.start("serve")
    wait_until(lambda: is_ready(installation.address))

    process.kill()

    wait_until(lambda: processes_of(installation) == [])


def test_a_long_job_does_not_hold_up_the_end_and_begins_anew(installation: Installation):
    process = installation.start("serve")
    wait_until(lambda: is_ready(installation.address))
    installation.say(
        "from django.utils import timezone; from turnabout.core.jobs.asking import ask_for;"
        "from tests.running.slow.jobs import count_slowly;"
        "ask_for(count_slowly, by=None, at=timezone.now(), upto=9000)"
    )
    wait_until(lambda: installation.rows("SELECT 1 FROM core_job WHERE done > 0"))

    process.terminate()
    process.wait(PATIENCE)

    assert installation.rows("SELECT started_at, pid FROM core_job") == [(None, None)]


def test_a_port_in_use_is_one_clear_line(installation: Installation):
    port = int(installation.address.rpartition(":")[2])
    with socket.create_server(("127.0.0.1", port)):
        refused = installation.run("serve")

    assert refused.returncode == Exit.NOT_RUNNING
    assert refused.stderr == (
        f"turnabout: nothing can be served at 127.0.0.1:{port}: Address already in use. Stop what "
        "runs there, or name another address in TURNABOUT_ADDRESS or TURNABOUT_LISTEN.\n"
    )


def test_every_wrong_value_of_the_environment_is_named_at_once(installation: Installation):
    refused = installation.run(
        "serve", TURNABOUT_WORKERS="many", TURNABOUT_MAIL_URL="mail", TURNABOUT_TREADS="4"
    )

    assert refused.returncode == Exit.NOT_RUNNING
    assert refused.stderr.splitlines() == [
        "turnabout: the environment cannot be used:",
        "  - TURNABOUT_WORKERS: say a whole number from 1 to 64",
        "  - TURNABOUT_MAIL_URL: say an address like smtp://name:password@mail.example.org:587",
        "  - TURNABOUT_TREADS: there is no such setting, TURNABOUT_THREADS is meant?",
    ]


def test_a_database_that_does_not_answer_is_one_clear_line(installation: Installation):
    refused = installation.run("serve", DATABASE_URL="postgresql://u:p@127.0.0.1:1/none")

    assert refused.returncode == Exit.NOT_RUNNING
    (line,) = refused.stderr.splitlines()
    assert line.startswith("turnabout: the database does not answer: connection")


def test_a_folder_that_cannot_be_made_is_one_clear_line(installation: Installation):
    file = installation.folder.parent / "file"
    file.touch()

    refused = installation.run("serve", TURNABOUT_DATA=str(file / "data"))

    assert refused.returncode == Exit.NOT_WRITTEN
    assert refused.stderr == (
        f"turnabout: nothing can be kept in {file}/data: Not a directory. "
        "Name another folder in TURNABOUT_DATA.\n"
    )


def test_serving_neither_pages_nor_work_is_wrong_usage(installation: Installation):
    assert installation.run("serve", "--web-only", "--workers-only").returncode == Exit.USAGE


def test_without_a_worker_the_pages_are_there_and_not_ready(installation: Installation):
    installation.start("serve", "--web-only")

    wait_until(lambda: _status(f"{installation.address}/healthz") == 200)

    assert _status(f"{installation.address}/readyz") == 503


def test_a_worker_of_its_own_makes_it_ready(installation: Installation):
    installation.start("serve", "--web-only")
    installation.start("worker")

    wait_until(lambda: is_ready(installation.address))


def test_a_line_of_the_log_holds_no_personal_link_and_no_query(installation: Installation):
    process = installation.start("serve", "--web-only", TURNABOUT_LOG_FORM="json")
    wait_until(lambda: _status(f"{installation.address}/healthz") == 200)

    _status(f"{installation.address}/sign-in/link/very-secret/?email=noor@kittiwake.example")
    process.terminate()
    logged, _ = process.communicate(timeout=PATIENCE)

    assert ("very-secret" in logged, "noor@" in logged) == (False, False)
    assert logged.count('"page": "/sign-in/link/<str:key>/"') == 1


def test_metrics_are_for_who_has_the_token(installation: Installation):
    installation.start("serve", TURNABOUT_METRICS_TOKEN="s3cret")
    wait_until(lambda: is_ready(installation.address))
    _status(f"{installation.address}/sign-in/")

    right = Request(f"{installation.address}/metrics", headers={"Authorization": "Bearer s3cret"})
    wrong = Request(f"{installation.address}/metrics", headers={"Authorization": "Bearer guess"})
    with urlopen(right) as answer:
        numbers = answer.read().decode()

    assert (_status(wrong), _status(f"{installation.address}/metrics")) == (404, 404)
    assert "turnabout_workers_seen 1.0" in numbers.splitlines()
    assert (
        'turnabout_requests_total{method="GET",page="/sign-in/",status="200"} 1.0'
        in numbers.splitlines()
    )


def _status(address: str | Request) -> int:
    try:
        with urlopen(address) as answer:
            status: int = answer.status
            return status
    except HTTPError as error:
        return error.code
    except OSError:
        return 0
