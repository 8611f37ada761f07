"""The whole report as values that a template only has to place."""

from dataclasses import astuple, dataclass
from typing import Generic, NamedTuple, TypeVar

from turnabout.cli.report import findings, policy_words
from turnabout.cli.report.attention import Task, tasks
from turnabout.cli.report.earlier import Earlier
from turnabout.cli.report.earnable import earnable
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
    NoteRow,
    PairRow,
    PartedRow,
    SwapRow,
    nobody_rows,
    note_rows,
    pair_rows,
    parted_rows,
    swap_rows,
    wish_name,
    worst_rows,
)
from turnabout.cli.report.wording import counted, day, points
from turnabout.matchmaking.people import LADDER

WORST_SHOWN = 5
CASES_SHOWN = 10
CASES_HELD = 1000
MENTEES_SHOWN = 200
MENTORS_SHOWN = 30


class SignedUp(NamedTuple):
    """How many signed up on each side: what the bars of the topics are counted of."""

    mentors: str
    mentees: str


class WeightRow(NamedTuple):
    """A wish, the most points it can give, and what it gave on average."""

    name: str
    weight: int
    earned: str


Case = TypeVar("Case", SwapRow, PartedRow, NoteRow)


@dataclass(frozen=True, slots=True)
class Cases(Generic[Case]):
    """Cases of one kind: the first are shown, the rest can be opened, those beyond are counted."""

    finding: str
    first: tuple[Case, ...]
    rest: tuple[Case, ...]
    more: str
    beyond: str


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
    swaps: Cases[SwapRow]
    earlier: Cases[PartedRow] | None
    no_mentor: Nobody
    no_mentee: Nobody
    supply: str
    signed_up: SignedUp
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
    sheet: Cases[NoteRow] | None


def lay_out(report: Report) -> Page:
    """Return the report as the page that is printed."""
    matching = report.matching
    bars = topic_bars(report.shortages)
    proof = matching.proof
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
        swaps=_cases(findings.swaps(proof), swap_rows(proof.swaps), proof.swap_count),
        earlier=_parted(report.earlier) if report.earlier else None,
        no_mentor=_nobody(report, "mentee", findings.unmatched_mentees(report), MENTEES_SHOWN),
        no_mentee=_nobody(report, "mentor", findings.unmatched_mentors(report), MENTORS_SHOWN),
        supply=findings.supply(report.shortages),
        signed_up=SignedUp(f"{len(matching.pool.mentors):,}", f"{len(matching.pool.mentees):,}"),
        topics_drawn=bars[:TOPICS_DRAWN],
        topics=bars,
        ruler=ruler(matching.policy.weights),
        pairs=pair_rows(report),
        pair_count=counted(len(matching.pairs), "pair"),
        light=_light(len(matching.pairs)),
        rules=policy_words.rules(matching.policy),
        choices=policy_words.choices(matching.policy),
        weights=_weights(report),
        earnable=earnable(matching),
        ladder=LADDER,
        ignored=report.ignored,
        sheet=_notes(report) if report.notes else None,
    )


def _parted(earlier: Earlier) -> Cases[PartedRow]:
    return _cases(earlier.finding, parted_rows(earlier), len(earlier.parted))


def _notes(report: Report) -> Cases[NoteRow]:
    rows = note_rows(report.notes)
    number = len(rows) + report.note_count - len(report.notes)
    return _cases(f"{counted(report.note_count, 'note')} on {report.source}", rows, number)


def _cases(finding: str, rows: tuple[Case, ...], number: int) -> Cases[Case]:
    held = rows[:CASES_HELD]
    rest = held[CASES_SHOWN:]
    return Cases(
        finding=finding,
        first=held[:CASES_SHOWN],
        rest=rest,
        more=_more(len(rest), "case", "").removesuffix("."),
        beyond=_more(number - len(held), "case", " They are counted only."),
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
