"""Two who press at once: each in a thread and a connection of its own."""

import threading
from collections.abc import Callable

from django.db import OperationalError, connection

PATIENCE = 60


def together(*acts: Callable[[], object]) -> list[type[Exception]]:
    """Do all of it at once; return what refused."""
    barrier = threading.Barrier(len(acts))
    refused: list[type[Exception]] = []

    def run(act: Callable[[], object]) -> None:
        barrier.wait()
        try:
            act()
        except Exception as error:  # noqa: BLE001 - the test says which it may be
            refused.append(type(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert OperationalError not in refused
    return refused
