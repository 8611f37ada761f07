"""What pairs.csv and unmatched.csv hold."""

from collections.abc import Iterator

from turnabout.cli.report import Report
from turnabout.cli.report.reasons import in_one_line
from turnabout.matchmaking.explain import PairExplanation, SharedTopic
from turnabout.matchmaking.policy import POINT

PAIR_COLUMNS = (
    "mentor_id",
    "mentor_name",
    "mentee_id",
    "mentee_name",
    "score",
    "topics",
    "shared_minutes",
    "why",
)

UNMATCHED_COLUMNS = ("id", "name", "role", "reason", "would_help")


def pair_rows(report: Report) -> Iterator[tuple[str | int | float, ...]]:
    """Yield a row for each pair: `score` in points out of 100."""
    for pair in report.explanations:
        yield (
            pair.mentor.id,
            pair.mentor.name,
            pair.mentee.id,
            pair.mentee.name,
            pair.score / POINT,
            topics_in_words(pair),
            pair.shared_minutes,
            in_one_line(pair),
        )


def unmatched_rows(report: Report) -> Iterator[tuple[str, ...]]:
    """Yield a row for each person without a partner."""
    for nobody in report.nobody:
        person = nobody.person
        yield person.id, person.name, nobody.role, nobody.reason, nobody.would_help


def topics_in_words(pair: PairExplanation) -> str:
    """Return the topics that the two share, the one with the most points first."""
    return "; ".join(map(_named, pair.topics))


def _named(topic: SharedTopic) -> str:
    if topic.wanted == topic.offered:
        return topic.wanted
    return f"{topic.wanted} (near: {topic.offered})"
