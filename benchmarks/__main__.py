"""`python -m benchmarks`: ask every question, or those named, and print the targets at the end."""

import sys
import time
from collections.abc import Callable, Sequence

from benchmarks import growth, large, pages, peers, real, sizes
from benchmarks.options import Options, read_options
from benchmarks.printing import Target, machine, targets_table

QUESTIONS: dict[str, tuple[str | None, Callable[[Options], list[Target]]]] = {
    "real": (real.__doc__, real.ask),
    "sizes": (sizes.__doc__, sizes.ask),
    "large": (large.__doc__, large.ask),
    "growth": (growth.__doc__, growth.ask),
    "peers": (peers.__doc__, peers.ask),
    "pages": (pages.__doc__, pages.ask),
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print what was measured, question by question, then all targets and whether they were met."""
    options = read_options(arguments, list(QUESTIONS), seldom=["large"])
    began = time.perf_counter()
    print(machine())
    targets = [target for name in options.names for target in _answer(name, options)]
    print(f"\nTargets\n\n{targets_table(targets)}\n")
    print(machine())
    print(f"{time.perf_counter() - began:.0f} s in all")


def _answer(name: str, options: Options) -> list[Target]:
    question, ask = QUESTIONS[name]
    print(f"\n{name}: {question}\n")
    return ask(options)


if __name__ == "__main__":
    main(sys.argv[1:])
