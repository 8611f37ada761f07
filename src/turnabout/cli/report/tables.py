"""The tables of the report, row by row, in the words that are printed."""

from dataclasses import dataclass
from typing import NamedTuple

from turnabout.cli.report.blindness import blind_spots
from turnabout.cli.report.earlier import Earlier
from turnabout.cli.report.figures import earned
from turnabout.cli.report.given import Report
from turnabout.cli.report.reasons import in_one_line, reason
from turnabout.cli.report.wording import counted, points, sentence
from turnabout.matchmaking.explain import PairExplanation, SharedTopic, WhyNobody
from turnabout.matchmaking.matching import Pair, Swap
from turnabout.matchmaking.people import LADDER, Person
from turnabout.matchmaking.sheets import Note

DETAILS_AT_MOST = 2_000
"""Above so many pairs the table says why in one line only, so that the file stays light."""


class Who(NamedTuple):
    """A person as a table shows them."""

    id: str
    name: str
    job: str
    about: str


class WishRow(NamedTuple):
    """What a wish gave, and could have given."""

    name: str
    points: str
    out_of: str
    reason: str


class TopicRow(NamedTuple):
    """A shared topic with both levels in the words of the ladder."""

    topic: str
    mentor: str
    mentee: str
    points: str


@dataclass(frozen=True, slots=True)
class Why:
    """Everything behind one pair's score."""

    wishes: tuple[WishRow, ...]
    topics: tuple[TopicRow, ...]
    time: str


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair as the table of pairs shows it; `why` is None where the table is kept light."""

    mentor: Who
    mentee: Who
    points: str
    earned: str
    topics: str
    minutes: str
    sentence: str
    why: Why | None


class SwapRow(NamedTuple):
    """Two people who would both rather have each other, and what each would gain."""

    mentor: Who
    mentee: Who
    mentor_gain: str
    mentee_gain: str


class PartedRow(NamedTuple):
    """Two people who were a pair and are none now, and why."""

    mentor: Who
    mentee: Who
    reason: str


class NoteRow(NamedTuple):
    """What is worth knowing about the sheet, where it stands, and what to do."""

    place: str
    message: str
    remedy: str


class NobodyRow(NamedTuple):
    """A person without a partner: why, and what would help."""

    who: Who
    reason: str
    would_help: str


def pair_rows(report: Report) -> tuple[PairRow, ...]:
    """Return all pairs in order, with everything behind them where the table can bear it."""
    pairs = report.matching.pairs
    behind = {(one.mentor.id, one.mentee.id): one for one in report.explanations}
    full = len(pairs) <= DETAILS_AT_MOST
    return tuple(
        _pair_row(report, pair, behind.get((pair.mentor.id, pair.mentee.id)), full=full, ruled=full)
        for pair in pairs
    )


def worst_rows(report: Report, most: int) -> tuple[PairRow, ...]:
    """Return the pairs with the lowest scores, the lowest first."""
    behind = {(one.mentor.id, one.mentee.id): one for one in report.explanations}
    worst = sorted(report.matching.pairs, key=lambda pair: (pair.score, pair.mentee.id))[:most]
    return tuple(
        _pair_row(
            report, pair, behind.get((pair.mentor.id, pair.mentee.id)), full=False, ruled=True
        )
        for pair in worst
    )


def swap_rows(swaps: tuple[Swap, ...]) -> tuple[SwapRow, ...]:
    """Return the people who would rather have each other, those who gain most first."""
    ranked = sorted(swaps, key=lambda swap: -min(swap.mentor_gain, swap.mentee_gain))
    return tuple(
        SwapRow(
            who(swap.mentor),
            who(swap.mentee),
            points(swap.mentor_gain),
            points(swap.mentee_gain),
        )
        for swap in ranked
    )


def parted_rows(earlier: Earlier) -> tuple[PartedRow, ...]:
    """Return the earlier pairs that are none now: first those that cannot be, then the others."""
    ranked = sorted(earlier.parted, key=lambda pair: pair.possible)
    return tuple(
        PartedRow(who(pair.mentor), who(pair.mentee), sentence(pair.reason)) for pair in ranked
    )


def note_rows(notes: tuple[Note, ...]) -> tuple[NoteRow, ...]:
    """Return the notes on the sheet; who does not want to be with whom is counted, never named."""
    named = [note for note in notes if note.blinds != "apart"]
    apart = [spot for spot in blind_spots(notes) if spot.rule == "apart"]
    return (
        *(NoteRow(spot.column, spot.told, sentence(spot.remedy)) for spot in apart),
        *(_note_row(note) for note in named),
    )


def nobody_rows(report: Report, role: str) -> tuple[NobodyRow, ...]:
    """Return the people of a role without a partner: first whom no rule allows, then the queue."""
    people = sorted((one for one in report.nobody if one.role == role), key=_by_hope)
    return tuple(
        NobodyRow(who(one.person), sentence(one.reason), sentence(one.would_help)) for one in people
    )


def who(person: Person) -> Who:
    """Return a person as a table shows them."""
    level = f"level\N{NO-BREAK SPACE}{person.level}" if person.level else ""
    also_id = person.id if person.name else ""
    about = "\N{NO-BREAK SPACE}· ".join(filter(None, [person.department, level, also_id]))
    return Who(person.id, person.name, person.job_title, about)


def wish_name(wish: str) -> str:
    """Return what a wish is called in print."""
    return _WISH_NAMES.get(wish, wish.capitalize())


_WISH_NAMES = {
    "topics": "Topics",
    "preferences": "Preferences",
    "values": "Values",
    "time": "Time",
    "distance": "Distance",
    "style": "Style",
    "keep": "Kept pair",
}


def _note_row(note: Note) -> NoteRow:
    row = f"row {note.row}" if note.row is not None else ""
    value = f"“{note.value}”" if note.value else ""
    place = ", ".join(filter(None, [row, note.column, value])) or "the sheet as a whole"
    return NoteRow(place, sentence(note.message), sentence(note.remedy))


def _pair_row(
    report: Report, pair: Pair, behind: PairExplanation | None, *, full: bool, ruled: bool
) -> PairRow:
    return PairRow(
        mentor=who(pair.mentor),
        mentee=who(pair.mentee),
        points=points(pair.score),
        earned=earned(behind, report.matching.policy.weights) if behind and ruled else "",
        topics="; ".join(topic.wanted for topic in behind.topics) if behind else "",
        minutes=f"{behind.shared_minutes:,}" if behind else "",
        sentence=sentence(in_one_line(behind)) if behind else "",
        why=_why(behind) if behind and full else None,
    )


def _why(behind: PairExplanation) -> Why:
    return Why(
        wishes=tuple(
            WishRow(
                wish_name(wish.wish), points(wish.points), points(wish.out_of), reason(wish, behind)
            )
            for wish in behind.wishes
        ),
        topics=tuple(_topic_row(topic) for topic in behind.topics),
        time=_shared_time(behind),
    )


def _topic_row(topic: SharedTopic) -> TopicRow:
    near = f", near {topic.offered} ({topic.share:.0%} the same)" if topic.share < 1 else ""
    return TopicRow(
        topic=f"{topic.wanted}{near}",
        mentor=f"{topic.mentor_level} {LADDER[topic.mentor_level]}",
        mentee=f"{topic.mentee_level} {LADDER[topic.mentee_level]}",
        points=points(topic.points),
    )


def _shared_time(behind: PairExplanation) -> str:
    winter, summer = behind.winter_minutes, behind.summer_minutes
    if winter == summer:
        return f"{counted(winter, 'minute')} a week that both are free, all year."
    return (
        f"{counted(winter, 'minute')} a week that both are free in winter, "
        f"{counted(summer, 'minute')} in summer."
    )


def _by_hope(one: WhyNobody) -> tuple[bool, int, str]:
    return one.place is not None, one.place or 0, one.person.id
