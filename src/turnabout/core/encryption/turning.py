"""Turning the ring: a new key, everything sealed anew with it, and old keys forgotten."""

import datetime as dt
from collections.abc import Callable

from django.db import connection, transaction

from turnabout.core.encryption.elsewhere import Kept
from turnabout.core.encryption.places import all_places, keys_in_use, lacking
from turnabout.core.encryption.rings import (
    KeysFault,
    Ring,
    has_ring,
    make_ring,
    new_key,
    the_ring,
    write_ring,
)
from turnabout.core.models import RingMark

Tell = Callable[[int, int], None]
"""Says how many rows are sealed anew, of how many."""


def keep_ring(*, at: dt.datetime) -> None:
    """Make the ring of a new installation; see that an old one opens all that is sealed.

    KeysFault where it does not: then nothing is made in its place.
    """
    if not has_ring() and not keys_in_use():
        make_ring(at=at)
    see_that_it_opens()


def mark_as_ours(*, at: dt.datetime) -> None:
    """Leave something sealed in the database: from now on no other ring is taken for its own."""
    if not RingMark.objects.exists():
        RingMark.objects.create(text="turnabout", made_at=at)


def see_that_it_opens(**_: object) -> None:
    """Raise KeysFault where the ring is missing, or is not the one of this database."""
    the_ring()
    if fault := lacking():
        raise KeysFault(fault)


def add_key(*, at: dt.datetime) -> bool:
    """Make a new key the one that seals. False where the last turn is not yet at its end."""
    if any(place.count_outdated() for place in all_places()):
        return False
    write_ring(Ring((*the_ring().keys, new_key(at=at))))
    return True


def seal_all_anew(tell: Tell) -> int:
    """Return how many rows the newest key sealed now; killed, it goes on where it was."""
    places = all_places()
    total = sum(place.count_outdated() for place in places)
    done = 0
    for place in places:
        for count in place.seal_anew():
            done += count
            tell(done, max(done, total))
    return done


@transaction.atomic
def forget_old_keys() -> int:
    """Return how many keys are forgotten: all but the newest. KeysFault while one is needed.

    Nobody writes meanwhile, so that nothing is left sealed with a key that is gone.
    """
    ring = the_ring()
    _keep_others_out(all_places())
    if needed := keys_in_use() - {ring.newest.id}:
        raise KeysFault(
            f"something is still sealed with {', '.join(sorted(needed))}: "
            "run `turnabout rotate-keys --forget-old` again"
        )
    write_ring(Ring((ring.newest,)))
    return len(ring.keys) - 1


@transaction.atomic
def give_up_lost(*, at: dt.datetime) -> int:
    """Return how many rows are erased, for good, since the ring has no key that opens them.

    The only way on where a ring is lost. Where there is none, a new one is made.
    """
    make_ring(at=at)
    erased = sum(place.erase_lost() for place in all_places())
    mark_as_ours(at=at)
    return erased


def _keep_others_out(places: list[Kept]) -> None:
    """Let nobody write into these tables until the transaction ends; SQLite does so by itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for table in sorted({place.table for place in places}):
                cursor.execute(f"LOCK TABLE {connection.ops.quote_name(table)} IN SHARE MODE")
