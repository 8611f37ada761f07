"""Why two are proposed: what each wish gave, what they share, when both are free.

Whom somebody starred and what they value is nobody else's business: those wishes are shown as one
sum, from which neither can be read.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from turnabout.enrollment.models import Urgency
from turnabout.matchmaking.policy import POINT
from turnabout.pairs.models import Proposal
from turnabout.programs.rulebooks import WISHES
from turnabout.skills.ladder import Level
from turnabout.web.matching.board import Decision, decision
from turnabout.web.matching.words import points

PRIVATE = ("preferences", "values", "style")


class Bar(NamedTuple):
    """What a wish gave of what it could have given, in thousandths of a point, and why."""

    title: str
    got: int
    could: int
    reason: str

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
    bars = list(_bars(proposal))
    return {
        "proposal": proposal,
        "act": _decision(proposal).act,
        "points": points(proposal.score),
        "bars": bars,
        "scale": max((bar.could for bar in bars), default=1),
        "topics": [_topic(topic) for topic in proposal.topics],
    }


def _decision(proposal: Proposal) -> Decision:
    preview = proposal.preview
    return decision(
        is_fallen=proposal.run.proposals.fallen().filter(pk=proposal.pk).exists(),
        is_approved=bool(proposal.approved_at),
        looked_at=preview.until if preview and not preview.settled_at else None,
        is_published=proposal.run.is_published,
    )


def _bars(proposal: Proposal) -> Iterator[Bar]:
    """Yield a bar for each wish that has a weight; the private ones are one bar, the last."""
    weighed = [wish for wish in proposal.wishes if wish["out_of"] or wish["points"]]
    for wish in weighed:
        if wish["wish"] not in PRIVATE:
            yield Bar(
                str(WISHES.get(wish["wish"], wish["wish"])),
                wish["points"],
                wish["out_of"],
                _reason(proposal, wish),
            )
    yield from _private([wish for wish in weighed if wish["wish"] in PRIVATE])


def _private(wishes: Iterable[dict[str, Any]]) -> Iterator[Bar]:
    told = list(wishes)
    if told:
        yield Bar(
            _("Choices, values and ways of working"),
            sum(wish["points"] for wish in told),
            sum(wish["out_of"] for wish in told),
            _("What they said in confidence, as one sum."),
        )


def _reason(proposal: Proposal, wish: dict[str, Any]) -> str:
    """Return why a wish gave what it gave; the topics have a table of their own."""
    match wish["wish"]:
        case "topics":
            return ", ".join(topic["wanted"] for topic in proposal.topics) or _("None in common.")
        case "time":
            minutes = {"minutes": proposal.shared_minutes}
            return _("%(minutes)s minutes a week that both are free.") % minutes
        case "distance":
            return "" if wish["points"] else _("The same department, or not known.")
        case _:
            return str(wish["reason"])


def _topic(topic: dict[str, Any]) -> Topic:
    wanted, offered = topic["wanted"], topic["offered"]
    near = {"wanted": wanted, "offered": offered}
    return Topic(
        wanted if wanted == offered else _("%(wanted)s, near %(offered)s") % near,
        str(Level(topic["mentor_level"]).label),
        str(Level(topic["mentee_level"]).label),
        str(Urgency(topic["urgency"]).label),
        points(topic["points"]),
    )
