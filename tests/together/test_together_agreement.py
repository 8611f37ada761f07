"""The agreement: changed by either, signed by both, opened again half-way, never overwritten."""

import pytest
from tests.cast import NOW
from tests.meetings.meeting_cast import FIRST, WEEK, known, met

from turnabout.core.models import Change
from turnabout.pairs.ending import PairEndedError, end_pair
from turnabout.pairs.models import Ending, Pair
from turnabout.programs.models import Side
from turnabout.together.agreeing import (
    ChangedMeanwhileError,
    NothingChangedError,
    TooManyRulesError,
    change,
    sign,
    standing,
)
from turnabout.together.ground_rules import MOST, Rule, Rules, our_rules
from turnabout.together.models import Occasion, Version


def test_a_pair_begins_with_our_rules_which_nobody_has_signed(pair: Pair):
    now = standing(pair, at=NOW)

    assert (now.version.rules, now.signed, Version.objects.count()) == (our_rules(), {}, 0)


def test_both_sign_with_time_and_version(pair: Pair):
    for side in Side:
        sign(pair, known=1, side=side, at=NOW)

    now = standing(known(pair), at=NOW)

    assert now.is_agreed
    assert {(one.version.number, one.at) for one in now.signed.values()} == {(1, NOW)}


def test_one_who_signs_twice_has_signed_once(pair: Pair):
    first = sign(pair, known=1, side=Side.MENTEE, at=NOW)

    assert sign(pair, known=1, side=Side.MENTEE, at=NOW + WEEK) == first


def test_a_change_takes_both_signatures_away(pair: Pair):
    for side in Side:
        sign(pair, known=1, side=side, at=NOW)

    change(known(pair), _without("notes"), added=[], known=1, side=Side.MENTEE, at=NOW)

    now = standing(known(pair), at=NOW)
    assert (now.version.number, now.signed) == (2, {})


@pytest.mark.parametrize("key", ["exceptions", "no-appraisal", "ending", "end"])
def test_what_is_fixed_is_neither_dropped_nor_reworded(pair: Pair, key: str):
    sent = (*_without(key, "notes"), Rule(key, "Not so."))

    version = change(pair, sent, added=[], known=1, side=Side.MENTOR, at=NOW)

    assert Rule(key) in version.rules


def test_a_rule_of_their_own_stands_behind_ours(pair: Pair):
    version = change(pair, our_rules(), added=["No phones."], known=1, side=Side.MENTOR, at=NOW)

    assert version.rules == (*our_rules(), Rule("own-2-1", "No phones."))


def test_who_changes_nothing_takes_nobodys_signature_away(pair: Pair):
    with pytest.raises(NothingChangedError):
        change(pair, our_rules(), added=[], known=1, side=Side.MENTOR, at=NOW)


def test_nobody_agrees_on_a_hundred_rules(pair: Pair):
    with pytest.raises(TooManyRulesError):
        change(pair, our_rules(), added=["One."] * MOST, known=1, side=Side.MENTOR, at=NOW)


def test_of_two_who_change_at_once_the_second_finds_both_texts(pair: Pair):
    theirs = _with("pass", "Pass freely.")
    change(pair, theirs, added=["No phones."], known=1, side=Side.MENTOR, at=NOW)

    mine = _with("pass", "Say pass.")

    with pytest.raises(ChangedMeanwhileError) as told:
        change(pair, mine, added=[], known=1, side=Side.MENTEE, at=NOW)

    assert told.value.merged.clashes == {"pass"}
    assert Rule("own-2-1", "No phones.") in told.value.merged.rules
    assert [one.number for one in Version.objects.all()] == [1, 2]
    assert Version.objects.latest("number").rules == (*theirs, Rule("own-2-1", "No phones."))


def test_nobody_signs_what_they_have_not_read(pair: Pair):
    change(pair, _without("notes"), added=[], known=1, side=Side.MENTOR, at=NOW)

    with pytest.raises(ChangedMeanwhileError):
        sign(known(pair), known=1, side=Side.MENTEE, at=NOW)

    assert standing(known(pair), at=NOW).signed == {}


def test_after_the_third_session_both_look_again(pair: Pair):
    for side in Side:
        sign(pair, known=1, side=side, at=NOW)
    for number in (1, 2, 3):
        met(pair, number, FIRST + number * WEEK)
    later = FIRST + 4 * WEEK

    before, opened = standing(known(pair), at=FIRST), standing(known(pair), at=later)
    sign(known(pair), known=1, side=Side.MENTOR, at=later)

    assert (before.is_agreed, opened.occasion, opened.signed) == (True, Occasion.MIDDLE, {})
    assert list(standing(known(pair), at=later).signed) == [Side.MENTOR]


def test_who_no_longer_meets_changes_and_signs_nothing(pair: Pair):
    end_pair(pair, Ending.EXIT, at=NOW)

    with pytest.raises(PairEndedError):
        sign(pair, known=1, side=Side.MENTOR, at=NOW)
    with pytest.raises(PairEndedError):
        change(pair, _without("notes"), added=[], known=1, side=Side.MENTOR, at=NOW)


def test_the_history_knows_that_and_not_what(pair: Pair):
    change(pair, our_rules(), added=["No phones."], known=1, side=Side.MENTOR, at=NOW)

    told = Change.objects.get(kind="together.version")

    assert (told.verb, told.detail) == ("change", {})


def _without(*keys: str) -> Rules:
    return tuple(rule for rule in our_rules() if rule.key not in keys)


def _with(key: str, text: str) -> Rules:
    return tuple(Rule(key, text) if rule.key == key else rule for rule in our_rules())
