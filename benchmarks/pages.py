"""How long a page takes with 100,000 people in the directory, next to a bare page."""

import tempfile
from statistics import median
from typing import Any

from benchmarks.measure import run_apart
from benchmarks.options import Options
from benchmarks.printing import Target, seconds, table

PEOPLE = 100_000
SIGN_UPS = 5_000

VISITS = 10
"""So often each page is opened, for each run that is asked for."""

MOST = 0.1
"""Seconds of server time that a page may take, in 19 of 20 visits."""

WHO = {"": "anybody", "leader": "coordinator", "person": "mentor"}


def ask(options: Options) -> list[Target]:
    """Print what each page costs, and return how the slowest compares with the aim."""
    (people,) = options.sizes(PEOPLE)
    with tempfile.TemporaryDirectory() as folder:
        cost = run_apart(
            "benchmarks.visits.visiting:visit_everything",
            folder=folder,
            people=people,
            sign_ups=min(SIGN_UPS, people),
            seed=options.seed,
            again=VISITS * options.runs,
        )
    if cost.failure:
        print(f"{cost.failure}\n")
        return [Target("the slowest page", f"<= {seconds(MOST)}", "", None)]
    print(
        f"{people:,} people brought in, signed up and matched in {seconds(cost.result['made'])}\n"
    )
    _print_pages(cost.result["pages"])
    return _targets(cost.result["pages"])


def _print_pages(pages: list[dict[str, Any]]) -> None:
    """Print CPU beside the clock: on a busy machine the clock tells of others too."""
    rows = [
        (
            one["page"],
            WHO[one["who"]],
            str(one["queries"]),
            seconds(median(one["cpu"])),
            seconds(median(one["seconds"])),
            seconds(_late(one["seconds"])),
        )
        for one in pages
    ]
    print(table(("page", "who", "queries", "CPU", "clock", "19 of 20 within"), rows))


def _targets(pages: list[dict[str, Any]]) -> list[Target]:
    closed = [one["page"] for one in pages if one["status"] != 200]
    slowest = max(pages, key=lambda one: _late(one["seconds"]))
    late = _late(slowest["seconds"])
    figure = f"{seconds(late)}, {slowest['page']}"
    opened = len(pages) - len(closed)
    return [
        Target("pages that open", str(len(pages)), str(opened), not closed),
        Target("the slowest page, 19 of 20 visits", f"<= {seconds(MOST)}", figure, late <= MOST),
    ]


def _late(times: list[float]) -> float:
    """Return what 19 of 20 visits stay within; the times are in order."""
    return times[(len(times) * 19 - 1) // 20]
