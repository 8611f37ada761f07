"""What a ruling costs, in sentences."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from turnabout.enrollment.models import Enrollment
from turnabout.matchmaking.explain import Cost
from turnabout.matchmaking.matching import Matching
from turnabout.pairs.points import told_loss
from turnabout.programs.sentences import listed
from turnabout.web.matching.words import points

NAMED = 3


def loss(cost: Cost, matching: Matching) -> str:
    """Return what the whole would lose, mentees first, then points that may be told."""
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
    lost = told_loss(matching, cost)
    if not lost:
        return _("It costs no points.")
    return _("All pairs together lose %(points)s points.") % {"points": points(lost)}
