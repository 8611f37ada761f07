"""How cost grows with the number of people, from 100 to 100,000."""

from math import log
from typing import Any

from benchmarks.measure import run_apart
from benchmarks.options import Options
from benchmarks.printing import Target, megabytes, seconds, share, table

PEOPLE = (100, 300, 1_000, 3_000, 10_000, 30_000, 100_000)
HEADER = ("people, half of them mentors", "CPU", "per person", "growth", "peak", "gap")

Point = dict[str, Any]


def ask(options: Options) -> list[Target]:
    """Print what matching costs at each size, and draw it."""
    measured = [_measured(size, options) for size in options.sizes(*(n // 2 for n in PEOPLE))]
    points = [point for point in measured if not point["failure"]]
    print(table(HEADER, _rows(points)))
    for point in measured:
        if point["failure"]:
            print(f"{point['people']:,} people: {point['failure']}")
    if len(points) > 1:
        _draw(points, options)
    return []


def _measured(size: int, options: Options) -> Point:
    cost = run_apart(
        "benchmarks.matchers.ours:match_people",
        size=size,
        seed=options.seed,
        limit=options.limit,
        policy={"exact": False},
        repeat=True,
    )
    reached = cost.result or {"cpu": cost.cpu, "gap": 1.0}
    return {
        "people": 2 * size,
        "cpu": reached["cpu"],
        "gap": reached["gap"],
        "peak_mb": cost.peak_mb,
        "failure": cost.failure,
    }


def _rows(points: list[Point]) -> list[tuple[str, ...]]:
    return [
        (
            f"{point['people']:,}",
            seconds(point["cpu"]),
            f"{1e6 * point['cpu'] / point['people']:,.0f} µs",
            _growth(before, point) if before else "",
            megabytes(point["peak_mb"]),
            share(point["gap"]),
        )
        for before, point in zip([None, *points], points, strict=False)
    ]


def _growth(before: Point, point: Point) -> str:
    """Return the power of the number of people with which cost grew since the size before."""
    power = log(point["cpu"] / before["cpu"]) / log(point["people"] / before["people"])
    return f"n^{power:.2f}"


def _draw(points: list[Point], options: Options) -> None:
    drawn = run_apart("benchmarks.growth_chart:draw", points=points, path=options.chart)
    print(f"\n{drawn.failure or f'drawn: {options.chart.name}'}")
