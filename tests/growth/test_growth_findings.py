"""What a wave finds is released once: of enough people, bound to how the numbers came about."""

import random
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import NOW, enter
from tests.growth.growth_cast import answer_all, closed, opened, wave_of
from tests.lottery.lottery_cast import drawn, oversubscribed, sign_up

from turnabout.enrollment.models import Enrollment
from turnabout.growth.answering import keep_answers
from turnabout.growth.asking import Asked, who_is_asked
from turnabout.growth.bands import answered_in_bands
from turnabout.growth.book import jot
from turnabout.growth.findings import freeze_closed, freeze_wave
from turnabout.growth.items import Number
from turnabout.growth.models import Kind, Wave
from turnabout.growth.waves import keep_time
from turnabout.lottery.arms import arms_of
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Objective, Side
from turnabout.respect.models import Snapshot
from turnabout.respect.release.told import Told

Says = Callable[[Asked, dict[int, str]], dict[str, int]]
GAINED = (2, 2, 2, 2, 2, 0)
ALIKE = (0, 0, 0, 0, 0, 1)
"""What the answers of those with a place, and of the others, rise by: dealt round, since the draw
is another one in every run."""

CHANCE = random.Random(7)
DEALT: Counter[str] = Counter()
BEFORE: dict[int, int] = {}


@pytest.fixture(autouse=True)
def _the_same_chance() -> None:
    """Let every test have the same answers, whichever ran before."""
    CHANCE.seed(7)
    DEALT.clear()
    BEFORE.clear()


def _nothing_to_tell(_done: int, _of: int) -> None:
    return


def _mentees(cohort: Cohort, many: int) -> list[Enrollment]:
    people = [
        enter(f"Senior {n}", f"senior{n}@kittiwake.example", department="Quay") for n in range(many)
    ]
    return Enrollment.objects.bulk_create(
        [sign_up(cohort, person, role=Side.MENTEE) for person in people]
    )


def _pair(cohort: Cohort, mentors: list[int], mentees: list[Enrollment]) -> None:
    Pair.objects.bulk_create(
        [
            Pair(cohort=cohort, mentor_id=mentor, mentee=mentee, published_at=NOW)
            for mentor, mentee in zip(mentors, mentees, strict=True)
        ]
    )


def _answer(wave: Wave, says: Says, drew: dict[int, str]) -> None:
    for asked in who_is_asked(wave):
        keep_answers(wave, asked, says(asked, drew))


def _released(cohort: Cohort, number: Number) -> Told:
    return Snapshot.objects.get(cohort=cohort, number=number).findings


@pytest.fixture
def found(carla: Person) -> Callable[[Says, Says], Told]:
    """What the wave at the end finds in a cohort of 48 mentors with 24 places."""

    def find(before: Says, after: Says) -> Told:
        cohort = oversubscribed(carla, mentors=48)
        Objective.objects.update_or_create(program=cohort.program, defaults={"measure": "B1"})
        mentees = _mentees(cohort, 24)
        keep_time(at=NOW)
        _answer(wave_of(cohort, Number.BEFORE), before, {})
        drawn(cohort, by=carla, places=24, reserve=0)
        drew = {pk: arm.outcome for pk, arm in arms_of(cohort).items()}
        _pair(cohort, [pk for pk, outcome in drew.items() if outcome == "offer"], mentees)
        keep_time(at=NOW)
        _answer(opened(cohort, Number.END), after, drew)
        closed(cohort, Number.END)
        freeze_closed(at=NOW, tell=_nothing_to_tell)
        return _released(cohort, Number.END)

    return find


def _as_before(asked: Asked, _drew: dict[int, str]) -> dict[str, int]:
    BEFORE[asked.enrollment.pk] = now = CHANCE.randint(1, 3)
    return {"B1": now, "B2": CHANCE.randint(1, 5), "B5": CHANCE.randint(0, 3)}


def _planted(asked: Asked, drew: dict[int, str]) -> dict[str, int]:
    drawn_now = drew.get(asked.enrollment.pk, "")
    turn = DEALT[asked.side + drawn_now]
    DEALT[asked.side + drawn_now] += 1
    hand = GAINED if drawn_now == "offer" else ALIKE
    risen = BEFORE[asked.enrollment.pk] + hand[turn % len(hand)]
    harm = {"harm": CHANCE.randint(0, 3)} if asked.has_partner else {}
    told = {"B1": risen, "B2": 1 + turn % 5}
    return told | {"B5": CHANCE.randint(0, 3)} | harm


def test_a_planted_effect_is_found_and_a_planted_nothing_is_not(
    found: Callable[[Says, Says], Told],
):
    told = found(_as_before, _planted)

    effects = {(one.measure, one.side): one for one in told.effects}
    planted, nothing = effects["B1", "mentor"], effects["B2", "mentor"]
    assert told.design == "lottery"
    assert (planted.primary, nothing.primary) == (True, False)
    assert (planted.offered, planted.others) == (24, 24)
    assert planted.low > 1
    assert planted.p < 0.01
    assert nothing.low < 0 < nothing.high
    assert planted.worst is not None
    assert planted.best is not None
    assert planted.taken is not None


def test_figures_and_changes_are_of_who_took_part_and_effects_of_everyone_drawn(
    found: Callable[[Says, Says], Told],
):
    told = found(_as_before, _planted)

    figures = {(one.question, one.side): one.n for one in told.figures if not one.group}
    asked = {one.side: (one.joined, one.answered) for one in told.asked}
    changes = {(one.measure, one.side): one for one in told.changes}
    assert asked == {"mentor": (24, 24), "mentee": (24, 24)}
    assert figures["B1", "mentor"] == 24
    assert ("harm", "mentor") in figures
    assert changes["B1", "mentor"].n == 24
    assert ("harm", "mentor") not in changes


def _cohort_without_a_lottery(carla: Person, pairs: int) -> Cohort:
    cohort = oversubscribed(carla, mentors=pairs)
    mentees = _mentees(cohort, pairs)
    keep_time(at=NOW)
    _answer(wave_of(cohort, Number.BEFORE), _as_before, {})
    mentors = list(cohort.enrollments.filter(role=Side.MENTOR).values_list("pk", flat=True))
    _pair(cohort, mentors, mentees)
    keep_time(at=NOW)
    return cohort


def test_without_a_lottery_nothing_is_caused(carla: Person):
    cohort = _cohort_without_a_lottery(carla, 12)
    _answer(opened(cohort, Number.END), _planted, {})
    wave = closed(cohort, Number.END)

    snapshot = freeze_wave(wave, at=NOW)

    assert snapshot is not None
    assert snapshot.findings.effects == ()
    assert snapshot.findings.design == "before and after"


def test_a_wave_is_released_once(carla: Person):
    cohort = _cohort_without_a_lottery(carla, 6)
    for _again in range(2):
        freeze_closed(at=NOW, tell=_nothing_to_tell)

    assert [one.number for one in Snapshot.objects.filter(cohort=cohort)] == [0]
    assert freeze_wave(wave_of(cohort, Number.BEFORE), at=NOW) is None


def test_an_open_wave_is_not_released(carla: Person):
    cohort = _cohort_without_a_lottery(carla, 6)
    wave = opened(cohort, Number.END)

    assert freeze_wave(wave, at=NOW) is None


def test_of_four_pairs_nothing_is_told(carla: Person):
    cohort = _cohort_without_a_lottery(carla, 4)
    wave = opened(cohort, Number.END)
    for one in cohort.enrollments.all():
        answer_all(wave, one, high=one.pk % 2 == 0)
    freeze_wave(closed(cohort, Number.END), at=NOW)

    told = _released(cohort, Number.END)
    assert (told.figures, told.changes, told.effects, told.comments) == ((), (), (), ())
    assert [one.answered for one in told.asked] == [None, None]


@pytest.mark.parametrize(("many", "told"), [(9, 0), (10, 10)])
def test_words_for_the_report_are_told_of_ten_and_of_nine_not(carla: Person, many: int, told: int):
    cohort = _cohort_without_a_lottery(carla, 6)
    wave = opened(cohort, Number.END)
    for number, asked in enumerate(who_is_asked(wave)[:many]):
        keep_answers(wave, asked, {"B5": number % 4}, comment=f"Words {number}")

    freeze_wave(closed(cohort, Number.END), at=NOW)

    assert len(_released(cohort, Number.END).comments) == told


def test_what_somebody_jots_down_counts_only_where_they_let_it(carla: Person):
    cohort = _cohort_without_a_lottery(carla, 6)
    mentors = [one.person for one in cohort.enrollments.filter(role=Side.MENTOR)]
    for number, person in enumerate(mentors):
        for _line in range(1 + number % 2):
            jot(person, Kind.THOUGHT, "One", "Two", is_counted=True, on=NOW.date())
        jot(person, Kind.TOOL, "Three", on=NOW.date())
    _answer(opened(cohort, Number.END), _planted, {})
    freeze_wave(closed(cohort, Number.END), at=NOW)

    figures = {
        one.question: one.n for one in _released(cohort, Number.END).figures if not one.group
    }
    assert figures["B5.notes"] == 6
    assert "B7.tools" not in figures


@given(st.integers(0, 500), st.integers(0, 500))
def test_how_many_answered_is_never_told_exactly_nor_that_all_did(answered: int, missing: int):
    asked = answered + missing

    told = answered_in_bands(answered, of=asked)

    assert told % 5 == 0
    assert 0 <= told <= answered
    assert told == 0 or told <= asked - 5
