"""From the command to the report, on one department's sign-up sheet."""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.measure import Cost, median_of, run_apart, run_command
from benchmarks.options import Options
from benchmarks.printing import Target, megabytes, seconds, share, table

MENTORS, MENTEES, OTHERS = 307, 379, 1_285
"""The shape of a department of 1,971 people, for want of a real sheet."""

MOST_SECONDS = 3
TURNABOUT = (sys.executable, "-m", "turnabout")


def ask(options: Options) -> list[Target]:
    """Print what the command costs on the sheet, and return the targets."""
    with tempfile.TemporaryDirectory() as folder:
        sheet, name = _sheet(Path(folder), options)
        command = (*TURNABOUT, "match", sheet, "-o", Path(folder) / "out")
        first = run_command((*command, "--json"), limit=options.limit)
        if first.failure:
            print(f"{name}: {first.failure}")
            return _targets(name, None, {})
        cost = median_of(options.runs, lambda: run_command(command, limit=options.limit))
        proof = json.loads(first.result)["proof"]
    print(table(("run", "CPU", "wall", "peak"), _rows(first, cost, options)))
    print(
        f"\n{proof['placed']} of {proof['coverable']} placeable mentees, gap {share(proof['gap'])}"
    )
    return _targets(name, cost, proof)


def _sheet(folder: Path, options: Options) -> tuple[Path, str]:
    if options.sheet:
        return options.sheet.resolve(), options.sheet.stem
    path = folder / "department.csv"
    mentors, mentees, others = (min(n, options.most) for n in (MENTORS, MENTEES, OTHERS))
    run_apart(
        "benchmarks.matchers.ours:write_sheet",
        path=path,
        mentors=mentors,
        mentees=mentees,
        others=others,
        seed=options.seed,
    )
    return path, f"invented department of {mentors + mentees + others:,}"


def _rows(first: Cost, cost: Cost, options: Options) -> list[tuple[str, ...]]:
    named = (("first, with --json", first), (f"median of {options.runs}", cost))
    return [(name, seconds(c.cpu), seconds(c.wall), megabytes(c.peak_mb)) for name, c in named]


def _targets(name: str, cost: Cost | None, proof: dict[str, Any]) -> list[Target]:
    took = f"{name}: from command to report"
    placed, exact = f"{name}: all who can be placed are", f"{name}: proven gap"
    if cost is None:
        measured = ((took, f"<= {MOST_SECONDS} s"), (placed, "all"), (exact, "0"))
        return [Target(what, aim, "", None) for what, aim in measured]
    return [
        Target(took, f"<= {MOST_SECONDS} s", seconds(cost.wall), cost.wall <= MOST_SECONDS),
        Target(placed, str(proof["coverable"]), str(proof["placed"]), proof["everyone_placed"]),
        Target(exact, "0", share(proof["gap"]), proof["gap"] == 0),
    ]
