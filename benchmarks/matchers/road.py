"""The whole road of `turnabout match`, from sheet to report, with a clock at every step."""

import datetime as dt
from pathlib import Path
from typing import Any

from benchmarks.matchers.ours import outcome
from benchmarks.stage_clock import StageClock
from turnabout.cli.options import Choices
from turnabout.cli.run import explained, match_people, write_results


def walk_the_road(sheet: str, folder: str, choices: dict[str, Any]) -> dict[str, Any]:
    """Return what each step of `turnabout match` cost from sheet to report, and what it reached."""
    clock = StageClock()
    today = dt.datetime.now().astimezone().date()
    run = match_people(Path(sheet), Choices(**choices), today=today, tell=clock)
    clock.ends("rest of the match")
    report = explained(run, title="Measured", today=today, tell=clock)
    clock.ends("rest of the explanations")
    write_results(report, Path(folder))
    clock.ends("writing")
    return {"stages": clock.cpu, **outcome(run.matching)}
