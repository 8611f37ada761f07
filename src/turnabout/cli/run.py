"""One match run, as match, check and demo share it: read, match, explain, write."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from turnabout import matchmaking
from turnabout.cli.exits import UsageFault
from turnabout.cli.memory import seldom_tidied
from turnabout.cli.options import Choices
from turnabout.cli.output import results_in
from turnabout.cli.progress import Tell, each_told
from turnabout.cli.reading import read_people
from turnabout.cli.report import Report, render_report
from turnabout.cli.report.earlier import earlier
from turnabout.cli.rows import PAIR_COLUMNS, UNMATCHED_COLUMNS, pair_rows, unmatched_rows
from turnabout.matchmaking.explain import shortages, why_nobody, why_pairs
from turnabout.matchmaking.matching import Matching
from turnabout.matchmaking.policy import PolicyError
from turnabout.matchmaking.sheets import Sheet, write_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A sheet, and what came of it; `names` are those of an earlier run's people, by id."""

    path: Path
    sheet: Sheet
    matching: Matching
    names: Mapping[str, str]


@seldom_tidied()
def match_people(path: Path, choices: Choices, *, today: dt.date, tell: Tell) -> Run:
    """Return the pairs of a sheet under its policy and the options.

    Raises UsageFault for a policy that cannot be, SheetFault for a sheet with errors.
    """
    decisions = choices.decisions(today=today)
    before = choices.earlier()
    sheet = read_people(path, grades=decisions.grades, tell=tell)
    policy = choices.applied(decisions.policy, sheet.pool, existing=before.ids)
    try:
        matching = matchmaking.match(
            sheet.pool, policy, watch=lambda at: tell(at.stage, at.done, at.total)
        )
    except PolicyError as error:
        raise UsageFault("the policy does not fit this sheet.", error.problems) from None
    return Run(path=path, sheet=sheet, matching=matching, names=before.names)


@seldom_tidied()
def explained(run: Run, *, title: str, today: dt.date, tell: Tell) -> Report:
    """Return the report of a run: each pair and each person without one explained."""
    matching = run.matching
    pairs = each_told(why_pairs(matching), "explaining pairs", len(matching.pairs), tell)
    return Report(
        title=title,
        source=run.path.name,
        made=today,
        matching=matching,
        explanations=tuple(pairs),
        nobody=why_nobody(matching),
        shortages=shortages(matching),
        ignored=run.sheet.ignored,
        earlier=earlier(matching, run.names),
        notes=run.sheet.notes,
        note_count=run.sheet.note_count,
    )


@seldom_tidied()
def write_results(report: Report, folder: Path) -> list[Path]:
    """Write pairs.csv, unmatched.csv and report.html, all or none; return their paths."""
    with results_in(folder) as drafts:
        write_table(drafts / "pairs.csv", PAIR_COLUMNS, pair_rows(report))
        write_table(drafts / "unmatched.csv", UNMATCHED_COLUMNS, unmatched_rows(report))
        (drafts / "report.html").write_text(render_report(report), encoding="utf-8")
    return [folder / name for name in ("pairs.csv", "unmatched.csv", "report.html")]
