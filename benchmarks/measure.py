"""What a piece of work costs, measured in a fresh process."""

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import IO, Any, TypeVar

T = TypeVar("T")

ROOT = Path(__file__).parent.parent
MEGABYTE = 1_000_000
STOPPED = "stopped after"
MOST_WORDS = 90
"""Characters of a complaint that are quoted: it stands in a table."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process cost: seconds of all its threads and of the clock, and its peak memory.

    `result` is what the work returned or printed. Where `failure` says why there is none, the
    seconds are those until then; `stopped` where it came to its limit.
    """

    cpu: float
    wall: float
    peak_mb: float
    result: Any = None
    failure: str = ""

    @property
    def stopped(self) -> bool:
        """True where the work took all the CPU seconds it was given."""
        return self.failure.startswith(STOPPED)


def run_command(command: Sequence[str | Path], *, limit: int | None = None) -> Cost:
    """Return the cost of a command, its output as the result; after `limit` CPU seconds it ends.

    Its peak is never told below that of this process, from which it springs: so this stays small.
    """
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        began = time.perf_counter()
        process = subprocess.Popen(
            [str(word) for word in command],
            cwd=ROOT,
            stdout=output,
            stderr=errors,
        )
        if limit is not None:
            resource.prlimit(process.pid, resource.RLIMIT_CPU, (limit, limit + 1))
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - began
        printed, complained = _text(output), _text(errors)
    return Cost(
        cpu=usage.ru_utime + usage.ru_stime,
        wall=wall,
        peak_mb=usage.ru_maxrss * 1024 / MEGABYTE,
        result=printed,
        failure=_failure(process.returncode, complained, limit),
    )


def run_apart(work: str, *, limit: int | None = None, **arguments: object) -> Cost:
    """Return the cost of `module:function` in a process of its own, its value as the result.

    Named by text, since what this process has imported would count in the other's peak. Arguments
    and value travel as JSON. Where it fails, the result is what it had yielded by then, or None.
    """
    cost = run_command(
        [sys.executable, "-m", "benchmarks.apart", work, json.dumps(arguments, default=str)],
        limit=limit,
    )
    lines = cost.result.splitlines()
    return replace(cost, result=json.loads(lines[-1]) if lines else None)


def median_of(runs: int, run: Callable[[], Cost]) -> Cost:
    """Return the median cost of so many runs, with the last one's result; a failure ends them."""
    costs: list[Cost] = []
    for _ in range(runs):
        costs.append(run())
        if costs[-1].failure:
            return costs[-1]
    return replace(
        costs[-1],
        cpu=median(cost.cpu for cost in costs),
        wall=median(cost.wall for cost in costs),
        peak_mb=median(cost.peak_mb for cost in costs),
    )


def cpu_of(work: Callable[[], T], *, enough: float = 0.5) -> tuple[float, T]:
    """Return the mean CPU seconds of a call in this process, and its value.

    A quick call is repeated until all took `enough` seconds: some systems count CPU in steps of
    milliseconds.
    """
    calls = 0
    began = time.process_time()
    while True:
        value = work()
        calls += 1
        spent = time.process_time() - began
        if spent >= enough:
            return spent / calls, value


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode(errors="replace")


def _failure(code: int, complained: str, limit: int | None) -> str:
    if code == 0:
        return ""
    if code == -signal.SIGXCPU:
        return f"{STOPPED} {limit} CPU s"
    lines = complained.strip().splitlines() or [f"ended with status {code}"]
    return lines[-1][:MOST_WORDS]
