"""A million on each side: seven CPU minutes, so asked only where it is named, or with --large."""

from benchmarks.options import Options
from benchmarks.printing import Target
from benchmarks.sizes import Aim, from_pool

SIZE = 1_000_000


def ask(options: Options) -> list[Target]:
    """Print what it costs by stage, the certain gap and the likely one; return the targets."""
    return from_pool(SIZE, Aim(cpu=360, peak_mb=4_000), options)
