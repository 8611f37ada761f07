"""`turnabout receive`: a mail server hands a message over, and learns how that ended."""

import subprocess
import sys

import pytest
from tests.core import reports
from tests.running.installations import PATIENCE, Installation

POST = (
    "from turnabout.core.mail.outbox import post; from django.utils import timezone;"
    "print(post('trial', to='noor@kittiwake.example', key='1', language='en', at=timezone.now(),"
    " facts={'name': 'Noor', 'address': 'http://localhost:8000/'}).message_id)"
)


def receive(installation: Installation, message: bytes) -> tuple[int, str]:
    ended = subprocess.run(
        [sys.executable, "-m", "turnabout", "receive"],
        input=message,
        env=installation._environment({}),
        cwd=installation.folder.parent,
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )
    return ended.returncode, (ended.stdout + ended.stderr).decode().strip().splitlines()[-1]


def test_a_report_is_taken_and_what_nobody_reads_is_counted(installation: Installation):
    about = installation.say(POST)

    taken = receive(installation, reports.postfix(about))
    left = receive(installation, reports.vacation(about))

    assert taken == (0, "taken.")
    assert left == (0, "nobody here reads this message; it is counted.")
    assert installation.rows("SELECT bounce_code FROM core_letter") == [("5.1.1",)]
    assert installation.rows('SELECT taken, "left" FROM core_inboxreading') == [(1, 1)]


@pytest.mark.parametrize(
    ("message", "words"),
    [
        (b"x" * 2_000_001, "turnabout: The message is larger than 2 MB."),
        (b"Content-Type: a" + b";\n b" * 9999, "turnabout: A header of the message is too long."),
    ],
    ids=["long", "header"],
)
def test_a_hostile_message_ends_in_one_line_and_is_not_tried_again(
    installation: Installation, message: bytes, words: str
):
    assert receive(installation, message) == (65, words)


def test_where_nothing_is_installed_the_mail_server_tries_again_later(empty: Installation):
    code, words = receive(empty, b"Subject: Hello\n\n")

    assert (code, "there is no installation" in words) == (75, True)
