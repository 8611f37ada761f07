"""What a mentor saw the mentee do: the rung on each topic, given without knowing their own answer.

It counts in the figures of the cohort. The mentee finds it only where the mentor chose to send it,
and not before the last questions are closed: nobody's own answer leans on it, and no senior learns
what a junior thinks unless the junior says so.
"""

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from turnabout.closing.rules import is_closing_time
from turnabout.growth.asking import topics_of
from turnabout.growth.items import Number
from turnabout.growth.models import Demonstration, Wave
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side
from turnabout.skills.models import Skill


class TooLateError(Exception):
    """The last questions are closed."""

    def __str__(self) -> str:
        return _("The last questions are closed, and what you had said counts.")


class Seen(NamedTuple):
    """A topic, and the rung that a mentor gave on it; None where they gave none."""

    skill: Skill
    level: int | None
    is_sent: bool


def is_time_to_rate(pair: Pair, *, at: dt.datetime) -> bool:
    """Return whether the mentor can say what they saw: from the closing to the end of the wave."""
    return is_closing_time(pair, Side.MENTOR, at=at) and not _is_closed(pair)


def seen_by_mentor(pair: Pair) -> list[Seen]:
    """Return what the mentor said so far, for each topic of the mentee."""
    known = {one.skill_id: one for one in pair.demonstrations.all()}
    return [_seen(skill, known.get(skill.pk)) for skill in taught(pair)]


def taught(pair: Pair) -> list[Skill]:
    """Return the topics of the mentee that this mentor teaches; all of them where that is none."""
    topics = topics_of(pair.mentee)
    offered = set(pair.mentor.offers.values_list("skill", flat=True))
    return [skill for skill in topics if skill.pk in offered] or topics


@transaction.atomic
def rate(pair: Pair, levels: Mapping[int, int | None], *, is_sent: bool, at: dt.datetime) -> None:
    """Keep the rung that a mentor gives on each topic; on None they have seen nothing.

    TooLateError once the wave is closed.
    """
    if not is_time_to_rate(pair, at=at):
        raise TooLateError
    for skill in taught(pair):
        level = levels.get(skill.pk)
        one = Demonstration.objects.filter(pair=pair, skill=skill).first()
        if level is None:
            Demonstration.objects.filter(pair=pair, skill=skill).delete()
            continue
        one = one or Demonstration(pair=pair, skill=skill)
        one.level, one.is_sent = str(level), is_sent
        one.save()


def _seen(skill: Skill, one: Demonstration | None) -> Seen:
    return Seen(skill, int(one.level), one.is_sent) if one else Seen(skill, None, is_sent=False)


def _is_closed(pair: Pair) -> bool:
    return Wave.objects.filter(
        cohort=pair.cohort_id, number=Number.END, closed_at__isnull=False
    ).exists()
