"""Places for sixteen, and thirty-two who would like one: drawn by lot within levels."""

import datetime as dt

from turnabout.lottery.models import Lottery
from turnabout.lottery.planning import Within, plan
from turnabout.lottery.sealing import draw, seal
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Side

PLACES, RESERVE = 16, 1

DAY = dt.timedelta(days=1)


def let_draw(cohort: Cohort, *, by: Person, at: dt.datetime) -> Lottery:
    """Return the lottery, sealed for everyone to see, and drawn four days later."""
    planned = plan(cohort, Side.MENTEE, places=PLACES, reserve=RESERVE, within=Within.LEVEL)
    lottery = seal(cohort, planned, by=by, at=at)
    draw(lottery, by=by, at=at + 4 * DAY)
    return lottery
