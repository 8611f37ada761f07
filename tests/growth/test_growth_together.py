"""What one says of the other of a pair, and what they show each other: as much as they chose."""

import json
from itertools import combinations

import pytest
from tests.cast import NOW
from tests.closing.closing_cast import held
from tests.growth.growth_cast import (
    answer_all,
    at_noon,
    closed,
    opened,
    pair_up,
    wave_of,
)
from tests.meetings.meeting_cast import WEEK, known

from turnabout.closing.exits import leave_pair
from turnabout.core.models import Letter
from turnabout.enrollment.models import WorkValue
from turnabout.growth.book import (
    TooManyError,
    as_plain,
    as_rows,
    book_of,
    erase_book,
    jot,
    strike,
    topics_of,
)
from turnabout.growth.demonstrating import TooLateError, rate, seen_by_mentor
from turnabout.growth.guessing import NotThreeError, NotTimeError, guess, hits, was_close
from turnabout.growth.items import Number
from turnabout.growth.models import Guess, Jotting, Kind, Rung, Shared, Time
from turnabout.growth.sharing import (
    PARTS,
    ChangedMeanwhileError,
    NothingChosenError,
    preview,
    seal_of,
    share,
    shared_by,
    unshare,
)
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Side

LATER = NOW + 20 * WEEK
THREE = ("learning", "craft", "status")


@pytest.fixture
def pair(cohort: Cohort) -> Pair:
    """Noor mentors Ada."""
    answer_all(wave_of(cohort, Number.BEFORE), cohort.enrollments.get(role=Side.MENTEE))
    return pair_up(cohort)


def _end(pair: Pair) -> Pair:
    leave_pair(pair, at=LATER)
    return known(pair)


def test_each_guesses_once_after_the_first_session_and_once_at_the_end(pair: Pair):
    guessed = []
    for sessions in (0, 1, 1, 6, 6):
        pair.meetings.all().delete()
        held(pair, sessions, until=LATER)
        try:
            guessed.append(guess(known(pair), THREE, side=Side.MENTOR, at=LATER).time)
        except NotTimeError:
            guessed.append(None)

    assert guessed == [None, Time.FIRST, None, Time.LAST, None]


@pytest.mark.parametrize(
    "values", [(), THREE[:2], (*THREE, "variety"), ("learning",) * 3, (*THREE[:2], "fame")]
)
def test_three_of_the_ten_are_guessed(pair: Pair, values: tuple[str, ...]):
    held(pair, 1, until=LATER)

    with pytest.raises(NotThreeError):
        guess(known(pair), values, side=Side.MENTOR, at=LATER)
    assert not Guess.objects.exists()


def test_how_close_a_guess_was_is_told_at_the_end_of_the_last_one_alone(pair: Pair):
    held(pair, 1, until=LATER)
    guess(known(pair), ("status", "security", "fairness"), side=Side.MENTEE, at=LATER)
    last = json.dumps(["craft", "variety", "status"])
    Guess.objects.create(pair=pair, side=Side.MENTEE, time=Time.LAST, values=last)
    while_they_meet = was_close(known(pair), Side.MENTEE)
    ended = _end(pair)

    assert while_they_meet is None
    assert was_close(ended, Side.MENTEE) is True  # craft and variety
    assert was_close(ended, Side.MENTOR) is None  # who has not guessed


def test_what_is_told_of_a_guess_never_leaves_fewer_than_22_possibilities():
    everything = [set(values) for values in combinations(WorkValue.values, 3)]

    for guessed in everything[:1]:  # all guesses are alike: values have no order
        close = [named for named in everything if hits(guessed, named) >= 2]
        assert (len(close), len(everything) - len(close)) == (22, 98)


def test_a_mentor_says_what_they_saw_without_learning_what_the_mentee_says(pair: Pair):
    held(pair, 6, until=LATER)
    (seen,) = seen_by_mentor(pair)

    rate(known(pair), {seen.skill.pk: 3}, is_sent=False, at=LATER)

    assert [(one.level, one.is_sent) for one in seen_by_mentor(known(pair))] == [(3, False)]


@pytest.mark.parametrize("is_sent", [True, False])
def test_a_mentee_finds_what_the_mentor_saw_only_where_it_was_sent_and_at_the_end(
    cohort: Cohort, pair: Pair, ada: Person, is_sent: bool
):
    held(pair, 6, until=at_noon(cohort.ends_on))
    end = opened(cohort, Number.END)
    answer_all(end, pair.mentee, high=True)
    (seen,) = seen_by_mentor(pair)
    rate(known(pair), {seen.skill.pk: 2}, is_sent=is_sent, at=at_noon(cohort.ends_on))
    found = [topics_of(ada)[0].shown]
    closed(cohort, Number.END)
    found.append(topics_of(ada)[0].shown)

    assert found == [None, 2 if is_sent else None]
    assert (topics_of(ada)[0].before, topics_of(ada)[0].after, topics_of(ada)[0].steps) == (0, 4, 4)


def test_nothing_is_said_after_the_last_questions_are_closed(cohort: Cohort, pair: Pair):
    held(pair, 6, until=at_noon(cohort.ends_on))
    opened(cohort, Number.END)
    closed(cohort, Number.END)

    with pytest.raises(TooLateError):
        rate(known(pair), {}, is_sent=False, at=at_noon(cohort.ends_on))


def test_what_is_taken_back_by_the_mentor_is_gone(pair: Pair):
    held(pair, 6, until=LATER)
    (seen,) = seen_by_mentor(pair)
    for level in (3, None):
        rate(known(pair), {seen.skill.pk: level}, is_sent=True, at=LATER)

    assert not pair.demonstrations.exists()


def _jotted(person: Person) -> list[Jotting]:
    day = LATER.date()
    return [
        jot(person, Kind.THOUGHT, "Silence is consent", "Silence is a question", on=day),
        jot(person, Kind.TOOL, "Captions", "For every clip", is_counted=True, on=day),
        jot(person, Kind.TIE, "Kofi Mensah", "The yard", through=True, on=day),
        jot(person, Kind.TIE, "Rosa Lind", "Finance", on=day),
    ]


def test_what_somebody_jots_down_is_theirs(ada: Person, noor: Person):
    lines = _jotted(ada)

    assert [len(part) for part in book_of(ada)] == [0, 1, 1, 2, 0]
    assert [len(part) for part in book_of(noor)] == [0, 0, 0, 0, 0]
    assert [strike(noor, lines[0].pk), strike(ada, lines[0].pk)] == [False, True]


def test_what_somebody_jots_down_is_sealed(ada: Person):
    _jotted(ada)

    stored = Jotting.objects.values_list("first", "second")

    assert {repr(value) for row in stored for value in row} == {"<sealed>"}


def test_a_page_of_growth_has_an_end(ada: Person, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("turnabout.growth.book.MOST", 4)
    _jotted(ada)

    with pytest.raises(TooManyError):
        jot(ada, Kind.TOOL, "One more", on=LATER.date())


def test_somebody_takes_their_growth_along(pair: Pair, ada: Person):
    _jotted(ada)

    plain, rows = as_plain(ada), as_rows(ada)

    assert plain["topics"][0]["before"] == 0
    assert [one["name"] for one in plain["introductions"]] == ["Rosa Lind", "Kofi Mensah"]
    assert {len(row) for row in rows} == {7}
    assert len(rows) == 1 + 1 + 4


def test_somebody_erases_their_growth_and_what_they_show_of_it(
    pair: Pair, ada: Person, noor: Person
):
    _jotted(ada)
    _jotted(noor)
    seen = seal_of(preview(pair, Side.MENTEE, PARTS))
    share(pair, PARTS, side=Side.MENTEE, seen=seen, at=LATER)

    erase_book(ada)

    assert (Rung.objects.count(), Shared.objects.count()) == (0, 0)
    assert {one.person for one in Jotting.objects.all()} == {noor}


def test_the_other_sees_what_was_looked_at_before_and_no_names(pair: Pair, ada: Person):
    _jotted(ada)
    sections = preview(pair, Side.MENTEE, PARTS)

    share(pair, PARTS, side=Side.MENTEE, seen=seal_of(sections), at=LATER)
    jot(ada, Kind.TOOL, "Later", on=LATER.date())

    assert shared_by(pair, Side.MENTEE) == sections
    assert shared_by(pair, Side.MENTOR) == []
    assert not any("Kofi" in line or "Rosa" in line for one in sections for line in one.lines)
    assert sections[-1].lines == ("One person, through you",)
    assert not Letter.objects.filter(kind__contains="shared").exists()


def test_nothing_is_shown_that_has_changed_since_it_was_looked_at(pair: Pair, ada: Person):
    _jotted(ada)
    seen = seal_of(preview(pair, Side.MENTEE, PARTS))
    jot(ada, Kind.TOOL, "Later", on=LATER.date())

    with pytest.raises(ChangedMeanwhileError):
        share(pair, PARTS, side=Side.MENTEE, seen=seen, at=LATER)
    assert not Shared.objects.exists()


@pytest.mark.parametrize("parts", [[], ["thoughts"], ["nonsense"]])
def test_nothing_is_shown_where_there_is_nothing(pair: Pair, parts: list[str]):
    with pytest.raises(NothingChosenError):
        share(pair, parts, side=Side.MENTOR, seen="", at=LATER)


def test_what_is_shown_can_be_taken_back(pair: Pair, ada: Person):
    _jotted(ada)
    seen = seal_of(preview(pair, Side.MENTEE, ["tools"]))
    share(pair, ["tools"], side=Side.MENTEE, seen=seen, at=LATER)

    assert [unshare(pair, side=Side.MENTEE), unshare(pair, side=Side.MENTEE)] == [True, False]
    assert shared_by(pair, Side.MENTEE) == []
