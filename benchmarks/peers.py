"""The same people and the same scores, matched by others and by us."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.measure import STOPPED, Cost, run_apart
from benchmarks.options import Options
from benchmarks.printing import Target, megabytes, points, seconds, table, times

OURS = "turnabout, people to proof"
OUR_SOLVER = "turnabout's solver"
CANDIDATES = "turnabout's solver, on the few candidates it needs"
MENTOR_MATCH = "mentor-match 7.0.1"
SCIPY = "scipy linear_sum_assignment"
MUNKRES = "munkres 3.0.0"

PEERS = (SCIPY, MUNKRES, MENTOR_MATCH)

ROUNDS = 3
"""What the web application of mentor-match runs, so that each person gets up to three partners."""

LESS_THAN_MENTOR_MATCH = 200
HEADER = ("mentors + mentees, matcher", "CPU", "times ours", "peak", "pairs", "points")


@dataclass(frozen=True)
class Result:
    """What one matcher needed and reached; nothing where `failure` says why."""

    matcher: str
    partners: int
    cpu: float
    peak_mb: float
    total: int | None
    pairs: int | None
    failure: str = ""


def ask(options: Options) -> list[Target]:
    """Print a table for each size, and return the targets at the largest."""
    with tempfile.TemporaryDirectory() as folder:
        for size in options.sizes(100, 300, 1000):
            scores = Path(folder) / f"{size}.npy"
            results = _results(size, scores, options)
            print(f"{table(HEADER, _rows(size, results))}\n")
    return _targets(size, results)


def _results(size: int, scores: Path, options: Options) -> list[Result]:
    made = run_apart(
        "benchmarks.matchers.ours:write_scores", path=scores, size=size, seed=options.seed
    )
    if made.failure:
        return [_stopped(OURS, 1, made)]
    return [
        *_ours(size, 1, options),
        _peer(OUR_SOLVER, "benchmarks.matchers.own_solver:assign", scores, options),
        _peer(SCIPY, "benchmarks.matchers.scipy_solver:assign", scores, options),
        _peer(MUNKRES, "benchmarks.matchers.munkres_solver:assign", scores, options),
        *_ours(size, ROUNDS, options),
        *_mentor_match(scores, options),
    ]


def _ours(size: int, partners: int, options: Options) -> list[Result]:
    """Return scores, solution and proof from the people on, and the part of it that solves."""
    cost = run_apart(
        "benchmarks.matchers.ours:match_people",
        size=size,
        seed=options.seed,
        capacity=partners,
        limit=options.limit,
        repeat=True,
        policy={"cover": False},
    )
    if cost.failure:
        return [_stopped(OURS, partners, cost)]
    reached = cost.result
    solving = {**reached, "cpu": reached["stages"]["solving"]}
    return [
        _result(OURS, partners, cost, reached),
        _result(CANDIDATES, partners, cost, solving),
    ]


def _peer(matcher: str, work: str, scores: Path, options: Options) -> Result:
    cost = run_apart(work, limit=options.limit, scores=scores)
    if cost.failure:
        return _stopped(matcher, 1, cost)
    return _result(matcher, 1, cost, cost.result)


def _mentor_match(scores: Path, options: Options) -> list[Result]:
    cost = run_apart(
        "benchmarks.matchers.mentor_match:assign",
        limit=options.limit,
        scores=scores,
        rounds=ROUNDS,
    )
    reached = dict(enumerate(cost.result or [], start=1))
    return [
        _result(MENTOR_MATCH, partners, cost, reached[partners])
        if partners in reached
        else _stopped(MENTOR_MATCH, partners, cost)
        for partners in (1, ROUNDS)
    ]


def _result(matcher: str, partners: int, cost: Cost, reached: dict[str, Any]) -> Result:
    return Result(
        matcher, partners, reached["cpu"], cost.peak_mb, reached["total"], reached["pairs"]
    )


def _stopped(matcher: str, partners: int, cost: Cost) -> Result:
    return Result(matcher, partners, cost.cpu, cost.peak_mb, None, None, cost.failure)


def _rows(size: int, results: list[Result]) -> list[tuple[str, ...]]:
    return [_row(size, one, _reached(results, OURS, one.partners)) for one in results]


def _row(size: int, one: Result, ours: Result | None) -> tuple[str, ...]:
    partners = "1 partner" if one.partners == 1 else f"{one.partners} partners"
    what = f"{size:,} + {size:,}, {partners}: {one.matcher}"
    ratio = times(one.cpu / ours.cpu) if ours else ""
    cost = (seconds(one.cpu), ratio, megabytes(one.peak_mb))
    if one.total is None:
        return what, *cost, "", one.failure
    return what, *cost, f"{one.pairs:,}", points(one.total)


def _targets(size: int, results: list[Result]) -> list[Target]:
    people = f"{size:,} + {size:,}"
    return [
        _less_than_mentor_match(people, results),
        _less_than_scipy(people, results),
        *(_never_a_lower_total(people, results, partners) for partners in (1, ROUNDS)),
    ]


def _less_than_mentor_match(people: str, results: list[Result]) -> Target:
    what = f"{people}, {ROUNDS} partners: CPU of mentor-match over ours"
    aim = f">= {LESS_THAN_MENTOR_MATCH}"
    ours, theirs = _reached(results, OURS, ROUNDS), _find(results, MENTOR_MATCH, ROUNDS)
    if not ours or not theirs:
        return Target(what, aim, "", None)
    ratio = theirs.cpu / ours.cpu
    met = ratio >= LESS_THAN_MENTOR_MATCH
    if theirs.failure:
        at_least = theirs.failure.startswith(STOPPED)
        return Target(what, aim, f"{ratio:,.0f}, then {theirs.failure}", (met and at_least) or None)
    return Target(what, aim, f"{ratio:,.0f}", met)


def _less_than_scipy(people: str, results: list[Result]) -> Target:
    what = f"{people}: CPU of scipy over our solver, same scores"
    ours, theirs = (_reached(results, name, 1) for name in (OUR_SOLVER, SCIPY))
    if not ours or not theirs:
        return Target(what, "> 1", "", None)
    ratio = theirs.cpu / ours.cpu
    return Target(what, "> 1", f"{ratio:,.1f}", ratio > 1)


def _never_a_lower_total(people: str, results: list[Result], partners: int) -> Target:
    what = f"{people}, {partners} each: our total less the best of the others"
    ours = _reached(results, OURS, partners)
    others = [
        one.total
        for one in results
        if one.partners == partners and one.matcher in PEERS and one.total is not None
    ]
    if not ours or ours.total is None or not others:
        return Target(what, ">= 0 points", "", None)
    more = ours.total - max(others)
    return Target(what, ">= 0 points", f"{points(more)} points", more >= 0)


def _reached(results: list[Result], matcher: str, partners: int) -> Result | None:
    found = _find(results, matcher, partners)
    return found if found and not found.failure else None


def _find(results: list[Result], matcher: str, partners: int) -> Result | None:
    for one in results:
        if (one.matcher, one.partners) == (matcher, partners):
            return one
    return None
