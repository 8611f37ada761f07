"""The rows of the tables and the tasks, in the words that are printed."""

from dataclasses import replace

from report_cast import (
    AMARA,
    CHIEF,
    IN_RESERVE,
    JURGEN,
    MARGIT,
    NO_TEACHER,
    SWAP,
    report_of,
)

from turnabout.cli.report import tables
from turnabout.cli.report.attention import Task, tasks
from turnabout.cli.report.earlier import Earlier, Parted
from turnabout.cli.report.page import lay_out
from turnabout.cli.report.policy_words import choices, rules
from turnabout.cli.report.wording import counted, per_cent_at_most, sentence
from turnabout.matchmaking.matching import Proof
from turnabout.matchmaking.people import Person
from turnabout.matchmaking.policy import Policy
from turnabout.matchmaking.sentences import listed


def test_a_person_is_shown_with_department_level_and_id():
    assert tables.who(AMARA) == tables.Who(
        "K04", "Amara Nwosu", "Communications Trainee", "Foundation\xa0· level\xa01\xa0· K04"
    )


def test_a_person_without_a_name_is_shown_by_their_id_once():
    assert tables.who(Person(id="K99")) == tables.Who("K99", "", "", "")


def test_a_pair_says_why_with_both_levels_in_words():
    row = tables.pair_rows(report_of(pairs=(CHIEF,)))[0]
    assert (row.points, row.minutes, row.topics) == ("81.9", "120", "Social platforms")
    assert row.why is not None
    assert row.why.topics == (
        tables.TopicRow("Social platforms", "4 can show others", "0 new to me", "10.1"),
    )
    assert row.why.time == "120 minutes a week that both are free, all year."


def test_a_large_table_is_light_and_says_so():
    pairs = (CHIEF,) * (tables.DETAILS_AT_MOST + 1)
    page = lay_out(report_of(pairs=pairs))
    assert {row.why for row in page.pairs} == {None}
    assert page.light == (
        "With more than 2,000 pairs each has its reasons in one line only; "
        "“turnabout why” has the rest."
    )


def test_a_table_at_the_limit_still_has_its_details():
    page = lay_out(report_of(pairs=(CHIEF,) * tables.DETAILS_AT_MOST))
    assert {row.why is None for row in page.pairs} == {False}
    assert page.light == ""


def test_the_lowest_pair_comes_first_among_the_lowest():
    rows = tables.worst_rows(report_of(), 5)
    assert [row.points for row in rows] == ["20.1", "81.9"]


def test_the_swap_that_gains_most_for_both_comes_first():
    small = SWAP._replace(mentor_gain=90_000, mentee_gain=100)
    rows = tables.swap_rows((small, SWAP))
    assert [(row.mentor_gain, row.mentee_gain) for row in rows] == [
        ("10.3", "7.6"),
        ("90.0", "0.1"),
    ]


def test_every_case_can_be_seen_and_those_beyond_are_counted():
    few = lay_out(report_of(proof=_swapping(3, 3))).swaps
    many = lay_out(report_of(proof=_swapping(147, 147))).swaps
    most = lay_out(report_of(proof=_swapping(1000, 1200))).swaps
    assert (len(few.first), few.rest, few.more, few.beyond) == (3, (), "", "")
    assert (len(many.first), len(many.rest), many.more, many.beyond) == (
        10,
        137,
        "And 137 more cases",
        "",
    )
    assert most.beyond == "And 200 more cases. They are counted only."


def test_earlier_pairs_that_cannot_be_come_before_those_that_give_way():
    gives_way = Parted(AMARA, JURGEN, "possible, but the whole is better without", possible=True)
    cannot = Parted(AMARA, Person(id="K99"), "K99 is not in the sheet", possible=False)
    rows = tables.parted_rows(Earlier(2, 0, (gives_way, cannot)))
    assert [(row.mentee.id, row.reason) for row in rows] == [
        ("K99", "K99 is not in the sheet."),
        ("K12", "Possible, but the whole is better without."),
    ]


def test_earlier_pairs_that_part_need_a_person():
    parted = Parted(AMARA, Person(id="K99"), "K99 is not in the sheet", possible=False)
    report = replace(report_of(), earlier=Earlier(2, 1, (parted,)))
    assert [task.what for task in tasks(report) if task.place == "earlier"] == [
        "1 of 2 earlier pairs stays and 1 cannot be kept."
    ]
    assert lay_out(report).earlier is not None
    assert lay_out(report_of()).earlier is None


def test_the_only_pair_is_not_the_lowest_of_one():
    assert tasks(report_of(pairs=(CHIEF,), nobody=(), shortages=())) == (
        Task(
            "Look at Amara Nwosu and Margit Aune.",
            "They score 81.9 points, the only pair.",
            "worst",
        ),
    )


def test_a_pair_forbidden_both_ways_round_is_one_pair():
    both = frozenset({("K04", "K02"), ("K02", "K04"), ("K35", "K15")})
    assert choices(Policy(forbidden=both)) == ("Forbidden: 2 pairs.",)


def test_those_whom_no_rule_allows_come_before_those_in_line():
    waiting = replace(NO_TEACHER, person=MARGIT, reason="all taken", place=2)
    rows = tables.nobody_rows(report_of(nobody=(waiting, IN_RESERVE, NO_TEACHER)), "mentee")
    assert [(row.who.id, row.reason) for row in rows] == [
        (JURGEN.id, "The only mentor is in his own reporting line."),
        (MARGIT.id, "All taken."),
    ]


def test_a_long_list_of_mentors_is_cut_and_says_so():
    page = lay_out(report_of(nobody=(IN_RESERVE,) * 32))
    assert len(page.no_mentee.rows) == 30
    assert page.no_mentee.more == "And 2 more mentors. Everyone is in unmatched.csv."


def test_what_needs_a_person_names_people_topics_and_the_lowest_pair():
    proof = Proof(102_000, 102_000, 2, 2, (SWAP,), 1)
    assert [task.what for task in tasks(report_of(proof=proof))] == [
        "Jürgen Vollmer has no mentor.",
        "Find a mentor for “Condition-monitoring data”.",
        "Look at Mikkel Thorsen and Olumide Bankole.",
        "One mentor and one mentee would both rather have each other.",
    ]


def test_an_empty_run_needs_nobody():
    assert tasks(report_of(pairs=(), nobody=(), shortages=())) == ()


def test_the_rules_are_said_as_the_policy_sets_them():
    said = rules(Policy(level_gap=2, minutes=90, again=True, year=2027))
    assert said[0] == "The mentor is at least 2 levels below the mentee."
    assert said[3] == (
        "They share a language and at least 90 minutes a week, in winter and in summer 2027."
    )
    assert said[5] == "Partners of the past may meet again."
    assert rules(Policy())[5] == "Partners of the past are not paired again."


def test_only_choices_that_were_made_are_said():
    policy = Policy(pinned=frozenset({("K04", "K02")}), objective=("Social platforms",))
    assert choices(Policy()) == ()
    assert choices(policy) == (
        "The objective's topics count 50 % more: Social platforms.",
        "Pinned: 1 pair that had to come about.",
    )


def test_numbers_and_lists_read_like_speech():
    assert counted(1, "pair") == "1 pair"
    assert counted(1200, "pair") == "1,200 pairs"
    assert per_cent_at_most(0.000301) == "0.04 %"
    assert per_cent_at_most(0.0003) == "0.03 %"
    assert listed(["a", "b", "c"], "or") == "a, b or c"
    assert sentence("both chose each other") == "Both chose each other."


def test_a_pair_without_an_explanation_still_has_its_row():
    report = replace(report_of(pairs=(CHIEF,)), explanations=())
    row = tables.pair_rows(report)[0]
    assert (row.points, row.sentence, row.earned, row.why) == ("81.9", "", "", None)


def _swapping(held: int, counted: int) -> Proof:
    return Proof(102_000, 102_000, 2, 2, (SWAP,) * held, counted)
