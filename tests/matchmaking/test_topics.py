from dataclasses import replace

import pytest

from turnabout.matchmaking import Offer, Person, Policy, Want
from turnabout.matchmaking.topics import Topics, folded


@pytest.mark.parametrize(
    "spelling", ["social media", "Social-Media", " SOCIAL  media ", "social_media"]
)
def test_spellings_of_one_topic_are_one(noor: Person, spelling: str):
    topics = Topics([noor], Policy())

    assert topics.number(spelling) == topics.number("Social media")


def test_other_topics_are_other_topics(noor: Person):
    topics = Topics([noor], Policy())

    assert topics.number("Socialmedia") != topics.number("Social media")


def test_a_topic_keeps_the_name_that_was_seen_first(noor: Person, ada: Person):
    assert Topics([noor, ada], Policy()).names == ["Social media", "AI tools"]


def test_an_alias_stands_for_the_topics_own_name(noor: Person):
    topics = Topics([noor], Policy(aliases={"So-Me": "social media"}))

    assert topics.number("so me") == topics.number("Social media")


def test_an_alias_seen_first_is_shown_by_the_own_name(noor: Person):
    someone = replace(noor, offers=(Offer("SoMe", 4),))

    assert Topics([someone], Policy(aliases={"some": " Social media "})).names == ["Social media"]


def test_a_topic_without_an_alias_stays_itself(noor: Person):
    topics = Topics([noor], Policy(aliases={"SoMe": "Social media"}))

    assert topics.number("Excel") != topics.number("Social media")


def test_the_highest_level_counts_of_a_topic_offered_twice(noor: Person):
    someone = replace(noor, offers=(Offer("Excel", 3), Offer("excel", 4), Offer("EXCEL", 1)))
    topics = Topics([someone], Policy())

    assert topics.offers(someone) == {topics.number("Excel"): 4}


def test_the_lowest_level_and_the_highest_urgency_count_of_a_topic_wanted_twice(ada: Person):
    someone = replace(ada, wants=(Want("Excel", 3, 1), Want("excel", 1, 2), Want("EXCEL", 2, 3)))
    topics = Topics([someone], Policy())

    assert topics.wants(someone) == [(topics.number("Excel"), 1, 3)]


def test_the_objective_names_topics_by_any_spelling(noor: Person):
    topics = Topics([noor], Policy(objective=("SOCIAL-MEDIA",)))

    assert topics.objective == {topics.number("Social media")}


def test_near_topics_are_near_both_ways(omar: Person):
    topics = Topics([omar], Policy(near={("Excel", "Spreadsheets"): 0.7}))
    excel, sheets = topics.number("Excel"), topics.number("Spreadsheets")

    assert topics.near == {excel: {sheets: 70}, sheets: {excel: 70}}


def test_of_two_shares_of_nearness_the_larger_counts():
    topics = Topics([], Policy(near={("Excel", "Sheets"): 0.2, ("sheets", "excel"): 0.6}))

    assert topics.near == {0: {1: 60}, 1: {0: 60}}


def test_the_least_nearness_is_one_per_cent_and_the_most_is_ninety_nine():
    topics = Topics([], Policy(near={("A", "B"): 0.001, ("A", "C"): 0.999}))

    assert topics.near[0] == {1: 1, 2: 99}


def test_a_topic_is_never_near_itself():
    topics = Topics([], Policy(near={("Excel", "EXCEL"): 0.5}))

    assert topics.near == {0: {}}


def test_folding_drops_case_hyphens_underscores_and_extra_space():
    assert folded("  Data-Driven_Design  THINKING ") == "data driven design thinking"
