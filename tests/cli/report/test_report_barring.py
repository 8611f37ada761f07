"""Where nobody can be paired, the rule to blame is named, with what to do."""

from dataclasses import replace

import pytest

from turnabout.cli.report.barring import why_no_pair
from turnabout.matchmaking import Offer, Person, Policy, Pool, Role, Slot, Want, barred, match

MINA = Person(
    id="mina",
    name="Mina Okafor",
    role=Role.MENTOR,
    level=1,
    languages=("en",),
    offers=(Offer("Excel", 4),),
    slots=(Slot(540, 660),),
)
JON = replace(MINA, id="jon", role=Role.MENTEE, level=8, offers=(), wants=(Want("Excel", 0),))
AISHA = replace(JON, id="aisha", level=5)


def said(*people: Person, **policy: int) -> str:
    return why_no_pair(match(Pool.of(people), Policy(**policy)))


def test_where_there_is_a_pair_no_rule_is_blamed():
    assert said(MINA, JON) == ""


@pytest.mark.parametrize("people", [(), (MINA,), (JON,)])
def test_where_one_side_is_empty_no_rule_is_blamed(people: tuple[Person, ...]):
    assert said(*people) == ""


def test_where_only_people_forbid_the_pairs_no_rule_is_blamed():
    forbidden = frozenset({("mina", "jon"), ("mina", "aisha")})
    matching = match(Pool.of([MINA, JON, AISHA]), Policy(forbidden=forbidden))

    assert why_no_pair(matching) == (
        "No rule forbids a pair here, but somebody does: look at the pairs that you forbid, and at "
        "the columns not_with and past."
    )


def test_too_wide_a_gap_is_named_with_the_widest_that_fits():
    assert said(MINA, JON, AISHA, level_gap=99) == (
        "The rule on levels alone forbids all 2 pairs. The widest step up in this sheet is "
        "7 levels, and 99 are asked for: give --gap 7 or less, or level_gap in a policy.toml."
    )
    assert said(MINA, JON, level_gap=7) == ""


def test_mentors_who_are_all_senior_are_named():
    assert said(replace(MINA, level=9), JON) == (
        "The rule on levels forbids the one pair there could be. "
        "No mentor of this sheet is junior to a mentee: look at the column of levels."
    )


def test_too_little_time_is_named_with_the_setting():
    assert said(MINA, JON, AISHA, minutes=180, ample_minutes=300) == (
        "The rule on shared time alone forbids all 2 pairs. Ask for more slots, or ask for less "
        "than 180 minutes a week: minutes in a policy.toml."
    )


def test_where_rules_only_together_forbid_all_the_strictest_is_named():
    sailing = replace(AISHA, wants=(Want("Sailing", 0),))
    rowing = replace(AISHA, id="omar", wants=(Want("Rowing", 0),))
    assert said(MINA, replace(JON, languages=("cy",)), sailing, rowing) == (
        "No rule alone forbids all 3 pairs; the one on topics forbids most, 2. "
        "Ask for more offers, or give other names of a topic as aliases in a policy.toml."
    )


def test_of_a_sample_only_the_pairs_that_were_looked_at_are_counted(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(barred, "SAMPLE", 2)
    crowd = [replace(MINA, id=f"m{number}", level=9) for number in range(5)]

    assert said(*crowd, JON, AISHA) == (
        "The rule on levels alone forbids all 4 pairs that were looked at, of people spread evenly "
        "over the sheet. No mentor of this sheet is junior to a mentee: look at the column of "
        "levels."
    )
