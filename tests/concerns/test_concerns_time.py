"""Deadlines, the letter of the morning, what is counted and what is forgotten."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import NOW
from tests.concerns.concerns_cast import DAY, PASSPHRASE, TODAY, opened_key, raised, the_key

from turnabout.concerns.answering import acknowledge, answer, close, read_as_contact
from turnabout.concerns.forgetting import forget_closed, years_with_five
from turnabout.concerns.keys import begin_anew
from turnabout.concerns.models import Concern, Entry, Tally
from turnabout.concerns.reminding import tell_contacts
from turnabout.concerns.rules import acknowledge_by, answer_by, is_day_to_remind
from turnabout.core.models import Letter
from turnabout.people.models import Person
from turnabout.programs.models import Part, Program
from turnabout.programs.seats import give_seat


def _morning(day: dt.date) -> list[str]:
    """Return to whom letters go on the morning of this day."""
    before = set(Letter.objects.values_list("pk", flat=True))
    at = dt.datetime.combine(day, dt.time(5, 30), tzinfo=dt.UTC)
    tell_contacts(at=at, today=day)
    return [letter.to for letter in Letter.objects.exclude(pk__in=before).order_by("pk")]


@given(st.dates(max_value=dt.date(9000, 1, 1)))
def test_seven_days_and_never_more_than_three_months(raised_on: dt.date):
    assert (acknowledge_by(raised_on) - raised_on).days == 7
    assert answer_by(raised_on, None) == acknowledge_by(raised_on) + dt.timedelta(days=90)
    assert answer_by(raised_on, raised_on) == raised_on + dt.timedelta(days=90)


def test_reminders_come_before_on_the_day_and_weekly_after():
    due = TODAY + 10 * DAY

    days = [n for n in range(32) if is_day_to_remind(due, TODAY + n * DAY, soon=2 * DAY)]

    assert days == [8, 10, 17, 24, 31]


def test_the_contact_hears_of_it_the_next_morning_and_once(
    program: Program, noor: Person, ines: Person, ben: Person
):
    raised(program, by=noor, to=ines)
    raised(program, by=noor, to=ines)

    assert [_morning(TODAY + n * DAY) for n in range(3)] == [[], [ines.email], []]
    letter = Letter.objects.get(kind="desk")
    assert letter.subject == "There is something for you to open"
    assert "concern" not in f"{letter.text} {letter.html}".lower()


def test_only_the_contact_is_reminded_and_only_of_what_is_due(
    program: Program, noor: Person, ines: Person
):
    concern = raised(program, by=noor, to=ines).concern

    def reminded(days: range) -> list[int]:
        return [n for n in days if _morning(TODAY + n * DAY) == [ines.email]]

    assert reminded(range(1, 16)) == [1, 5, 7, 14]
    acknowledge(concern, at=NOW, on=TODAY + 16 * DAY)
    assert reminded(range(16, 114)) == [92, 106, 113]
    answer(concern, "Here is what was done", at=NOW, on=TODAY + 114 * DAY)
    assert reminded(range(114, 140)) == []


def test_nobody_is_written_to_about_what_they_cannot_open(
    program: Program, noor: Person, ines: Person
):
    raised(program, by=noor, to=ines)
    begin_anew(the_key(ines), PASSPHRASE, at=NOW)

    assert _morning(TODAY + DAY) == []


def test_what_was_closed_a_year_ago_is_gone_and_the_rest_stays(
    program: Program, noor: Person, ines: Person
):
    closed, _open = (raised(program, by=noor, to=ines).concern for _one in range(2))
    close(closed, "Done", at=NOW, on=TODAY)

    forget_closed(today=TODAY + dt.timedelta(days=364))
    before = Concern.objects.count()
    forget_closed(today=TODAY + dt.timedelta(days=365))

    assert (before, Concern.objects.count(), Entry.objects.count()) == (2, 1, 1)


@pytest.mark.parametrize(("many", "shown"), [(4, []), (5, [2026]), (6, [2026])])
def test_five_in_a_year_that_is_over_are_told_to_who_answers_for_the_program(
    program: Program,
    noor: Person,
    ada: Person,
    arne: Person,
    carla: Person,
    ines: Person,
    many: int,
    shown: list[int],
):
    give_seat(program, ada, Part.SPONSOR, by=carla, at=NOW)
    for _one in range(many):
        raised(program, by=noor, to=ines)

    forget_closed(today=dt.date(2026, 12, 31))
    early = Tally.objects.count()
    for day in (1, 2):
        forget_closed(today=dt.date(2027, 1, day))

    assert early == 0
    assert [[one.year for one in years_with_five(who)] for who in (carla, ada)] == [shown, shown]
    assert [years_with_five(who) for who in (noor, ines, arne)] == [[], [], []]


def test_a_read_thread_waits_no_more(program: Program, noor: Person, ines: Person):
    concern = raised(program, by=noor, to=ines).concern
    before = Concern.objects.get().waits_for_contact
    read_as_contact(concern, opened_key(ines))

    assert (before, Concern.objects.get().waits_for_contact) == (True, False)
