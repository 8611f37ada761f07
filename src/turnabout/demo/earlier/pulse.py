"""The pulse of the pairs: two taps after most sessions, released month by month."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence

from turnabout.demo.earlier.inventing import Inventor, Usual
from turnabout.meetings.models import Meeting
from turnabout.pairs.days import day_at
from turnabout.programs.models import Cohort, Side
from turnabout.respect.hands import new_key, whisper
from turnabout.respect.models import Round, Said, Taken
from turnabout.respect.months import release_month
from turnabout.respect.release.questions import Question
from turnabout.respect.rules import LEARNED, SAID, WORTH, month_after, month_of, number_of

USUAL = {WORTH: Usual(3.9, 0.9), SAID: Usual(3.7, 1.0), LEARNED: Usual(3.4, 0.9)}
"""How worth the time sessions were, how freely one spoke, and who learned more."""

PASSED = 0.15
"""How often somebody passes."""

OVER = dt.time(0, 10, tzinfo=dt.UTC)
"""When the clock looks for a month that is over."""


def let_pulse(cohort: Cohort) -> None:
    """Let both sides have tapped after most sessions, and each month have been released."""
    inventor = Inventor()
    meetings = Meeting.objects.filter(pair__cohort=cohort).select_related("pair__mentor__person")
    by_month: dict[dt.date, list[Meeting]] = defaultdict(list)
    for meeting in meetings.select_related("pair__mentee__person").order_by("starts_at"):
        by_month[month_of(day_at(meeting.ends_at), cohort)].append(meeting)
    for month, held in sorted(by_month.items()):
        one = Round.objects.create(
            cohort=cohort, number=number_of(month, cohort), month=month, secret=new_key()
        )
        _take(one, held, inventor)
        release_month(one, at=dt.datetime.combine(month_after(month), OVER))


def _take(one: Round, held: Sequence[Meeting], inventor: Inventor) -> None:
    taken: list[Taken] = []
    said: list[Said] = []
    asked: set[tuple[int, Side]] = set()
    for meeting in held:
        for side in Side:
            seat = (meeting.pair_id, side)
            taken.append(
                Taken(
                    round=one,
                    pair=meeting.pair,
                    meeting=meeting,
                    side=side,
                    learned=seat not in asked,
                )
            )
            if inventor.draw.random() > PASSED:
                said += _said(one, meeting, side, inventor, learned=seat not in asked)
            asked.add(seat)
    inventor.draw.shuffle(said)
    Taken.objects.bulk_create(taken)
    Said.objects.bulk_create(said)


def _said(
    one: Round, meeting: Meeting, side: Side, inventor: Inventor, *, learned: bool
) -> Iterator[Said]:
    questions: list[Question] = [WORTH, SAID, *([LEARNED] if learned else [])]
    who = str(meeting.pair.on(side).person.staff_id)
    for question in questions:
        value = inventor.tap(who, question.name, USUAL[question], (question.low, question.high))
        answer = whisper(meeting.pair, side, question.name, value, key=str(one.secret)).as_text()
        yield Said(round=one, answer=answer, waits=False)
