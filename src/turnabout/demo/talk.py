"""What the pairs of the demo wrote to each other between their sessions."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from turnabout.channels.notes import write_note, write_page
from turnabout.channels.reading import read_up_to
from turnabout.channels.writing import send
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side

HOUR = dt.timedelta(hours=1)
MENTOR, MENTEE = Side.MENTOR, Side.MENTEE


class Line(NamedTuple):
    """A message: how many hours ago, from which side, what it says."""

    hours_ago: int
    side: Side
    text: str


IN_FULL: Sequence[Line] = (
    Line(191, MENTOR, "Before we meet: pick **three posts** from this week. One you liked, one "
         "that made you cringe, one you did not understand."),
    Line(189, MENTEE, "The third will be easy."),
    Line(188, MENTEE, "Does our own account count?"),
    Line(187, MENTOR, "It does. I will be kind."),
    Line(74, MENTEE, "I wrote a draft about the cancelled sailings, without asking communications "
         "first:\n\n*Two of five evening boats did not sail this week. We knew on Monday. You "
         "heard on Thursday. From now on you hear when we do.*\n\nToo plain?"),
    Line(73, MENTOR, "Not too plain. Three small things:\n- say who \"we\" is, it is you\n"
         "- \"from now on\" is a promise, so only if operations can keep it\n"
         "- post it in the morning, when people decide about the evening"),
    Line(51, MENTEE, "Operations can keep it. I asked."),
    Line(26, MENTOR, "Then I have one question for our next session: who decided until now *when* "
         "passengers hear it? Here is how another operator does it: "
         "https://ferries.example/travel-updates"),
)  # fmt: skip
"""Amara and Margit. The last one is not read yet."""

IN_SHORT: Sequence[Line] = (
    Line(163, MENTOR, "Shall we start with what you tried since last time, before anything new?"),
    Line(161, MENTEE, "Yes. I tried it twice, and once it even worked."),
    Line(55, MENTEE, "For next time: how would I have noticed that the figure was wrong?"),
    Line(54, MENTOR, "Good one. Bring the sheet, we will look for it together."),
)  # fmt: skip

NOTEBOOK = """\
What we want to be able to do by summer
1. Margit writes one post a week that nobody has to approve.
2. Amara reads a board paper and says where the decision is.

What we found out
- A post that explains *why* gets three times the answers of one that announces.
- Nobody on the boats knew who decides about cancellations.

To try before the next session
- Margit asks the duty manager what passengers ask first.
- Amara sits in on Monday's operations call.
"""

ALONE = "I explained for ten minutes before I asked what she already knew. Ask first."


def let_talk(pair: Pair, *, in_full: bool, at: dt.datetime) -> None:
    """Let the two of a pair have written to each other, and to themselves."""
    lines = IN_FULL if in_full else IN_SHORT
    for number, (hours_ago, side, text) in enumerate(lines, start=1):
        message = send(pair, text, side=side, at=at - hours_ago * HOUR)
        if not in_full or number < len(lines):
            for reader in Side:
                read_up_to(pair, reader, message=message.pk)
    if in_full:
        write_page(pair, NOTEBOOK, known=0, side=MENTOR, at=at - 170 * HOUR)
        write_note(pair, ALONE, side=MENTOR, at=at - 169 * HOUR)
