from collections.abc import Callable
from dataclasses import replace

import pytest

from turnabout.matchmaking import Offer, Person, Policy, Pool, Slot, Want
from turnabout.matchmaking.rules import RULES, Setting, broken_rules


@pytest.fixture
def broken() -> Callable[..., dict[str, str]]:
    """Return the names and reasons of the rules that forbid this pair, others standing by."""

    def broken(
        mentor: Person, mentee: Person, *others: Person, policy: Policy | None = None
    ) -> dict[str, str]:
        setting = Setting.of(Pool.of({mentor, mentee, *others}), policy or Policy())
        return {rule.name: reason for rule, reason in broken_rules(mentor, mentee, setting)}

    return broken


Broken = Callable[..., dict[str, str]]


def test_the_trainee_may_mentor_the_chief_executive(broken: Broken, noor: Person, ada: Person):
    assert broken(noor, ada) == {}


def test_the_chief_executive_may_not_mentor_the_trainee(broken: Broken, noor: Person, ada: Person):
    ada_offers = replace(ada, offers=(Offer("Excel", 4),))
    noor_wants = replace(noor, wants=(Want("Excel", 0),))

    assert broken(ada_offers, noor_wants) == {
        "level": "Ada is at level 9 and Noor at level 1: the mentor must be at least 1 level below"
    }


def test_nobody_is_their_own_partner(broken: Broken, bo: Person):
    someone = replace(bo, offers=(Offer("Social media", 4),))

    assert broken(someone, someone) == {
        "oneself": "Bo cannot mentor themselves",
        "level": "Bo is at level 5 and Bo at level 5: the mentor must be at least 1 level below",
        "line": "Bo is in Bo's reporting line",
    }


def test_a_mentor_just_far_enough_below_is_junior_enough(broken: Broken, noor: Person, ada: Person):
    assert broken(replace(noor, level=7), ada, policy=Policy(level_gap=2)) == {}
    assert broken(replace(noor, level=8), ada, policy=Policy(level_gap=2)) == {
        "level": "Noor is at level 8 and Ada at level 9: the mentor must be at least 2 levels below"
    }


def test_nobody_mentors_above_them_in_their_own_line(
    broken: Broken, noor: Person, iris: Person, grace: Person
):
    assert broken(noor, grace, iris) == {"line": "Noor is in Grace's reporting line"}
    assert broken(noor, grace) == {}


def test_nobody_mentors_below_them_in_their_own_line(broken: Broken, noor: Person, ada: Person):
    assert broken(noor, replace(ada, manager_id="noor")) == {
        "line": "Ada is in Noor's reporting line"
    }


def test_a_mentor_without_a_topic_to_teach_is_forbidden(broken: Broken, omar: Person, ada: Person):
    assert broken(omar, ada) == {
        "topic": "Omar offers no topic above Ada's level in what they want to learn"
    }


def test_a_topic_at_the_mentees_own_level_is_not_teachable(
    broken: Broken, noor: Person, ada: Person
):
    assert broken(noor, replace(ada, wants=(Want("AI tools", 2),))) == {}
    assert list(broken(noor, replace(ada, wants=(Want("AI tools", 3),)))) == ["topic"]


def test_a_near_topic_is_teachable(broken: Broken, omar: Person, ada: Person):
    wants_sheets = replace(ada, wants=(Want("Spreadsheets", 1),))
    near = Policy(near={("Excel", "Spreadsheets"): 0.5})

    assert broken(omar, wants_sheets, policy=near) == {}
    assert list(broken(omar, wants_sheets)) == ["topic"]


def test_an_alias_of_a_topic_is_teachable(broken: Broken, noor: Person, ada: Person):
    wants_some = replace(ada, wants=(Want("SoMe", 1),))

    assert broken(noor, wants_some, policy=Policy(aliases={"some": "Social media"})) == {}
    assert list(broken(noor, wants_some)) == ["topic"]


def test_two_people_need_a_common_language(broken: Broken, noor: Person, ada: Person):
    assert broken(replace(noor, languages=("FR",)), ada) == {}
    assert broken(replace(noor, languages=("cy",)), ada) == {
        "language": "Noor and Ada share no language"
    }


def test_an_hour_a_week_together_is_enough_and_59_minutes_are_not(
    broken: Broken, noor: Person, ada: Person
):
    assert broken(noor, replace(ada, slots=(Slot(600, 660),))) == {}
    assert broken(noor, replace(ada, slots=(Slot(600, 659),))) == {
        "time": "they share 59 minutes a week: at least 60 are needed"
    }


def test_the_hour_must_be_there_in_winter_and_in_summer(broken: Broken, noor: Person, ada: Person):
    noor_in_london = replace(noor, timezone="Europe/London", slots=(Slot(540, 600),))
    ada_in_kolkata = replace(ada, timezone="Asia/Kolkata", slots=(Slot(870, 930),))

    assert broken(noor_in_london, ada_in_kolkata) == {
        "time": "they share 60 minutes a week in winter and 0 in summer: at least 60 are needed"
    }


@pytest.mark.parametrize("whose", ["mentor", "mentee"])
def test_a_not_with_list_counts_whoever_wrote_it_and_never_says_who(
    broken: Broken, noor: Person, ada: Person, whose: str
):
    mentor = replace(noor, not_with=("ada",) if whose == "mentor" else ())
    mentee = replace(ada, not_with=("noor",) if whose == "mentee" else ())

    assert broken(mentor, mentee) == {"apart": "Noor and Ada are not to be matched"}


@pytest.mark.parametrize("whose", ["mentor", "mentee"])
def test_a_past_pair_is_forbidden_unless_the_policy_allows_it_again(
    broken: Broken, noor: Person, ada: Person, whose: str
):
    mentor = replace(noor, past=("ada",) if whose == "mentor" else ())
    mentee = replace(ada, past=("noor",) if whose == "mentee" else ())

    assert broken(mentor, mentee) == {"past": "Noor and Ada were a pair before"}
    assert broken(mentor, mentee, policy=Policy(again=True)) == {}


def test_the_coordinator_may_rule_a_pair_out(broken: Broken, noor: Person, ada: Person):
    ruled_out = Policy(forbidden=frozenset({("noor", "ada")}))
    other_way_round = Policy(forbidden=frozenset({("ada", "noor")}))

    assert broken(noor, ada, policy=ruled_out) == {
        "forbidden": "the coordinator ruled out Noor with Ada"
    }
    assert broken(noor, ada, policy=other_way_round) == {}


def test_every_rule_has_a_name_of_its_own():
    assert len({rule.name for rule in RULES}) == 9
