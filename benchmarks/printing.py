"""Figures in plain aligned columns, and targets beside them."""

import os
import platform
import time
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple


class Target(NamedTuple):
    """What was aimed for and what was reached; `met` is None where nothing could be measured."""

    what: str
    aim: str
    figure: str
    met: bool | None


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return aligned columns: the first to the left, the others to the right."""
    lines = [header, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    return "\n".join(_line(line, widths) for line in lines)


def targets_table(targets: Iterable[Target]) -> str:
    """Return the targets, a line each, with a word on whether they were met."""
    rows = [(one.what, one.aim, one.figure, _WORDS[one.met]) for one in targets]
    return table(("what", "target", "figure", ""), rows)


def machine() -> str:
    """Return a line on the processor, the versions that matter, and how busy the machine is.

    On a busy machine the same work takes more CPU seconds too, so a fixed sum is timed beside.
    """
    versions = ", ".join(f"{name} {version(name)}" for name in ("numpy", "numba", "scipy"))
    return (
        f"{os.cpu_count()} cores of {_processor()}, Python {platform.python_version()}, "
        f"{versions}, load {os.getloadavg()[0]:.1f}, "
        f"a million additions {seconds(_yardstick())} CPU"
    )


def seconds(value: float) -> str:
    """Return seconds with the figures that mean something, milliseconds where they are few."""
    if abs(value) < 0.1:
        return f"{1000 * value:.3g} ms"
    return f"{value:.0f} s" if value >= 100 else f"{value:.3g} s"


def megabytes(value: float) -> str:
    """Return megabytes without decimals."""
    return f"{value:,.0f} MB"


def share(value: float) -> str:
    """Return a small share in per cent; 0 only where it is exactly that."""
    return "0" if value == 0 else f"{100 * value:.2g} %"


def times(ratio: float) -> str:
    """Return a ratio with the figures that mean something."""
    return f"{ratio:,.0f}" if ratio >= 10 else f"{ratio:.2g}"


def points(thousandths: int) -> str:
    """Return a total of scores in points."""
    return f"{thousandths / 1000:,.3f}"


_WORDS = {True: "met", False: "not met", None: "not measured"}


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = zip(cells, widths, strict=True)
    return "  ".join([f"{first[0]:{first[1]}}", *(f"{cell:>{width}}" for cell, width in others)])


def _yardstick() -> float:
    began = time.process_time()
    total = 0
    for number in range(1_000_000):
        total += number
    return time.process_time() - began


def _processor() -> str:
    try:
        described = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.machine()
    names = [line.split(":")[1].strip() for line in described.splitlines() if "model name" in line]
    return names[0] if names else platform.machine()
