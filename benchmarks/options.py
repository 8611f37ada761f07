"""What a run of the benchmarks is told."""

import argparse
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import ROOT

CHART = ROOT / "docs" / "growth.svg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Which questions to ask, and how far to go.

    `sheet` is a real sign-up sheet; `runs` how often short commands run for a median; `limit` the
    CPU seconds after which a run is stopped; `most` the most people on a side; `seed` draws the
    invented people; `chart` is where growth is drawn.
    """

    names: tuple[str, ...] = ()
    sheet: Path | None = None
    runs: int = 3
    limit: int = 150
    most: int = 1_000_000
    seed: int = 2026
    chart: Path = CHART

    def sizes(self, *sizes: int) -> tuple[int, ...]:
        """Return these sizes, none above `most` and none twice."""
        return tuple(dict.fromkeys(min(size, self.most) for size in sizes))


def read_options(
    arguments: Sequence[str] | None, names: Sequence[str], *, seldom: Sequence[str] = ()
) -> Options:
    """Return the options of a command line; a wrong one ends the program with a clear line.

    Where none is named, all are asked but those asked `seldom`.
    """
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure how good and how fast, and print targets beside figures.",
    )
    sheet = os.environ.get("TURNABOUT_SHEET")
    parser.add_argument(
        "names",
        nargs="*",
        metavar="name",
        help=f"which of {', '.join(names)} (all but the large one)",
    )
    parser.add_argument(
        "--sheet",
        type=_sheet,
        default=sheet,
        help="a real sign-up sheet (TURNABOUT_SHEET, or an invented one)",
    )
    parser.add_argument("--runs", type=_positive, default=3, help="runs for each median (3)")
    parser.add_argument(
        "--limit", type=_positive, default=150, help="CPU seconds before a run is stopped (150)"
    )
    parser.add_argument(
        "--most", type=_positive, default=1_000_000, help="the most people on a side"
    )
    parser.add_argument(
        "--large", action="store_true", help="a million on a side too: the same as naming it"
    )
    parser.add_argument("--seed", type=int, default=2026, help="draws the invented people (2026)")
    parser.add_argument("--chart", type=Path, default=CHART, help="where growth is drawn")
    options = parser.parse_args(arguments)
    if unknown := set(options.names) - set(names):
        parser.error(f"no benchmark named {', '.join(sorted(unknown))}: take {', '.join(names)}")
    asked = options.names or [name for name in names if name not in seldom]
    more = seldom if options.large else ()
    options.names = tuple(dict.fromkeys((*asked, *more)))
    del options.large
    return Options(**vars(options))


def _sheet(text: str) -> Path:
    path = Path(text)
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"{text} is no file: give a sign-up sheet")
    return path


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a whole number of 1 or more")
    return int(text)
