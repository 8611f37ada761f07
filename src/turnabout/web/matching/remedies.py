"""What would help somebody who has nobody: whom to look for, or which rule would have to give."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from turnabout.pairs.telling import CONFIDENCE, Alone, Group
from turnabout.programs.models import Side
from turnabout.programs.sentences import listed

NAMED = 3
"""So many people or topics are named; the rest are counted."""

SOMEBODY: dict[Side, Promise] = {
    Side.MENTEE: gettext_lazy("One more mentor."),
    Side.MENTOR: gettext_lazy("One more mentee."),
}

SOMEBODY_WHO: dict[Side, Promise] = {
    Side.MENTEE: gettext_lazy("One more mentor: %(who)s."),
    Side.MENTOR: gettext_lazy("One more mentee: %(who)s."),
}

A_PLACE: dict[Side, Promise] = {
    Side.MENTEE: gettext_lazy("A place that frees, or one more mentor."),
    Side.MENTOR: gettext_lazy("A place that frees, or one more mentee."),
}

OF_THE_RIGHT_GRADE: dict[Side, Promise] = {
    Side.MENTEE: gettext_lazy("more junior"),
    Side.MENTOR: gettext_lazy("more senior"),
}

WITH_A_TOPIC: dict[Side, Promise] = {
    Side.MENTEE: gettext_lazy("for %(topics)s"),
    Side.MENTOR: gettext_lazy("who wants %(topics)s"),
}

A_TOPIC: dict[Side, Promise] = {
    Side.MENTEE: gettext_lazy("A topic that they can still learn."),
    Side.MENTOR: gettext_lazy("A topic that they can show."),
}

A_COORDINATOR_RELAXES = {"level", "forbidden"}


def where_taken(alone: Alone, side: Side) -> str:
    """Return what helps somebody for whom there are partners."""
    if alone.free:
        return _("Keep them together with somebody whose place was left empty.")
    return str(A_PLACE[side])


def remedy(alone: Alone, side: Side, *, names: Mapping[int, str], topics: Mapping[str, str]) -> str:
    """Return what helps somebody whom the rules leave nobody; it asks for as little as can be."""
    group = alone.nearest
    if group is None:
        return str(SOMEBODY[side])
    wanted = [topics.get(topic, topic) for topic in alone.topics]
    return " ".join(
        [*_sought(group, side, wanted), *_given(group, side, wanted), *_then(group, names)]
    )


def _sought(group: Group, side: Side, topics: Sequence[str]) -> Iterator[str]:
    """Yield whom to look for."""
    who = []
    if "reversal" in group.rules:
        who.append(str(OF_THE_RIGHT_GRADE[side]))
    if "line" in group.rules:
        who.append(_("from outside their reporting line"))
    if "topic" in group.rules and topics:
        who.append(WITH_A_TOPIC[side] % {"topics": _or(topics)})
    if who:
        yield SOMEBODY_WHO[side] % {"who": ", ".join(who)}


def _given(group: Group, side: Side, topics: Sequence[str]) -> Iterator[str]:
    """Yield what would have to give."""
    if "topic" in group.rules and not topics:
        yield str(A_TOPIC[side])
    if "level" in group.rules:
        told = ngettext("A gap of %(n)s level.", "A gap of %(n)s levels.", group.gap)
        yield told % {"n": number_format(group.gap)}
    if "forbidden" in group.rules:
        yield _("Lift a ruling that keeps two apart.")
    if CONFIDENCE in group.rules:
        yield _("More free hours, or somebody else on the other side.")


def _then(group: Group, names: Mapping[int, str]) -> Iterator[str]:
    """Yield who would fit then, where nobody has to be found first."""
    told = [names[one] for one in group.people if one in names][:NAMED]
    if told and A_COORDINATOR_RELAXES.issuperset(group.rules):
        if more := group.many - len(told):
            told.append(ngettext("%(n)s more", "%(n)s more", more) % {"n": number_format(more)})
        yield ngettext(
            "Then %(names)s would fit.", "Then %(names)s would fit.", group.many
        ) % {"names": listed(told)}  # fmt: skip


def _or(topics: Sequence[str]) -> str:
    """Return the first topics as a choice, and how many more there are."""
    told = [_("“%(name)s”") % {"name": topic} for topic in topics[:NAMED]]
    if more := len(topics) - len(told):
        rest = ngettext("%(n)s other topic", "%(n)s other topics", more)
        told.append(rest % {"n": number_format(more)})
    if len(told) == 1:
        return told[0]
    return _("%(first)s or %(last)s") % {"first": ", ".join(told[:-1]), "last": told[-1]}
