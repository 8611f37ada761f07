"""Whole organisations by size: from sheet to report at 10,000 a side, and 100,000 a side."""

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.measure import Cost, run_apart, run_command
from benchmarks.options import Options
from benchmarks.printing import Target, megabytes, points, seconds, share, table

SHEET_SIZE = 10_000
POOL_SIZE = 100_000

GAP = 0.0005
"""The proven gap to stay under where nobody asks for exactly 0."""

BEYOND = 2
"""How many times the CPU seconds that are aimed for a run gets before it is stopped."""

MORE_FOR_FAIR = 12
"""CPU seconds that `fair` may take beyond `best`."""


CHOICES = {
    "": {"exact": False},
    ", --exact": {"exact": True},
    ", --mode fair": {"mode": "fair", "exact": True},
}
"""What is asked of a sheet, as flags and as what they mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What a run may cost and how near to the best it comes; None where nothing is asked."""

    cpu: float | None = None
    peak_mb: float | None = None
    gap: float | None = None


def ask(options: Options) -> list[Target]:
    """Print what each size costs by stage, and return the targets."""
    with tempfile.TemporaryDirectory() as folder:
        targets = _from_sheet(Path(folder), options)
    return targets + from_pool(POOL_SIZE, Aim(cpu=150, peak_mb=1_500, gap=GAP), options)


def from_pool(size: int, aim: Aim, options: Options) -> list[Target]:
    """Measure the engine alone: what it costs to make the people stays out of the seconds."""
    (size,) = options.sizes(size)
    name = f"{_sides(size)}, people to proof"
    cost = run_apart(
        "benchmarks.matchers.ours:match_people",
        size=size,
        seed=options.seed,
        limit=max(options.limit, BEYOND * int(aim.cpu or 0)),
        policy={"exact": False},
    )
    print_stages(name, cost)
    return _targets(name, cost, aim)


def _from_sheet(folder: Path, options: Options) -> list[Target]:
    (size,) = options.sizes(SHEET_SIZE)
    sheet = folder / "people.csv"
    run_apart(
        "benchmarks.matchers.ours:write_sheet",
        path=sheet,
        mentors=size,
        mentees=size,
        seed=options.seed,
    )
    name = f"{_sides(size)}, sheet to report"
    command = _the_command(name, sheet, folder / "out", options)
    best, exact, fair = (
        _by_steps(f"{name}{flags}", options, sheet=sheet, folder=folder / "out", choices=choices)
        for flags, choices in CHOICES.items()
    )
    return [
        *_targets(name, command, Aim(cpu=8, peak_mb=600)),
        *_targets(name, best, Aim(gap=GAP)),
        *_targets(f"{name}, --exact", exact, Aim(gap=0)),
        _more_for_fair(name, exact, fair),
    ]


def _the_command(name: str, sheet: Path, folder: Path, options: Options) -> Cost:
    """Return what the command itself costs, as anyone would give it."""
    turnabout = (sys.executable, "-m", "turnabout", "match")
    command = (*turnabout, sheet, "-o", folder, "--no-exact")
    cost = run_command(command, limit=options.limit)
    print(f"{name}, the command: {_spent(cost)}\n")
    return cost


def _by_steps(name: str, options: Options, **arguments: object) -> Cost:
    """Return the cost of a process that does what the command does, and what it reached."""
    work = "benchmarks.matchers.road:walk_the_road"
    cost = run_apart(work, limit=options.limit, **arguments)
    print_stages(name, cost)
    return cost


def print_stages(name: str, cost: Cost) -> None:
    if cost.failure:
        print(f"{name}: {cost.failure}\n")
        return
    reached = cost.result
    stages = [(stage, seconds(cpu)) for stage, cpu in reached["stages"].items()]
    print(table((name, "CPU"), [*stages, ("the whole process", seconds(cost.cpu))]))
    print(
        f"wall {seconds(cost.wall)}, peak {megabytes(cost.peak_mb)}; {reached['placed']:,} of "
        f"{reached['coverable']:,} placeable mentees, {points(reached['total'])} points, "
        f"worst pair {points(reached['worst'])}, gap {_gap(reached)}\n"
    )


def _gap(reached: dict[str, Any]) -> str:
    """Return the proven gap, and the likely one where not all pairs were looked at."""
    proven, likely = share(reached["gap"]), reached["likely_gap"]
    return proven if likely is None else f"{proven} for certain, {share(likely)} likely"


def _targets(name: str, cost: Cost, aim: Aim) -> list[Target]:
    """Return a target for whatever is asked; the CPU seconds are the engine's where it tells."""
    reached = cost.result if isinstance(cost.result, dict) else {}
    cpu, gap = reached.get("cpu", cost.cpu), reached.get("gap", 1.0)
    asked = (
        ("CPU", aim.cpu, cpu, seconds),
        ("peak memory", aim.peak_mb, cost.peak_mb, megabytes),
        ("proven gap", aim.gap, gap, share),
    )
    return [
        _verdict(Target(f"{name}: {what}", f"<= {say(most)}", say(value), value <= most), cost)
        for what, most, value, say in asked
        if most is not None
    ]


def _verdict(target: Target, cost: Cost) -> Target:
    """Return the target as measured; a run that was stopped has missed it."""
    if cost.stopped:
        return target._replace(figure=cost.failure, met=False)
    return target._replace(figure="", met=None) if cost.failure else target


def _more_for_fair(name: str, best: Cost, fair: Cost) -> Target:
    what, aim = f"{name}: fair beyond best, both exact", f"<= {seconds(MORE_FOR_FAIR)}"
    if best.failure or fair.failure:
        return Target(what, aim, "", None)
    more = fair.cpu - best.cpu
    return Target(what, aim, seconds(more), more <= MORE_FOR_FAIR)


def _sides(size: int) -> str:
    return f"{size:,} + {size:,}"


def _spent(cost: Cost) -> str:
    spent = f"{seconds(cost.cpu)} CPU, {seconds(cost.wall)} wall, {megabytes(cost.peak_mb)}"
    return f"{cost.failure} ({spent})" if cost.failure else spent
