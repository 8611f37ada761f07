"""Two who press at once: nothing is overwritten, and nothing is there twice."""

import datetime as dt

import pytest
from tests.cast import NOW
from tests.meetings.meeting_cast import FIRST, known, met
from tests.together import together

from turnabout.pairs.models import Pair
from turnabout.programs.models import Side
from turnabout.together import aiming
from turnabout.together.agreeing import ChangedMeanwhileError, change, sign
from turnabout.together.ground_rules import our_rules
from turnabout.together.models import Agenda, NextAction, Signature, Version
from turnabout.together.preparing import set_agenda
from turnabout.together.reflecting import LookedBack, look_back_on

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_changes_at_once_one_is_the_next_version(pair: Pair):
    refused = together(
        *(lambda side=side: _change(pair, side) for side in Side),
    )

    assert refused == [ChangedMeanwhileError]
    assert [one.number for one in Version.objects.all()] == [1, 2]


def test_both_sign_the_first_version_at_once(pair: Pair):
    acts = [lambda side=side: sign(known(pair), known=1, side=side, at=NOW) for side in Side]

    assert together(*acts) == []
    assert (Version.objects.count(), Signature.objects.count()) == (1, 2)


def test_of_two_actions_at_once_one_is_kept(pair: Pair):
    meeting = met(pair, 1, FIRST)
    said = LookedBack(None, "It", "both", dt.date(2031, 1, 1), 0, 0, "")
    at = meeting.ends_at

    acts = [lambda side=side: look_back_on(meeting, said, side=side, at=at) for side in Side]

    assert together(*acts) == [aiming.ChangedMeanwhileError]
    assert NextAction.objects.count() == 1


def test_an_agenda_that_is_sent_twice_is_there_once(pair: Pair):
    def send() -> Agenda:
        return set_agenda(known(pair), 1, topic="Posts", guide="", at=NOW)

    assert together(send, send) == []
    assert Agenda.objects.count() == 1


def _change(pair: Pair, side: Side) -> Version:
    added = [f"The rule of the {side}."]
    return change(known(pair), our_rules(), added=added, known=1, side=side, at=NOW)
