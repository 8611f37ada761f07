"""The letters of the way and the end: warm or neutral, and never with what somebody wrote."""

import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from turnabout.closing.models import Circle, Word
from turnabout.core.mail.kinds import NAMES
from turnabout.core.mail.outbox import Post, post_all
from turnabout.enrollment.models import Enrollment
from turnabout.meetings.rules import clock_of
from turnabout.meetings.words import when
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.people.speaking import language_of
from turnabout.programs.models import Side

WORD, CLOSED, CIRCLE = "word", "pair_closed", "circle"

NAMES |= {
    WORD: _("Somebody has left words"),
    CLOSED: _("A pair has finished"),
    CIRCLE: _("The mentors' circle"),
}


def tell_of_word(word: Word, person: Person, *, at: dt.datetime) -> None:
    """Tell somebody that there are words for them: not which."""
    writer = word.pair.on(Side(word.side)).person
    facts = {
        "name": person.first_name,
        "other": writer.name,
        "other_first": writer.first_name,
        "program": word.pair.cohort.program.name,
        "address": f"{settings.SITE}/words/",
    }
    key = f"word {word.pk} {person.pk}"
    post_all([Post(WORD, person.email, key, facts, language_of(person))], at=at)


def tell_closed(pair: Pair, side: Side, *, in_touch: bool, at: dt.datetime) -> None:
    """Thank one of the two at the end."""
    one, other = pair.on(side), pair.across_from(side)
    facts = {
        "name": one.person.first_name,
        "other": other.person.name,
        "other_first": other.person.first_name,
        "program": pair.cohort.program.name,
        "mentors": one.mentors,
        "in_touch": in_touch,
        "address": f"{settings.SITE}/pairs/{pair.pk}/closing/",
    }
    key = f"pair {pair.pk} closed {side}"
    post_all([Post(CLOSED, one.person.email, key, facts, language_of(one.person))], at=at)


def tell_of_circle(
    circle: Circle, mentors: Iterable[Enrollment], *, moved: bool, at: dt.datetime
) -> None:
    """Tell the mentors when they meet each other, each on their own clock."""
    post_all((_of_circle(circle, one, moved=moved, at=at) for one in mentors), at=at)


def _of_circle(circle: Circle, one: Enrollment, *, moved: bool, at: dt.datetime) -> Post:
    language = language_of(one.person)
    with translation.override(language):
        said = when(circle.starts_at, clock_of(one))
    facts = {
        "name": one.person.first_name,
        "program": circle.cohort.program.name,
        "when": said,
        "zone": one.time_zone.replace("_", " "),
        "place": circle.place,
        "moved": moved,
        "address": f"{settings.SITE}/circles/{circle.pk}/",
    }
    key = f"circle {circle.pk} {one.pk} {at:%Y-%m-%dT%H:%M:%S.%f}"
    return Post(CIRCLE, one.person.email, key, facts, language)
