"""What is seen beside the answers: guesses of values, what was shown, what people jotted down."""

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from itertools import cycle

from turnabout.closing.models import Kind as WordKind
from turnabout.closing.models import Reader, Word
from turnabout.demo.earlier.inventing import Inventor
from turnabout.demo.earlier.words import THANKS, THOUGHTS, TOOLS
from turnabout.enrollment.models import WorkValue
from turnabout.growth.asking import topics_of
from turnabout.growth.items import LADDER, ladder_key
from turnabout.growth.models import Demonstration, Guess, Jotting, Kind, Time
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side

HITS = {Time.FIRST: (1, 0, 1, 2, 1, 1, 0), Time.LAST: (2, 1, 2, 1, 3, 2, 1)}
"""How many of three values somebody guessed right, pair after pair."""

WEEK = dt.timedelta(weeks=1)


def let_gain(stayed: Sequence[Pair], *, at: dt.datetime) -> None:
    """Let those who stayed to the end have guessed, shown, thanked, and noted what they gained."""
    inventor = Inventor()
    Guess.objects.bulk_create(_guesses(stayed, inventor))
    Demonstration.objects.bulk_create(_demonstrations(stayed, inventor))
    Word.objects.bulk_create(_thanks(stayed, at=at))
    Jotting.objects.bulk_create(_jottings(stayed, at=at))


def _guesses(pairs: Sequence[Pair], inventor: Inventor) -> Iterator[Guess]:
    for time, hits in HITS.items():
        right = cycle(hits)
        for pair in pairs:
            for side in Side:
                named = list(pair.across_from(side).values)
                others = [value for value in WorkValue.values if value not in named]
                many = next(right)
                guessed = inventor.draw.sample(named, many)
                guessed += inventor.draw.sample(others, len(named) - many)
                told = json.dumps(sorted(guessed))
                yield Guess(pair=pair, side=side, time=time, values=told)


def _demonstrations(pairs: Sequence[Pair], inventor: Inventor) -> Iterator[Demonstration]:
    """Yield where mentors saw them stand on what they teach; one in two sends it to the mentee."""
    for place, pair in enumerate(pairs):
        taught = set(pair.mentor.offers.values_list("skill", flat=True))
        for skill in topics_of(pair.mentee):
            if skill.pk in taught:
                who, key = str(pair.mentee.person.staff_id), ladder_key(skill.pk)
                level = inventor.answer(who, key, LADDER, has_learned=True)
                yield Demonstration(
                    pair=pair, skill=skill, level=str(level), is_sent=place % 2 == 0
                )


def _thanks(pairs: Sequence[Pair], *, at: dt.datetime) -> Iterator[Word]:
    for pair, text in zip(pairs, THANKS, strict=False):
        to_partner = {"kind": WordKind.THANKS, "reader": Reader.PARTNER}
        yield Word(pair=pair, side=Side.MENTEE, text=text, at=at, read_at=at, **to_partner)


def _jottings(pairs: Sequence[Pair], *, at: dt.datetime) -> Iterator[Jotting]:
    """Yield lines that people keep for themselves and let count: thoughts, and a mentee's tools."""
    for place, pair in enumerate(pairs):
        on = (at - (place % 5 + 1) * WEEK).date()
        lines = [(side, Kind.THOUGHT, THOUGHTS[place % len(THOUGHTS)]) for side in Side]
        lines += [(Side.MENTEE, Kind.TOOL, told) for told in TOOLS[: 1 + place % len(TOOLS)]]
        for side, kind, (first, second) in lines:
            person = pair.on(side).person
            told = {"kind": kind, "first": first, "second": second}
            yield Jotting(person=person, on=on, is_counted=True, **told)
