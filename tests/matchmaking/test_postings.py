from dataclasses import replace

import numpy as np
from drawn import FEW, Case, cases
from hypothesis import given

from turnabout.matchmaking import Offer, Person, Policy, Pool, Want
from turnabout.matchmaking.postings import Postings, postings
from turnabout.matchmaking.rules import Setting
from turnabout.matchmaking.topics import Topics
from turnabout.matchmaking.wishes import shared_topics


def of_pool(pool: Pool, policy: Policy) -> Postings:
    return postings(pool.mentors, pool.mentees, Topics(pool.people, policy), policy)


def teaching(found: Postings, mentor: int, mentee: int) -> list[int]:
    """Return the points of every want of this mentee that this mentor can serve."""
    return [
        int(found.points[want, found.share[place]])
        for want in range(found.ptr[mentee], found.ptr[mentee + 1])
        for place in range(found.start[found.key[want]], found.start[found.key[want] + 1])
        if found.mentor[place] == mentor
    ]


def test_a_topic_wanted_at_one_level_by_two_is_listed_once(noor: Person, ada: Person, bo: Person):
    wants = (Want("Social media", 0, 1),)
    found = of_pool(Pool.of([noor, replace(ada, wants=wants), replace(bo, wants=wants)]), Policy())

    assert found.key.tolist() == [0, 0]
    assert found.mentor.tolist() == [1]


def test_a_mentor_at_the_mentees_own_level_teaches_nothing(noor: Person, ada: Person):
    found = of_pool(Pool.of([noor, replace(ada, wants=(Want("AI tools", 3),))]), Policy())

    assert len(found.mentor) == 0


def test_a_mentor_a_step_above_earns_that_step_of_all_there_is_to_learn(noor: Person, ada: Person):
    found = of_pool(Pool.of([noor, replace(ada, wants=(Want("AI tools", 2),))]), Policy())

    assert teaching(found, 0, 0) == [20_000]


def test_the_same_mentor_at_the_top_of_the_ladder_earns_everything(noor: Person, ada: Person):
    someone = replace(noor, offers=(Offer("AI tools", 4),))
    found = of_pool(Pool.of([someone, replace(ada, wants=(Want("AI tools", 2),))]), Policy())

    assert teaching(found, 0, 0) == [40_000]


def test_topics_of_the_objective_earn_more_of_the_whole(noor: Person, ada: Person):
    wants = (Want("AI tools", 2, 1), Want("Excel", 2, 1))
    pool = Pool.of([replace(noor, offers=(Offer("AI tools", 4),)), replace(ada, wants=wants)])

    assert teaching(of_pool(pool, Policy()), 0, 0) == [20_000]
    assert teaching(of_pool(pool, Policy(objective=("ai-tools",))), 0, 0) == [24_000]


def test_who_has_nothing_left_to_learn_earns_nobody_points(noor: Person, ada: Person):
    found = of_pool(Pool.of([noor, replace(ada, wants=(Want("Social media", 4),))]), Policy())

    assert (teaching(found, 0, 0), found.whole.tolist()) == ([], [0])


def test_earned_points_are_rounded_down_and_never_above_the_full(omar: Person, grace: Person):
    found = of_pool(Pool.of([omar, replace(grace, wants=(Want("Excel", 1, 1),))]), Policy())

    earned = found.earned(np.array([0, 0, 0]), np.array([100, 200, 10_000]))

    assert earned.tolist() == [13_333, 26_666, 40_000]


@FEW
@given(cases())
def test_postings_list_the_topics_that_each_mentor_can_teach(case: Case):
    pool, policy = case
    setting, found = Setting.of(pool, policy), of_pool(pool, policy)

    for row, mentor in enumerate(pool.mentors):
        for column, mentee in enumerate(pool.mentees):
            assert sorted(teaching(found, row, column)) == sorted(
                topic.points for topic in shared_topics(mentor, mentee, setting)
            )
