"""A whole program as four hundred people live it, from the objective to the release of its end.

Each does what they would have done, on the day on which they would have, by the actions behind the
pages; the worker's jobs do the rest.
"""

import datetime as dt
from typing import NamedTuple

from tests.growth.growth_cast import answer_all
from tests.reports.whole_answers import (
    Everybody,
    answer_at_the_end,
    answer_before,
    answer_in_the_middle,
)
from tests.reports.whole_beginning import Lead, draw_places, open_program, pair_everybody
from tests.reports.whole_life import (
    EVERY,
    SESSIONS,
    end_well,
    hold_dates,
    leave,
    meet,
    see,
    tap_after,
)
from tests.reports.whole_time import DAY, START, go_on_to, week
from tests.reports.whole_views import Views, seen_beside

from turnabout.growth.models import Wave
from turnabout.pairs.finishing import finish
from turnabout.pairs.models import Pair
from turnabout.programs.cohorts import close_sign_up
from turnabout.programs.models import Cohort

FIRST = 6
"""In which week the first sessions are."""

LEFT, TAPPED, HALF = 2, 3, 4
"""After which session some leave, a senior is looked over the shoulder, and all are asked."""


class Begun(NamedTuple):
    """A program whose pairs have just been told of each other, after all had answered."""

    lead: Lead
    cohort: Cohort
    pairs: list[Pair]
    before: Everybody


class Lived(NamedTuple):
    """A program that is over.

    `moved` are the sign-ups of those who met to the end, `after` what everybody answered then, and
    `views` what a senior saw while a junior said one thing or another.
    """

    begun: Begun
    moved: set[int]
    after: Everybody
    views: dict[str, Views]


def live() -> Lived:
    """Return a program that was lived from its objective to the release of its last questions."""
    begun = _begin()
    stayed, views = _meet(begun)
    moved = {seat for pair in stayed for seat in (pair.mentor_id, pair.mentee_id)}
    at, wave = go_on_to(week(32)), _wave(begun.cohort, 2)
    views["at the end"] = _beside_answers(stayed[-1], wave, at=at)
    after = answer_at_the_end(wave, begun.before, moved=moved)
    end_well(stayed, at=at)
    finish(begun.cohort, by=begun.lead.coordinator, at=go_on_to(week(35)))
    return Lived(begun, moved, after, views)


def _begin() -> Begun:
    go_on_to(START)
    lead, cohort = open_program()
    carla = lead.coordinator
    go_on_to(week(2))
    before = answer_before(_wave(cohort, 0))
    close_sign_up(cohort, by=carla, at=go_on_to(week(3)))
    cohort.refresh_from_db()
    draw_places(cohort, by=carla, at=go_on_to(week(4) + DAY))
    pairs = pair_everybody(cohort, by=carla, at=go_on_to(week(5)))
    hold_dates(pairs, first=week(FIRST) + DAY, at=week(5) + DAY)
    return Begun(lead, cohort, pairs, before)


def _meet(begun: Begun) -> tuple[list[Pair], dict[str, Views]]:
    """Return the pairs that meet to the end, and what the senior of the last one saw meanwhile."""
    pairs, views = begun.pairs, {}
    for number in range(1, SESSIONS + 1):
        at = go_on_to(week(FIRST + EVERY * (number - 1)) + 3 * DAY)
        if number == TAPPED:
            views["after a session"] = _beside_taps(pairs[-1])
        meet(pairs, number)
        if number == LEFT:
            pairs = leave(pairs, at=at)
        if number == HALF:
            go_on_to(week(20))
            wave = _wave(begun.cohort, 1)
            views["in the middle"] = _beside_answers(pairs[-1], wave, at=None)
            answer_in_the_middle(wave)
    return pairs, views


def _beside_taps(pair: Pair) -> Views:
    return seen_beside(pair, 1, lambda is_high: tap_after(pair, TAPPED, 5 if is_high else 1))


def _beside_answers(pair: Pair, wave: Wave, *, at: dt.datetime | None) -> Views:
    """Return what is seen beside the answers of a wave; beside what the mentor saw, where `at`."""

    def say(is_high: bool) -> None:
        answer_all(wave, pair.mentor, high=is_high)
        if at:
            see(pair, 4 if is_high else 0, at=at)

    return seen_beside(pair, wave.number, say)


def _wave(cohort: Cohort, number: int) -> Wave:
    return Wave.objects.select_related("cohort__program").get(cohort=cohort, number=number)
