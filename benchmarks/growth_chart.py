"""The chart of how cost grows."""

from math import log
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

INK, PALE = "#1f2430", "#8a8f9c"

STYLE: dict[Any, Any] = {
    "svg.hashsalt": "turnabout",
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.size": 11,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": PALE,
    "xtick.color": INK,
    "ytick.color": INK,
}


def draw(points: list[dict[str, Any]], path: str) -> None:
    """Write an SVG of CPU seconds against people, the same bytes for the same points."""
    people = [point["people"] for point in points]
    cpu = [point["cpu"] for point in points]
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(8, 4.8), layout="constrained")
        axes = figure.add_subplot()
        axes.loglog(people, cpu, color=INK, marker="o", linewidth=2, label="measured")
        _all_pairs(axes, people, cpu)
        _words(axes, people, cpu)
        figure.savefig(Path(path), format="svg", metadata={"Date": None})


def _all_pairs(axes: Axes, people: list[int], cpu: list[float]) -> None:
    """Draw, through the last point, what growing with the number of pairs would look like."""
    squares = [cpu[-1] * (count / people[-1]) ** 2 for count in people]
    axes.loglog(people, squares, color=PALE, linestyle="--", label="as the number of pairs grows")
    axes.set_ylim(bottom=cpu[0] / 3, top=4 * cpu[-1])
    axes.set_xlim(left=people[0] / 2)


def _words(axes: Axes, people: list[int], cpu: list[float]) -> None:
    axes.set_title(_finding(people, cpu), loc="left", fontweight="bold")
    axes.set_xlabel("people, half of them mentors and half mentees")
    axes.set_ylabel("CPU seconds to score, solve and prove")
    axes.set_xticks([10**power for power in range(2, 6) if 10**power <= people[-1]])
    axes.xaxis.set_major_formatter(lambda count, _: f"{count:,.0f}")
    axes.yaxis.set_major_formatter(lambda spent, _: f"{spent:g}")
    for count, spent in zip(people, cpu, strict=True):
        axes.annotate(
            f"{spent:.2g} s", (count, spent), (-8, 9), textcoords="offset points", ha="right"
        )
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(color=PALE, alpha=0.25)
    axes.legend(frameon=False, loc="lower right")


def _finding(people: list[int], cpu: list[float]) -> str:
    power = log(cpu[-1] / cpu[0]) / log(people[-1] / people[0])
    return (
        f"Ten times the people cost {10**power:.0f} times as much:\n"
        f"{people[-1]:,} people take {cpu[-1]:.2g} CPU seconds"
    )
