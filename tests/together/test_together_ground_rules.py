"""Ground rules: what two versions differ in, and two edits of the same version brought together."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from turnabout.together.ground_rules import (
    FIXED,
    OURS,
    Kind,
    Rule,
    Rules,
    differences,
    kept_fixed,
    merged,
    our_rules,
    reworded,
    words_of,
)

ENDS = dt.date(2031, 5, 3)
FREE = [key for key in OURS if key not in FIXED]

texts = st.sampled_from(["", "As we say it.", "Otherwise."])
versions = st.dictionaries(st.sampled_from([*FREE, "own-2-1", "own-3-1"]), texts).map(
    lambda told: kept_fixed(
        Rule(key, text or ("" if key in OURS else "Ours.")) for key, text in told.items()
    )
)


def test_there_are_the_eleven_of_the_handbook_and_the_last_names_the_end():
    words = [words_of(rule, ends_on=ENDS) for rule in our_rules()]

    assert (len(words), words[-1]) == (11, "End date: 3 May 2031.")


def test_the_limits_of_confidentiality_and_the_way_out_are_fixed():
    assert [number for number, key in enumerate(OURS, start=1) if key in FIXED] == [3, 4, 10, 11]


def test_what_is_written_as_it_was_has_no_words_of_its_own():
    rule = Rule("pass")

    assert reworded(rule, "  Either may pass on any question\n without a reason. ") == rule


@given(versions)
def test_no_version_lacks_a_fixed_rule_or_says_it_otherwise(rules: Rules):
    sent = [rule for rule in rules if rule.key != "ending"] + [Rule("exceptions", "None.")]

    assert {rule for rule in kept_fixed(sent) if rule.is_fixed} == {Rule(key) for key in FIXED}


@given(versions)
def test_a_version_does_not_differ_from_itself(rules: Rules):
    assert differences(rules, rules) == []


@given(versions, versions)
def test_what_differs_leads_from_one_version_to_the_other(before: Rules, after: Rules):
    told = {rule.key: rule for rule in before}
    for one in differences(before, after):
        if one.kind == Kind.DROPPED and one.was:
            del told[one.was.key]
        elif one.now:
            told[one.now.key] = one.now

    assert set(told.values()) == set(after)


@given(versions, versions)
def test_who_changed_nothing_takes_what_the_other_changed(base: Rules, theirs: Rules):
    both = merged(base, mine=base, theirs=theirs)

    assert (set(both.rules), both.clashes) == (set(theirs), frozenset())


@given(versions, versions)
def test_what_only_one_changed_is_kept(base: Rules, mine: Rules):
    both = merged(base, mine=mine, theirs=base)

    assert (set(both.rules), both.clashes) == (set(mine), frozenset())


@given(versions, versions, versions)
def test_nothing_that_somebody_wrote_is_lost_without_a_word(
    base: Rules, mine: Rules, theirs: Rules
):
    both = merged(base, mine=mine, theirs=theirs)
    kept = {rule.key: rule for rule in both.rules}

    lost = {
        rule.key for rule in (*mine, *theirs) if rule not in base and kept.get(rule.key) != rule
    }
    assert lost <= both.clashes


def test_two_who_reword_the_same_rule_contradict():
    base = our_rules()
    mine, theirs = (
        tuple(Rule(r.key, text) if r.key == "pass" else r for r in base) for text in ("A.", "B.")
    )

    both = merged(base, mine=mine, theirs=theirs)

    assert (both.clashes, Rule("pass", "A.") in both.rules) == ({"pass"}, True)
