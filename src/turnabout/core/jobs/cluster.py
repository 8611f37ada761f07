"""The processes that do jobs: django-q's cluster, watched from both sides.

It is a program of its own, `python -m turnabout.core.jobs.cluster`, in a group of processes of its
own: so it can be stopped with all that it began, and stops by itself when who started it is gone.
"""

import os
import time

import django


def main() -> None:
    """Do jobs until told to stop, or until nobody is there who could tell."""
    django.setup()
    from django_q.cluster import Cluster  # noqa: PLC0415 - not before Django is set up

    parent = os.getppid()
    cluster = Cluster()
    cluster.start()
    while cluster.sentinel.is_alive():
        if os.getppid() != parent:
            cluster.stop()
        time.sleep(0.5)


if __name__ == "__main__":
    main()
