"""All limits, one after another; and what they would do, as counts."""

import datetime as dt
from typing import NamedTuple

from turnabout.core.jobs.kinds import Tell
from turnabout.rights.erasing.doing import erase_again, overwrite
from turnabout.rights.keeping.sweeps import SWEEPS, Sweep
from turnabout.rights.models import Erasure


class Due(NamedTuple):
    """A limit, and how many rows are over it."""

    sweep: Sweep
    many: int


def keep_limits(*, at: dt.datetime, tell: Tell = lambda _done, _total: None) -> int:
    """Return how many rows went, by all limits. Killed, it goes on where it was."""
    total = erase_again(at=at)
    for count, one in enumerate(SWEEPS, start=1):
        total += one.sweep(one.due(at), at)
        tell(count, len(SWEEPS))
    overwrite()
    return total


def what_is_due(*, at: dt.datetime) -> list[Due]:
    """Return what the next night does: counts alone, of nobody in particular."""
    return [Due(one, one.due(at).count()) for one in SWEEPS]


def erasures_ahead() -> int:
    """Return how many people asked to be erased and can still think better of it."""
    return Erasure.objects.open().count()
