"""Waves open and close by themselves, under a key that is kept apart and destroyed."""

import datetime as dt
import itertools

import pytest
from tests.cast import NOW
from tests.growth.growth_cast import answer_all, at_noon, closed, more, opened, pair_up, wave_of

from turnabout.core.models import Change, Letter
from turnabout.growth.answering import (
    Sheets,
    WaveClosedError,
    answers_of,
    finish,
    keep_answers,
    open_for,
    take_back,
)
from turnabout.growth.asking import is_asked
from turnabout.growth.items import Number
from turnabout.growth.letters import write_letters
from turnabout.growth.models import Rung, Sheet, Wave, WaveKey
from turnabout.growth.scales import add_scale
from turnabout.growth.waves import (
    CannotExtendError,
    count_answers,
    dates_of,
    destroy_old_keys,
    extend,
    keep_time,
    plan_waves,
)
from turnabout.meetings.away import be_away
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Side

DAY = dt.timedelta(days=1)


def test_the_four_waves_come_one_after_another(cohort: Cohort):
    dates = list(dates_of(cohort).values())

    assert all(opens <= closes for opens, closes in dates)
    assert all(one[1] < other[0] for one, other in itertools.pairwise(dates))
    assert dates[0][1] < cohort.starts_on


def test_a_cohort_is_planned_once(cohort: Cohort):
    plan_waves(cohort)
    keep_time(at=NOW)

    assert list(cohort.waves.values_list("number", flat=True)) == [0, 1, 2, 3]


def test_a_wave_opens_on_its_day_and_closes_after_its_last(cohort: Cohort):
    pair_up(cohort)
    wave = wave_of(cohort, Number.MIDDLE)

    found = []
    for day in (wave.opens_on - DAY, wave.opens_on, wave.closes_on, wave.closes_on + DAY):
        keep_time(at=at_noon(day))
        found.append(wave_of(cohort, Number.MIDDLE).is_open)

    assert found == [False, True, True, False]


def test_the_first_wave_closes_as_soon_as_anybody_can_know_their_place(cohort: Cohort):
    before = wave_of(cohort, Number.BEFORE).is_open
    pair_up(cohort)
    keep_time(at=NOW)

    assert (before, wave_of(cohort, Number.BEFORE).is_open) == (True, False)


def test_nobody_answers_a_wave_that_is_closed(cohort: Cohort):
    one = cohort.enrollments.get(role=Side.MENTOR)
    asked = is_asked(wave_of(cohort, Number.BEFORE), one)
    wave = closed(cohort, Number.BEFORE)

    with pytest.raises(WaveClosedError):
        keep_answers(wave, asked, {"B1": 4})
    with pytest.raises(WaveClosedError):
        take_back(wave, one)
    assert not Sheet.objects.exists()


def test_answers_are_found_again_by_who_gave_them(cohort: Cohort):
    wave, one = wave_of(cohort, Number.BEFORE), cohort.enrollments.get(role=Side.MENTOR)
    asked = is_asked(wave, one)

    keep_answers(wave, asked, {"B1": 4, "B3": 10})
    keep_answers(wave, asked, {"B1": 5, "B3": None}, comment=" Shorter. ")

    assert answers_of(wave, one) == Sheets({"B1": 5, "B3": None}, "Shorter.")
    assert answers_of(wave, cohort.enrollments.get(role=Side.MENTEE)) == Sheets({})


def test_what_is_not_asked_and_what_no_scale_knows_is_left_out(cohort: Cohort):
    wave, one = wave_of(cohort, Number.BEFORE), cohort.enrollments.get(role=Side.MENTOR)

    keep_answers(wave, is_asked(wave, one), {"B1": 6, "B6": 1, "harm": 3, "B3": 0, "x": 1})

    assert answers_of(wave, one).given == {"B3": 0}


def test_nothing_in_the_database_says_who_answered_what(cohort: Cohort):
    wave = wave_of(cohort, Number.BEFORE)
    for one in cohort.enrollments.all():
        answer_all(wave, one)
        finish(wave, one)

    columns = {field.name for field in Sheet._meta.get_fields()}
    stored = [repr(value) for row in Sheet.objects.values_list("answers") for value in row]
    sealed = [repr(value) for row in WaveKey.objects.values_list("code", "done") for value in row]
    assert columns == {"seal_id", "id", "wave", "code", "answers"}
    assert set(stored + sealed) == {"<sealed>"}
    assert not Change.objects.filter(kind__startswith="growth").exists()


def test_an_answer_that_is_taken_back_is_gone(cohort: Cohort):
    wave, one = wave_of(cohort, Number.BEFORE), cohort.enrollments.get(role=Side.MENTEE)
    answer_all(wave, one)
    finish(wave, one)
    kept = Rung.objects.count()

    take_back(wave, one)

    assert (kept, Rung.objects.count(), Sheet.objects.count()) == (1, 0, 0)
    assert [waiting.is_done for waiting in open_for(one.person)] == [False]


def test_who_is_through_is_asked_no_more(cohort: Cohort, noor: Person):
    wave, one = wave_of(cohort, Number.BEFORE), cohort.enrollments.get(role=Side.MENTOR)
    before = open_for(noor)
    finish(wave, one)

    assert [each.is_done for each in [*before, *open_for(noor)]] == [False, True]


def test_sheets_stand_in_an_order_of_chance_once_a_wave_is_closed(cohort: Cohort):
    wave = wave_of(cohort, Number.BEFORE)
    for one in cohort.enrollments.all():
        answer_all(wave, one)
    before = {(sheet.code, sheet.answers) for sheet in wave.sheets.all()}
    numbers = set(wave.sheets.values_list("pk", flat=True))

    closed(cohort, Number.BEFORE)

    assert {(sheet.code, sheet.answers) for sheet in wave.sheets.all()} == before
    assert numbers.isdisjoint(wave.sheets.values_list("pk", flat=True))


def test_keys_are_destroyed_with_what_lies_under_them_once_the_last_wave_is_released(
    cohort: Cohort,
):
    answer_all(wave_of(cohort, Number.BEFORE), cohort.enrollments.get(role=Side.MENTEE))
    pair_up(cohort)
    opened(cohort, Number.AFTER)
    closed(cohort, Number.AFTER)
    found = []
    for frozen in (None, NOW):
        Wave.objects.filter(cohort=cohort, number=Number.AFTER).update(frozen_at=frozen)
        destroy_old_keys()
        found.append((WaveKey.objects.count(), Sheet.objects.count(), Rung.objects.count()))

    assert found == [(2, 1, 1), (0, 0, 1)]  # what is one's own stays with them


def test_everyone_who_is_asked_is_written_to_whether_they_have_answered_or_not(cohort: Cohort):
    wave = wave_of(cohort, Number.BEFORE)
    for one in cohort.enrollments.filter(role=Side.MENTOR):
        answer_all(wave, one)
        finish(wave, one)
    for day in (wave.opens_on, wave.opens_on + DAY, wave.closes_on - DAY, wave.closes_on):
        write_letters(at=at_noon(day))

    told = sorted(Letter.objects.filter(kind__startswith="wave").values_list("kind", "to"))
    both = ["ada@kittiwake.example", "noor@kittiwake.example"]
    assert told == [(kind, to) for kind in ("wave_closes", "wave_opens") for to in both]


def test_who_is_away_or_asleep_is_written_to_later(cohort: Cohort, noor: Person):
    wave = wave_of(cohort, Number.BEFORE)
    be_away(noor, wave.opens_on, wave.opens_on + DAY, at=NOW)
    found = []
    for moment in (
        at_noon(wave.opens_on).replace(hour=3),
        at_noon(wave.opens_on),
        at_noon(wave.opens_on + 2 * DAY),
    ):
        write_letters(at=moment)
        found.append(Letter.objects.filter(kind="wave_opens").count())

    assert found == [0, 1, 2]


def test_no_letter_says_what_somebody_answered(cohort: Cohort):
    wave, one = wave_of(cohort, Number.BEFORE), cohort.enrollments.get(role=Side.MENTOR)
    keep_answers(wave, is_asked(wave, one), {"B1": 1}, comment="CANARY")
    write_letters(at=at_noon(wave.closes_on))

    assert not any("CANARY" in letter.text for letter in Letter.objects.all())


def test_how_many_answered_is_counted_at_night_and_not_when_somebody_answers(cohort: Cohort):
    wave = wave_of(cohort, Number.BEFORE)
    answer_all(wave, cohort.enrollments.get(role=Side.MENTOR))
    before = wave_of(cohort, Number.BEFORE).answered
    count_answers()

    assert (before, wave_of(cohort, Number.BEFORE).answered) == (0, 1)


def test_a_wave_can_be_open_longer(cohort: Cohort, carla: Person):
    wave = wave_of(cohort, Number.BEFORE)
    until = wave.closes_on + 3 * DAY

    extend(wave, until, by=carla, at=NOW)
    keep_time(at=at_noon(until))

    assert wave_of(cohort, Number.BEFORE).is_open


@pytest.mark.parametrize("days", [-1, 0, 14, 100])
def test_a_wave_is_not_open_for_ever_nor_when_the_cohort_has_started(
    cohort: Cohort, carla: Person, days: int
):
    wave = wave_of(cohort, Number.BEFORE)

    with pytest.raises(CannotExtendError):
        extend(wave, wave.closes_on + days * DAY, by=carla, at=NOW)


def test_a_wave_that_is_closed_stays_closed(cohort: Cohort, carla: Person):
    wave = closed(cohort, Number.BEFORE)

    with pytest.raises(CannotExtendError):
        extend(wave, wave.closes_on + DAY, by=carla, at=NOW)


def test_a_scale_is_asked_by_the_next_wave_and_stays_as_it_is_from_then_on(
    cohort: Cohort, carla: Person
):
    pair_up(cohort)
    scale = add_scale(
        cohort.program,
        "Trust",
        source="Ours",
        rights="Our own",
        side="",
        items=["I trust people here."],
        by=carla,
        at=NOW,
    )
    wave = opened(cohort, Number.END)
    answer_all(wave, cohort.enrollments.get(role=Side.MENTOR))
    scale.refresh_from_db()

    given = answers_of(wave, cohort.enrollments.get(role=Side.MENTOR)).given
    assert given[f"S{scale.pk}.1"] == 1
    assert scale.frozen_at is not None


def test_whoever_signs_up_while_a_wave_is_open_is_asked_too(cohort: Cohort):
    mentor, _mentee = more(cohort, 1)[0]
    wave = wave_of(cohort, Number.BEFORE)

    answer_all(wave, mentor, high=True)

    assert answers_of(wave, mentor).given["B1"] == 5
