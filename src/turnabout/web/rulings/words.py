"""What a ruling costs, and why one cannot be, in sentences."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from turnabout.enrollment.models import Enrollment
from turnabout.matchmaking.explain import Cost
from turnabout.matchmaking.matching import Matching
from turnabout.programs.sentences import listed
from turnabout.web.matching.words import points

NAMED = 3


def loss(cost: Cost, matching: Matching) -> str:
    """Return what the whole would lose or gain, mentees first, then points."""
    if not (cost.gone or cost.come):
        return _("Nothing changes: it costs no place and no points.")
    return " ".join(told for told in (*_places(cost), _points(cost, matching)) if told)


def newer_rulings(count: int) -> str:
    """Return that an answer counts rulings that the board does not know."""
    if not count:
        return ""
    told = ngettext(
        "Counted with the ruling that is newer than this run.",
        "Counted with the %(n)s rulings that are newer than this run.",
        count,
    )
    return told % {"n": number_format(count)}


def as_sentence(reason: str) -> str:
    """Return a reason of the engine with a capital and a full stop."""
    return f"{reason[:1].upper()}{reason[1:]}."


def not_taking_part(enrollment: Enrollment) -> str:
    """Return why nobody can be paired with somebody."""
    told = _("%(name)s is not in the draw: something is missing in the sign-up, or they wait.")
    return told % {"name": enrollment.person}


def _places(cost: Cost) -> tuple[str, str]:
    left, helped = ([one.name for one in some] for some in (cost.left, cost.helped))
    lost = ngettext(
        "%(names)s would have no mentor.", "%(names)s would have no mentor.", len(left)
    ) % {"names": _some(left)}
    won = ngettext(
        "%(names)s would have a mentor at last.",
        "%(names)s would have a mentor at last.",
        len(helped),
    ) % {"names": _some(helped)}
    if not (left or helped):
        return _("Nobody loses their place."), ""
    return lost if left else "", won if helped else ""


def _some(names: list[str]) -> str:
    """Return the first names and how many more there are."""
    more = len(names) - NAMED
    rest = ngettext("%(n)s more", "%(n)s more", max(more, 1)) % {"n": number_format(max(more, 1))}
    return listed([*names[:NAMED], *([rest] if more > 0 else [])])


def _points(cost: Cost, matching: Matching) -> str:
    lost, total = cost.loss.points, points(matching.proof.total)
    if not lost:
        return _("The points stay the same: %(total)s in all.") % {"total": total}
    given = {"points": points(abs(lost)), "total": total}
    if lost > 0:
        return _("All pairs together lose %(points)s of %(total)s points.") % given
    return _("All pairs together gain %(points)s points on %(total)s.") % given
