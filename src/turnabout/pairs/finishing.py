"""A cohort that is finished ends its pairs: nobody's fault, and with thanks to both.

A cohort knows nothing of pairs. From the moment that it is finished they are open no more, since
`Pair.objects.open()` derives it; the worker then ends each once, and writes to both.
"""

import datetime as dt

from django.db import transaction

from turnabout.core.jobs.asking import ask_for
from turnabout.core.jobs.kinds import Tell
from turnabout.pairs.ending import end_pair
from turnabout.pairs.jobs import finish_pairs
from turnabout.pairs.letters import tell_of_finish
from turnabout.pairs.models import Ending, Pair
from turnabout.people.models import Person
from turnabout.programs.cohorts import finish_cohort
from turnabout.programs.models import Cohort


@transaction.atomic
def finish(cohort: Cohort, *, by: Person, at: dt.datetime) -> None:
    """End the cohort, and let a worker end its pairs at once, not at the next quarter of an hour.

    Whoever finishes it second finds it done.
    """
    if finish_cohort(cohort, by=by, at=at) and Pair.objects.over().filter(cohort=cohort).exists():
        ask_for(finish_pairs, by=by, at=at)


def end_finished_pairs(*, tell: Tell, at: dt.datetime) -> int:
    """Return how many pairs end whose cohort is finished, each in a moment of its own.

    Where it breaks off, the next time goes on with the rest.
    """
    over = list(Pair.objects.over().with_people())
    ended = 0
    for done, pair in enumerate(over):
        tell(done, len(over))
        ended += _end(pair, at=at)
    return ended


@transaction.atomic
def _end(pair: Pair, *, at: dt.datetime) -> bool:
    if not end_pair(pair, Ending.CLOSED, at=at):
        return False
    tell_of_finish(pair, at=at)
    return True
