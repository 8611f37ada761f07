"""How it goes is said in private; only what somebody directs to somebody reaches anyone."""

import pytest
from tests.cast import NOW, enter
from tests.closing.closing_cast import held, more_pairs
from tests.meetings.meeting_cast import WEEK

from turnabout.closing.counting import life_of
from turnabout.closing.exits import leave_pair
from turnabout.closing.fit import say_how_it_fits
from turnabout.closing.midpoint import say_where_it_goes
from turnabout.closing.models import FitCheck, Going, Heading, Kind, Midpoint, Reader, Word
from turnabout.closing.rules import in_fives
from turnabout.closing.words import SaidBeforeError, leave_word, who_could_read, words_for
from turnabout.core.models import Change, Letter
from turnabout.meetings.answering import TooEarlyError
from turnabout.pairs.ending import PairEndedError
from turnabout.pairs.models import Pair
from turnabout.people.models import Office, Person
from turnabout.people.offices import appoint
from turnabout.programs.models import Part, Side
from turnabout.programs.seats import end_seat, give_seat

LATER = NOW + 20 * WEEK


@pytest.fixture
def ines(pair: Pair, carla: Person) -> Person:
    """The confidential contact."""
    person = enter("Ines Weber", "ines@kittiwake.example")
    give_seat(pair.cohort.program, person, Part.CONTACT, by=carla, at=NOW)
    return person


@pytest.mark.parametrize("going", list(Going))
def test_nobody_is_told_how_it_fits_whatever_is_said(pair: Pair, going: Going):
    held(pair, 2, until=LATER)
    letters, changes = Letter.objects.count(), Change.objects.count()

    say_how_it_fits(pair, going, side=Side.MENTOR, can_say=1, at=LATER)

    assert (Letter.objects.count(), Change.objects.count()) == (letters, changes)


@pytest.mark.parametrize("reader", list(Reader))
def test_what_should_change_goes_only_where_it_is_directed(
    pair: Pair, ines: Person, noor: Person, ada: Person, carla: Person, arne: Person, reader: Reader
):
    held(pair, 2, until=LATER)

    say_how_it_fits(
        pair,
        Going.CHANGES,
        side=Side.MENTOR,
        can_say=3,
        change="Shorter, please",
        reader=reader,
        at=LATER,
    )

    may_read = {Reader.PARTNER: ada, Reader.COORDINATOR: carla, Reader.CONTACT: ines}.get(reader)
    found = {one for one in (noor, ada, carla, ines, arne) if words_for(one).exists()}
    assert found == ({may_read} if may_read else set())
    assert [one.to for one in Letter.objects.filter(kind="word")] == (
        [may_read.email] if may_read else []
    )


def test_words_are_sealed_in_the_database(pair: Pair):
    held(pair, 2, until=LATER)
    say_how_it_fits(pair, Going.YES, side=Side.MENTOR, can_say=5, change="CANARY", at=LATER)

    stored = Word.objects.values_list("text", flat=True).get()

    assert (repr(stored), "CANARY" in stored.stored) == ("<sealed>", False)
    assert Word.objects.get().text == "CANARY"


@pytest.mark.parametrize(("sessions", "fits", "halves"), [(1, 0, 0), (2, 1, 0), (3, 1, 1)])
def test_each_check_has_its_time(pair: Pair, sessions: int, fits: int, halves: int):
    held(pair, sessions, until=LATER)
    try:
        say_how_it_fits(pair, Going.YES, side=Side.MENTEE, can_say=5, at=LATER)
        say_where_it_goes(pair, Heading.CONTINUE, side=Side.MENTEE, talk=False, at=LATER)
    except TooEarlyError:
        pass

    assert (FitCheck.objects.count(), Midpoint.objects.count()) == (fits, halves)


def test_each_side_says_so_once(pair: Pair):
    held(pair, 3, until=LATER)
    for side in Side:
        say_how_it_fits(pair, Going.YES, side=side, can_say=5, at=LATER)
        say_where_it_goes(pair, Heading.CONTINUE, side=side, talk=False, at=LATER)

    with pytest.raises(SaidBeforeError):
        say_how_it_fits(pair, Going.STOP, side=Side.MENTOR, can_say=1, at=LATER)
    with pytest.raises(SaidBeforeError):
        say_where_it_goes(pair, Heading.EXIT, side=Side.MENTOR, talk=True, at=LATER)


def test_who_no_longer_meets_is_not_asked(pair: Pair):
    held(pair, 3, until=LATER)
    leave_pair(pair, at=LATER)

    with pytest.raises(PairEndedError):
        say_how_it_fits(pair, Going.YES, side=Side.MENTOR, can_say=5, at=LATER)
    with pytest.raises(PairEndedError):
        say_where_it_goes(pair, Heading.CONTINUE, side=Side.MENTOR, talk=False, at=LATER)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("cccc", {}),
        ("ccccc", {}),
        ("cccca", {"c": 4, "a": 1}),
        ("ccccca", {}),
        ("cccccaaaaa", {"c": 5, "a": 5}),
        ("ccccaeeeee", {"c": 4, "a": 1}),
    ],
)
def test_answers_are_told_in_fives_that_are_not_all_alike(said: str, told: dict[str, int]):
    assert in_fives(said) == told


def test_a_coordinator_learns_where_they_go_once_five_have_answered(pair: Pair, carla: Person):
    pairs = [pair, *more_pairs(pair.cohort, 2)]
    said = [Heading.CONTINUE, Heading.ADJUST, Heading.CONTINUE, Heading.EXIT, Heading.CONTINUE]
    found = []
    for one in pairs:
        held(one, 3, until=LATER)
    for number, heading in enumerate([*said, Heading.EXIT]):
        one, side = pairs[number // 2], list(Side)[number % 2]
        say_where_it_goes(one, heading, side=side, talk=False, at=LATER)
        found.append(dict(life_of(pair.cohort, by=carla).headings))

    told = {"Continue as it is": 3, "Continue, with a change": 1, "End it here": 1}
    assert found == [{}, {}, {}, {}, told, told]


def test_only_who_asked_to_talk_is_named(pair: Pair, ada: Person, carla: Person):
    held(pair, 3, until=LATER)
    say_where_it_goes(pair, Heading.EXIT, side=Side.MENTOR, talk=False, at=LATER)
    say_where_it_goes(pair, Heading.ADJUST, side=Side.MENTEE, talk=True, at=LATER)

    assert life_of(pair.cohort, by=carla).talks == [ada]


@pytest.fixture
def ada_in_charge(pair: Pair, ada: Person, carla: Person) -> Person:
    """Ada, who has Noor for a mentor, coordinates the program with Carla."""
    appoint(ada, Office.COORDINATOR, by=carla, at=NOW)
    give_seat(pair.cohort.program, ada, Part.COORDINATOR, by=carla, at=NOW)
    return ada


def test_a_senior_in_charge_reads_nothing_that_their_own_mentor_writes_to_whoever_is_in_charge(
    pair: Pair, ada_in_charge: Person, carla: Person
):
    told = {"side": Side.MENTOR, "reader": Reader.COORDINATOR, "at": LATER}
    leave_word(pair, Kind.CHANGE, "It is hard", **told)

    assert [one.to for one in Letter.objects.filter(kind="word")] == [carla.email]
    assert [words_for(one).count() for one in (carla, ada_in_charge)] == [1, 0]


def test_a_senior_in_charge_is_not_told_that_their_own_mentor_asked_to_talk(
    pair: Pair, ada_in_charge: Person, noor: Person, carla: Person
):
    held(pair, 3, until=LATER)
    say_where_it_goes(pair, Heading.CONTINUE, side=Side.MENTOR, talk=True, at=LATER)

    found = [life_of(pair.cohort, by=one).talks for one in (carla, ada_in_charge)]

    assert found == [[noor], []]


def test_words_are_offered_to_nobody_who_is_not_there(
    pair: Pair, ada_in_charge: Person, carla: Person
):
    both = who_could_read(pair)
    end_seat(pair.cohort.program.seats.get(person=carla), by=carla, at=NOW)

    without = who_could_read(pair)
    assert both == [Reader.NOBODY, Reader.PARTNER, Reader.COORDINATOR]
    assert without == [Reader.NOBODY, Reader.PARTNER]
