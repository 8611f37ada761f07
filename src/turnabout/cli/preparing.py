"""What must be so before pages can be served: the database of this version, the static files."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from turnabout import storage
from turnabout.cli.exits import NotRunningFault
from turnabout.cli.installation import asking_the_database
from turnabout.clock import current_time
from turnabout.core.counting import count_rows
from turnabout.core.encryption.rings import KeysFault
from turnabout.core.encryption.turning import keep_ring, mark_as_ours, see_that_it_opens
from turnabout.demo.making import NoDemoHereError

LOCK_FILE = "one-at-a-time"
LOCK_NUMBER = 7_801_125
"""Any number: that of the lock which PostgreSQL keeps for us."""


def prepare() -> None:
    """Bring the database and the static files to this version."""
    bring_to_this_version()
    erase_again_who_was_erased()
    call_command("collectstatic", interactive=False, verbosity=0)
    if settings.DEMO:
        _begin_demo()


def bring_to_this_version() -> None:
    """Migrate the database and make the table of the cache; of several processes, one at a time."""
    if connection.vendor == "sqlite":
        storage.make_private_file(Path(connection.settings_dict["NAME"]))
    with asking_the_database(), _one_at_a_time():
        _with_ring(keep_ring)
        call_command("migrate", interactive=False, verbosity=0)
        _with_ring(mark_as_ours)
        call_command("createcachetable", verbosity=0)
        count_rows()


def erase_again_who_was_erased() -> int:
    """Return how many people an old database brought back, who are erased again now."""
    from turnabout.rights.erasing.doing import erase_again  # noqa: PLC0415 - once apps are ready

    with asking_the_database():
        return erase_again(at=current_time())


def see_that_words_open() -> None:
    """Refuse to run where the ring of keys is missing or another one."""
    with asking_the_database():
        _with_ring(see_that_it_opens)


def _with_ring(act: Callable[..., None]) -> None:
    """Do something with the ring of keys; refuse to run where it does not open all."""
    try:
        act(at=current_time())
    except (KeysFault, OSError) as fault:
        raise NotRunningFault(f"the words of people cannot be opened: {fault}.") from None


def _begin_demo() -> None:
    from turnabout.demo.beginning import begin_demo  # noqa: PLC0415 - the engine takes a second

    try:
        begin_demo(at=timezone.now())
    except NoDemoHereError:
        raise NotRunningFault(
            "TURNABOUT_DEMO is set, and this installation belongs to a real organisation: take the "
            "setting away, or name another folder in TURNABOUT_DATA."
        ) from None


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    if connection.vendor == "postgresql":
        yield from _alone_in_postgresql()
    else:
        yield from _alone_in_the_folder()


def _alone_in_postgresql() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK_NUMBER])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK_NUMBER])


def _alone_in_the_folder() -> Iterator[None]:
    file = settings.DATA / LOCK_FILE
    storage.make_private_file(file)
    with file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
