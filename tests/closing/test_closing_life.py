"""The life of a pair, whatever the two do and in whatever order."""

import datetime as dt

from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from tests.cast import NOW, enter
from tests.meetings.meeting_cast import DAY, WEEK, known, met, paired

from turnabout.closing.ends import NotTimeError, close
from turnabout.closing.exits import StillMeetingError, leave_pair, reasons_told, say_goodbye
from turnabout.closing.fit import say_how_it_fits
from turnabout.closing.midpoint import say_where_it_goes
from turnabout.closing.models import (
    Choice,
    ExitReason,
    FitCheck,
    Going,
    Heading,
    Reason,
    Record,
    Swap,
    Wish,
    Word,
)
from turnabout.closing.rematches import OfferOverError, answer_offer
from turnabout.closing.rules import sessions_held
from turnabout.closing.words import SaidBeforeError, words_for
from turnabout.core.models import Change, Letter, Organisation
from turnabout.enrollment.models import Enrollment
from turnabout.enrollment.signing_up import withdraw
from turnabout.meetings.answering import TooEarlyError
from turnabout.pairs.ending import PairEndedError
from turnabout.pairs.leaving import end_broken_pairs
from turnabout.pairs.models import Ending, Pair
from turnabout.people.models import Office
from turnabout.people.offices import appoint
from turnabout.programs.models import Side

SIDES = st.sampled_from(list(Side))
REFUSED = (
    NotTimeError,
    OfferOverError,
    PairEndedError,
    SaidBeforeError,
    StillMeetingError,
    TooEarlyError,
)


LONG = settings(
    max_examples=10,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


class LifeOfAPair(RuleBasedStateMachine):
    """Noor and Ada meet, say how it goes, leave, close, swap, withdraw: in any order.

    Each life happens in a transaction of its own, which is undone.
    """

    def __init__(self) -> None:
        super().__init__()
        self.life = transaction.atomic()
        self.life.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.life.__exit__(None, None, None)

    @initialize()
    def begin(self) -> None:
        carla = enter("Carla Reyes", "carla@kittiwake.example")
        appoint(carla, Office.COORDINATOR, by=None, at=NOW)
        noor, ada = (enter(name, f"{name}@kittiwake.example") for name in ("noor", "ada"))
        self.first = paired(noor, ada, by=carla)
        self.carla, self.at, self.number = carla, NOW + 6 * WEEK, 1
        self.ended: dict[int, tuple[str, dt.datetime | None]] = {}
        self.asked_for_words = 0

    @property
    def pair(self) -> Pair:
        return Pair.objects.with_people().order_by("-pk")[0]

    @rule(days=st.sampled_from([1, 7, 28]))
    def time_passes(self, days: int) -> None:
        self.at += days * DAY
        end_broken_pairs(at=self.at)

    @rule()
    def they_meet(self) -> None:
        if self.pair.is_open and self.at.date() < self.pair.cohort.ends_on + 20 * WEEK:
            self.number = self.pair.meetings.count() + 1
            met(self.pair, self.number, self.at + DAY)
            self.at += 2 * DAY

    @rule(side=SIDES, going=st.sampled_from(list(Going)), can_say=st.integers(1, 5))
    def one_says_how_it_fits(self, side: Side, going: Going, can_say: int) -> None:
        letters = Letter.objects.count()
        self._try(say_how_it_fits, self.pair, going, side=side, can_say=can_say)
        assert Letter.objects.count() == letters  # nobody is alerted, whatever they say

    @rule(side=SIDES, heading=st.sampled_from(list(Heading)), talk=st.booleans())
    def one_says_where_it_goes(self, side: Side, heading: Heading, talk: bool) -> None:
        letters = Letter.objects.count()
        self._try(say_where_it_goes, self.pair, heading, side=side, talk=talk)
        assert Letter.objects.count() == letters

    @rule(reason=st.sampled_from([None, *Reason]))
    def one_leaves(self, reason: Reason | None) -> None:
        self._try(leave_pair, self.pair, reason=reason)

    @rule(side=SIDES)
    def one_says_goodbye(self, side: Side) -> None:
        self._try(say_goodbye, self.pair, "CANARY bye", side=side)

    @rule(side=SIDES, wish=st.sampled_from(list(Wish)))
    def one_answers_the_offer(self, side: Side, wish: Wish) -> None:
        self._try(answer_offer, self.pair, wish, side=side)

    @rule(side=SIDES, choice=st.sampled_from(list(Choice)), thanks=st.sampled_from(["", "CANARY"]))
    def one_closes(self, side: Side, choice: Choice, thanks: str) -> None:
        self._try(close, self.pair, choice, side=side, thanks=thanks)

    @rule(side=SIDES)
    def one_withdraws(self, side: Side) -> None:
        if self.pair.is_open and self.number > 3:
            withdraw(self.pair.on(side), by=self.pair.on(side).person, at=self.at)

    @invariant()
    def a_pair_ends_once_and_stays_ended(self) -> None:
        """What ended is never open again, at no other time and in no other way."""
        for pk, how in self.ended.items():
            now = Pair.objects.get(pk=pk)
            assert (now.ending, now.ended_at) == how
        for pair in Pair.objects.filter(ended_at__isnull=False):
            self.ended[pair.pk] = (pair.ending, pair.ended_at)

    @invariant()
    def the_two_have_at_most_one_pair_that_meets(self) -> None:
        """Also after they swapped seats."""
        assert Pair.objects.unended().count() <= 1

    @invariant()
    def it_is_finished_exactly_where_both_chose(self) -> None:
        """Two choices finish a pair; one never does. A finished pair has a record, no other has."""
        for pair in Pair.objects.all():
            both = pair.closings.count() == 2
            assert (pair.ending == Ending.CLOSED) == both
            assert Record.objects.filter(pair=pair).exists() == both

    @invariant()
    def seats_are_swapped_exactly_where_both_chose_it(self) -> None:
        """The new pair is the same two, turned about, and marked."""
        for pair in Pair.objects.all():
            chose = sorted(pair.closings.values_list("choice", flat=True))
            swaps = Swap.objects.filter(before=pair).select_related("pair")
            assert swaps.exists() == (chose == ["swap", "swap"])
            for swap in swaps:
                assert swap.pair.mentor.person_id == pair.mentee.person_id
                assert swap.pair.mentee.person_id == pair.mentor.person_id

    @invariant()
    def somebody_else_is_offered_where_a_pair_ended_early(self) -> None:
        """Each side has its own offer; who meets or has finished has none."""
        for pair in Pair.objects.with_people():
            offered = pair.rematches.values_list("side", flat=True)
            assert len(offered) == len(set(offered))
            assert not offered or (not pair.is_open and pair.ending != Ending.CLOSED)

    @invariant()
    def nothing_says_who_ended_it(self) -> None:
        """An end stands in history without a person, and both letters differ in names alone."""
        assert not Change.objects.filter(verb="end", by__isnull=False).exists()
        for pair in Pair.objects.filter(ending=Ending.EXIT):
            told = Letter.objects.filter(key__startswith=f"pair {pair.pk} ended ")
            assert len({one.text.replace("ada", "x").replace("noor", "x") for one in told}) <= 1

    @invariant()
    def reasons_are_kept_apart_and_told_in_fives(self) -> None:
        """No more reasons than exits; none is told before five have come."""
        exits = Pair.objects.filter(ending=Ending.EXIT).count()
        assert ExitReason.objects.count() <= exits
        assert sum(count for _reason, count in reasons_told(self.first.cohort)) % 5 == 0

    @invariant()
    def the_checks_come_after_their_sessions(self) -> None:
        """Nobody says how it fits before two sessions were held."""
        for fit in FitCheck.objects.select_related("pair"):
            assert sessions_held(known(fit.pair), Side(fit.side)) >= 2

    @invariant()
    def what_is_written_reaches_its_reader_alone(self) -> None:
        """No letter and no history has the words, and the coordinator reads none of them."""
        assert not any("CANARY" in one.text + one.subject for one in Letter.objects.all())
        assert not any("CANARY" in str(one.detail) for one in Change.objects.all())
        assert not words_for(self.carla).exists()
        for word in Word.objects.with_people():
            writer = word.pair.on(Side(word.side)).person
            assert not words_for(writer).filter(pk=word.pk).exists()

    @invariant()
    def an_exit_withdraws_nobody(self) -> None:
        """Only who withdraws is withdrawn: a pair that ended otherwise keeps both sign-ups."""
        gone = Enrollment.objects.filter(withdrawn_at__isnull=False).values("pk")
        for pair in Pair.objects.filter(mentor__in=gone) | Pair.objects.filter(mentee__in=gone):
            assert not pair.is_open

    def _try(self, do, pair: Pair, *given: object, **named: object) -> None:  # noqa: ANN001
        try:
            do(pair, *given, **named, at=self.at)
        except REFUSED:
            assert known(pair).is_open == pair.is_open  # who is refused has changed nothing


def test_the_life_of_a_pair_keeps_its_promises_whatever_the_two_do(kittiwake: Organisation):
    run_state_machine_as_test(LifeOfAPair, settings=LONG)
