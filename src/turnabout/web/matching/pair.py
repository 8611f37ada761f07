"""Why two are proposed: what each wish gave, what they share, when both are free.

Whom somebody starred and what they value is nobody else's business: what those wishes gave is in no
number of the page, only that they count.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from turnabout.enrollment.models import Urgency
from turnabout.matchmaking.policy import POINT
from turnabout.pairs.models import Proposal
from turnabout.pairs.points import most_told
from turnabout.pairs.topics import in_words, offered, wanted
from turnabout.programs.rulebooks import FULL, WISHES
from turnabout.skills.book import Book, the_book
from turnabout.skills.ladder import Level
from turnabout.web.matching.board import Decision, decision
from turnabout.web.matching.words import points


class Bar(NamedTuple):
    """What a wish gave of what it could have given, in thousandths of a point, and why.

    `is_told` is False of what counts but is never shown.
    """

    title: str
    got: int
    could: int
    reason: str
    is_told: bool = True

    @property
    def points(self) -> str:
        """What it gave, in points."""
        return points(self.got)

    @property
    def out_of(self) -> int:
        """What it could have given, in points."""
        return self.could // POINT


class Topic(NamedTuple):
    """What the mentor can teach, with both levels in words."""

    name: str
    mentor: str
    mentee: str
    urgency: str
    points: str


def explained(proposal: Proposal) -> dict[str, Any]:
    """Return everything behind the score of a proposal that a coordinator may see."""
    book = the_book()
    bars = list(_bars(proposal, book))
    return {
        "proposal": proposal,
        "act": _decision(proposal).act,
        "points": points(proposal.told_score),
        "most": most_told(proposal.run),
        "bars": bars,
        "scale": max((bar.could for bar in bars if bar.is_told), default=1),
        "topics": [_topic(topic, book) for topic in proposal.topics],
    }


def _decision(proposal: Proposal) -> Decision:
    preview = proposal.preview
    return decision(
        is_fallen=proposal.run.proposals.fallen().filter(pk=proposal.pk).exists(),
        is_approved=bool(proposal.approved_at),
        looked_at=preview.until if preview and not preview.settled_at else None,
        is_published=proposal.run.is_published,
    )


def _bars(proposal: Proposal, book: Book) -> Iterator[Bar]:
    """Yield a bar for each wish that has a weight; the last is what counts and is not told."""
    for wish in proposal.wishes:
        if wish["out_of"]:
            yield Bar(
                str(WISHES[wish["wish"]]),
                wish["points"],
                wish["out_of"],
                _reason(proposal, wish, book),
            )
    if kept := FULL - most_told(proposal.run):
        why = _("Said in confidence: it counts, and is shown to nobody.")
        yield Bar(_("Choices, values and ways of working"), 0, kept * POINT, why, is_told=False)


def _reason(proposal: Proposal, wish: dict[str, Any], book: Book) -> str:
    """Return why a wish gave what it gave; the topics have a table of their own."""
    match wish["wish"]:
        case "topics":
            return "; ".join(in_words(proposal.topics, book)) or _("None in common.")
        case "time":
            minutes = {"minutes": proposal.shared_minutes}
            return _("%(minutes)s minutes a week that both are free.") % minutes
        case _:
            return "" if wish["points"] else _("The same department, or not known.")


def _topic(topic: dict[str, Any], book: Book) -> Topic:
    near = {"wanted": wanted(topic, book), "offered": offered(topic, book)}
    is_same = topic["wanted"] == topic["offered"]
    return Topic(
        near["wanted"] if is_same else _("%(wanted)s, near %(offered)s") % near,
        str(Level(topic["mentor_level"]).label),
        str(Level(topic["mentee_level"]).label),
        str(Urgency(topic["urgency"]).label),
        points(topic["points"]),
    )
