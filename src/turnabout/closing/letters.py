"""The letters of the way and the end: warm or neutral, and never with what somebody wrote."""

import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from turnabout.closing.models import Circle, Word
from turnabout.core.mail.outbox import Post, post_all
from turnabout.enrollment.models import Enrollment
from turnabout.meetings.rules import clock_of
from turnabout.meetings.words import when
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.people.speaking import language_of
from turnabout.programs.models import Side

WORD, CLOSED, CIRCLE, MOVED = "word", "pair_closed", "circle", "circle_moved"


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
    program = word.pair.cohort.program
    post_all([Post(WORD, person.email, key, facts, language_of(person), program)], at=at)


def tell_closed(pair: Pair, side: Side, *, in_touch: bool, at: dt.datetime) -> None:
    """Thank one of the two at the end."""
    one, other = pair.on(side), pair.across_from(side)
    language, program = language_of(one.person), pair.cohort.program
    with translation.override(language):
        touch, record = _of_touch(other.person) if in_touch else "", _of_record(one)
    facts = {
        "name": one.person.first_name,
        "other": other.person.name,
        "other_first": other.person.first_name,
        "program": program.name,
        "touch": touch,
        "record": record,
        "address": f"{settings.SITE}/pairs/{pair.pk}/closing/",
    }
    key = f"pair {pair.pk} closed {side}"
    post_all([Post(CLOSED, one.person.email, key, facts, language, program)], at=at)


def _of_touch(other: Person) -> str:
    said = _("You both would like to stay in touch. Write to %(name)s whenever you like.")
    return said % {"name": other.first_name}


def _of_record(one: Enrollment) -> str:
    """Return what a mentor finds at the end, and a mentee does not."""
    if not one.mentors:
        return ""
    return _(
        "A record of what you contributed is there for you: to print, or as a badge. It has no "
        "scores, and you alone choose who sees it."
    )


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
        "address": f"{settings.SITE}/circles/{circle.pk}/",
    }
    key = f"circle {circle.pk} {one.pk} {at:%Y-%m-%dT%H:%M:%S.%f}"
    wording = MOVED if moved else ""
    return Post(CIRCLE, one.person.email, key, facts, language, circle.cohort.program, wording)
