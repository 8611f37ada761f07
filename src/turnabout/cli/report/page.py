"""The whole report as values that a template only has to place."""

from dataclasses import astuple, dataclass
from typing import NamedTuple

from turnabout.cli.report import findings, policy_words
from turnabout.cli.report.attention import Task, tasks
from turnabout.cli.report.figures import (
    TOPICS_DRAWN,
    WISHES,
    Histogram,
    Row,
    TopicBars,
    average_earned,
    histogram,
    mentee_seats,
    mentor_seats,
    ruler,
    topic_bars,
)
from turnabout.cli.report.given import Report
from turnabout.cli.report.tables import (
    DETAILS_AT_MOST,
    NobodyRow,
    PairRow,
    SwapRow,
    nobody_rows,
    pair_rows,
    swap_rows,
    wish_name,
    worst_rows,
)
from turnabout.cli.report.wording import counted, day, points
from turnabout.matchmaking.people import LADDER

WORST_SHOWN = 5
SWAPS_SHOWN = 10
MENTEES_SHOWN = 200
MENTORS_SHOWN = 30


class WeightRow(NamedTuple):
    """A wish, the most points it can give, and what it gave on average."""

    name: str
    weight: int
    earned: str


@dataclass(frozen=True, slots=True)
class Nobody:
    """The people of one role without a partner; `more` says how many are left out here."""

    finding: str
    rows: tuple[NobodyRow, ...]
    more: str


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that is printed, in the order in which it is printed."""

    title: str
    source: str
    made: str
    finding: str
    terms: str
    tasks: tuple[Task, ...]
    mentees_covered: str
    mentees: Row
    places_covered: str
    mentors: Row
    spread: str
    histogram: Histogram | None
    worst: tuple[PairRow, ...]
    swaps_finding: str
    swaps: tuple[SwapRow, ...]
    swaps_more: str
    no_mentor: Nobody
    no_mentee: Nobody
    supply: str
    topics_drawn: tuple[TopicBars, ...]
    topics: tuple[TopicBars, ...]
    ruler: str
    pairs: tuple[PairRow, ...]
    pair_count: str
    light: str
    rules: tuple[str, ...]
    choices: tuple[str, ...]
    weights: tuple[WeightRow, ...]
    earnable: str
    ladder: tuple[str, ...]
    ignored: tuple[str, ...]


def lay_out(report: Report) -> Page:
    """Return the report as the page that is printed."""
    matching = report.matching
    bars = topic_bars(report.shortages)
    swaps = swap_rows(matching.proof.swaps, SWAPS_SHOWN)
    return Page(
        title=report.title,
        source=report.source,
        made=day(report.made),
        finding=findings.finding(matching),
        terms=findings.terms(matching),
        tasks=tasks(report),
        mentees_covered=findings.mentees_covered(matching),
        mentees=mentee_seats(report),
        places_covered=findings.places_covered(matching),
        mentors=mentor_seats(matching),
        spread=findings.spread(matching),
        histogram=histogram(matching),
        worst=worst_rows(report, WORST_SHOWN),
        swaps_finding=findings.swaps(matching.proof),
        swaps=swaps,
        swaps_more=_more(matching.proof.swap_count - len(swaps), "case", ""),
        no_mentor=_nobody(report, "mentee", findings.unmatched_mentees(report), MENTEES_SHOWN),
        no_mentee=_nobody(report, "mentor", findings.unmatched_mentors(report), MENTORS_SHOWN),
        supply=findings.supply(report.shortages),
        topics_drawn=bars[:TOPICS_DRAWN],
        topics=bars,
        ruler=ruler(matching.policy.weights),
        pairs=pair_rows(report),
        pair_count=counted(len(matching.pairs), "pair"),
        light=_light(len(matching.pairs)),
        rules=policy_words.rules(matching.policy),
        choices=policy_words.choices(matching.policy),
        weights=_weights(report),
        earnable=findings.earnable(report),
        ladder=LADDER,
        ignored=report.ignored,
    )


def _nobody(report: Report, role: str, finding: str, shown: int) -> Nobody:
    rows = nobody_rows(report, role)
    more = _more(len(rows) - shown, role, " Everyone is in unmatched.csv.")
    return Nobody(finding, rows[:shown], more)


def _more(number: int, noun: str, where: str) -> str:
    return f"And {counted(number, f'more {noun}')}.{where}" if number > 0 else ""


def _light(pairs: int) -> str:
    if pairs <= DETAILS_AT_MOST:
        return ""
    return (
        f"With more than {DETAILS_AT_MOST:,} pairs each has its reasons in one line only; "
        "“turnabout why” has the rest."
    )


def _weights(report: Report) -> tuple[WeightRow, ...]:
    earned = average_earned(report)
    weights = dict(zip(WISHES, astuple(report.matching.policy.weights), strict=True))
    weights |= {wish: report.matching.policy.keep for wish in earned if wish not in weights}
    return tuple(
        WeightRow(wish_name(wish), weight, points(earned.get(wish, 0)))
        for wish, weight in weights.items()
    )
