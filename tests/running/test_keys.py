"""The key ring of a real installation: made once, turned while killed, missed loudly."""

import json
import os
import signal
from pathlib import Path

from tests.running.installations import Installation, wait_until

from turnabout.cli.exits import Exit

WRITE = """
from django.utils import timezone
from turnabout.core.models import RingMark
RingMark.objects.bulk_create(
    [RingMark(text=f"word {n}", made_at=timezone.now()) for n in range(3000)])
"""
READ = """
from turnabout.core.models import RingMark
print(len({row.text for row in RingMark.objects.all()}))
"""
OUTDATED = """
from turnabout.core.encryption.places import keys_in_use
print(*sorted(keys_in_use()))
"""
CLEAR = """
import json
from allauth.mfa.models import Authenticator
from django.utils import timezone
from turnabout.people.models import Person
for kind, data in [("totp", {"secret": "JBSWY3DP"}),
                   ("recovery_codes", {"seed": "c0ffee", "used_mask": 5})]:
    Authenticator.objects.create(user=Person.objects.get(), type=kind, data=data)
"""
STORED = """
import json
from allauth.mfa.models import Authenticator
print(json.dumps([row.data for row in Authenticator.objects.order_by("pk")]))
"""
OPENED = """
from allauth.mfa.models import Authenticator
from turnabout.web.signin.adapter import SecondStepAdapter
open = SecondStepAdapter().decrypt
totp, codes = Authenticator.objects.order_by("pk")
print(open(totp.data["secret"]), open(codes.data["seed"]), codes.data["used_mask"])
"""


def ring(installation: Installation) -> Path:
    return installation.folder / "key-ring"


def keys(installation: Installation) -> list[str]:
    lines = ring(installation).read_text().splitlines()
    return [line.split()[0] for line in lines if not line.startswith("#")]


def test_a_turn_that_is_killed_goes_on_and_loses_no_word(installation: Installation):
    installation.say(WRITE)
    before = keys(installation)
    turn = installation.start("rotate-keys")
    wait_until(lambda: keys(installation) != before)
    os.killpg(turn.pid, signal.SIGKILL)
    turn.wait()

    again = installation.run("rotate-keys")
    forgotten = installation.run("rotate-keys", "--forget-old")

    assert (again.returncode, forgotten.returncode) == (Exit.DONE, Exit.DONE)
    assert "the last turn was interrupted" in again.stdout.lower()
    assert keys(installation) not in ([], before)
    assert len(keys(installation)) == 1
    assert installation.say(OUTDATED) == keys(installation)[0]
    assert installation.say(READ) == "3001"


def test_without_its_ring_nothing_starts_and_the_fault_says_what_to_do(installation: Installation):
    aside = ring(installation).rename(installation.folder.parent / "safe")

    for words in (["serve"], ["worker"], ["migrate"]):
        ended = installation.run(*words)

        assert ended.returncode == Exit.NOT_RUNNING
        assert "put back the" in ended.stderr
        assert "Traceback" not in ended.stderr
        assert not ring(installation).exists()

    assert installation.run("migrate", TURNABOUT_KEYS=str(aside)).returncode == Exit.DONE


def test_secrets_of_second_steps_that_stood_in_clear_are_sealed_by_the_migration(
    installation: Installation,
):
    assert installation.run("manage", "migrate", "web", "zero").returncode == Exit.DONE
    installation.say(CLEAR)

    assert installation.run("migrate").returncode == Exit.DONE

    stored = json.loads(installation.say(STORED))
    assert "JBSWY3DP" not in str(stored)
    assert "c0ffee" not in str(stored)
    assert installation.say(OPENED) == "JBSWY3DP c0ffee 5"
    assert installation.run("rotate-keys").returncode == Exit.DONE
    assert installation.run("rotate-keys", "--forget-old").returncode == Exit.DONE
    assert installation.say(OPENED) == "JBSWY3DP c0ffee 5"
