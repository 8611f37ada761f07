"""The time of a whole program: it begins on a Monday to come, and goes on as it is told to.

Pages and jobs look at the clock of a demo, which is the one that can be moved. The Monday is the
same whenever the tests run.
"""

import datetime as dt

from turnabout.clock import current_time, move_forward
from turnabout.core.jobs.kinds import KINDS

DAY = dt.timedelta(days=1)
WEEK = dt.timedelta(weeks=1)

START = dt.datetime(2036, 3, 3, 9, tzinfo=dt.UTC)
"""A Monday morning."""

ABOUT_ANSWERS = ("turnabout.growth.", "turnabout.respect.")
"""Of whose jobs the worker does those of the clock: what is answered, asked and released."""


def week(number: int) -> dt.datetime:
    """Return the Monday morning of a week of the story, the first one 0."""
    return START + number * WEEK


def go_on_to(moment: dt.datetime) -> dt.datetime:
    """Return the moment that it is now, with all done that a worker does until then."""
    move_forward(moment - current_time())
    for kind in [one for one in KINDS.values() if one.name.startswith(ABOUT_ANSWERS)]:
        if kind.at_times:
            kind.work(lambda *_: None)
    return moment
