"""Killed while it reminds: no reminder is lost, and nobody is reminded twice."""

import os
import signal
from email import message_from_bytes

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP as Server  # noqa: N811 - the name of a protocol
from aiosmtpd.smtp import Envelope, Session
from tests.running.installations import Installation, free_port

PAIRS = """
import datetime as dt
from tests.cast import enter
from tests.enrollment.signup_cast import closed, open_cohort, signed_up
from tests.meetings.meeting_cast import also_paired
from turnabout.core.models import Letter
from turnabout.meetings.models import Meeting
from turnabout.meetings.planning import plan
from turnabout.people.models import Office, Person
from turnabout.people.offices import appoint
from turnabout.programs.models import Side
from django.utils import timezone

now = timezone.now()
carla = enter("Carla Reyes", "carla@kittiwake.example")
appoint(carla, Office.COORDINATOR, by=None, at=now)
cohort = open_cohort(carla, at=now)
def join(side, number):
    person = enter(f"{side} {number}", f"{side}{number}@kittiwake.example")
    return signed_up(cohort, person, side, at=now)
twos = [[join(side, number) for side in Side] for number in range(3)]
closed(cohort, by=carla, at=now)
for number, (mentor, mentee) in enumerate(twos):
    pair = also_paired(cohort, mentor.pk, mentee.pk, at=now)
    plan(pair, 1, now + dt.timedelta(days=2, hours=20, minutes=number), by=mentor.person, at=now)
Meeting.objects.update(planned_at=now - dt.timedelta(days=30))
Letter.objects.all().delete()
"""
REMIND = """
from django.utils import timezone
from turnabout.meetings.reminding import remind
remind(at=timezone.now())
"""
DIE_IN_THE_MIDDLE = """
import os, signal
from django.utils import timezone
from turnabout.core.models import Letter
from turnabout.meetings import reminding

reminding.AT_ONCE = 1
write = reminding.post_all
def die_at_the_second(posts, *, at):
    write(posts, at=at)
    if Letter.objects.count() == 4:
        os.kill(os.getpid(), signal.SIGKILL)
reminding.post_all = die_at_the_second
reminding.remind(at=timezone.now())
"""
SEND = "from turnabout.core.mail.sending import send_due; print(send_due())"
SEND_ONCE_THE_LEASE_ENDED = """
from django.utils import timezone
from turnabout.core.mail.sending import LEASE, send_due
print(send_due(clock=lambda: timezone.now() + LEASE))
"""
WRITTEN = "SELECT key FROM core_letter ORDER BY id"


class Witness:
    """A mail server that kills the sender once it has taken the second letter."""

    def __init__(self) -> None:
        self.victim = 0
        self.ids: list[str] = []

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, _server: Server, _session: Session, envelope: Envelope
    ) -> str:
        self.ids.append(message_from_bytes(envelope.original_content or b"")["Message-ID"])
        if len(self.ids) == 2 and self.victim:
            os.kill(self.victim, signal.SIGKILL)
        return "250 taken"


def test_killed_while_it_writes_what_is_missing_is_written_and_nothing_twice(
    installation: Installation,
):
    installation.say(PAIRS)

    died = installation.run("manage", "shell", "--verbosity=0", "-c", DIE_IN_THE_MIDDLE)
    before = installation.rows(WRITTEN)
    for _time in range(2):
        installation.say(REMIND)

    after = installation.rows(WRITTEN)
    assert (died.returncode, len(before)) == (-signal.SIGKILL, 2)
    assert (after[:2], len(after), len(set(after))) == (before, 6, 6)


def test_killed_while_it_sends_each_reminder_arrives_and_only_the_one_in_hand_twice(
    installation: Installation,
):
    installation.say(PAIRS)
    installation.say(REMIND)
    witness, port = Witness(), free_port()
    server = Controller(witness, hostname="127.0.0.1", port=port)
    server.start()
    installation.environment["TURNABOUT_MAIL_URL"] = f"smtp://127.0.0.1:{port}"

    sender = installation.start("manage", "shell", "--verbosity=0", "-c", SEND)
    witness.victim = sender.pid
    sender.wait()
    installation.say(REMIND)
    sent = [installation.say(SEND), installation.say(SEND_ONCE_THE_LEASE_ENDED)]
    server.stop()

    assert sent == ["4", "1"]
    assert (len(witness.ids), len(set(witness.ids)), witness.ids[1] == witness.ids[-1]) == (
        7,
        6,
        True,
    )
