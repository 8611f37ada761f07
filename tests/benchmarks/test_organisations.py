from collections import Counter
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.organisations import organisation
from benchmarks.surroundings import TOPICS
from turnabout.matchmaking.people import Person, Pool, Role

SMALL = organisation(300, 400, others=300, seed=1)


def test_the_same_seed_gives_the_same_people():
    assert organisation(300, 400, others=300, seed=1) == SMALL


def test_another_seed_gives_other_people():
    assert organisation(300, 400, others=300, seed=2) != SMALL


@given(
    mentors=st.integers(1, 30),
    mentees=st.integers(1, 30),
    others=st.integers(0, 30),
    seed=st.integers(0, 1000),
)
def test_each_side_has_as_many_people_as_asked_for(
    mentors: int, mentees: int, others: int, seed: int
):
    pool = organisation(mentors, mentees, others=others, seed=seed)

    assert Counter(person.role for person in pool.people) == Counter(
        {Role.MENTOR: mentors, Role.MENTEE: mentees, Role.DIRECTORY: others}
    )


def test_a_side_without_people_is_refused():
    with pytest.raises(ValueError, match="0 mentors, 3 mentees, 0 others: give 1, 1, 0"):
        organisation(0, 3, seed=1)


def test_people_drawn_in_many_blocks_are_as_many_as_in_one(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("benchmarks.organisations.BLOCK", 70)

    in_blocks = organisation(300, 400, others=300, seed=1)

    assert [(one.id, one.role, one.level, one.manager_id) for one in in_blocks.people] == [
        (one.id, one.role, one.level, one.manager_id) for one in SMALL.people
    ]


def test_mentors_offer_four_to_ten_topics_at_levels_one_to_four():
    assert {len(mentor.offers) for mentor in SMALL.mentors} == set(range(4, 11))
    assert {offer.level for mentor in SMALL.mentors for offer in mentor.offers} == {1, 2, 3, 4}


def test_mentees_want_two_to_five_topics_that_they_do_not_master():
    wants = [want for mentee in SMALL.mentees for want in mentee.wants]

    assert {len(mentee.wants) for mentee in SMALL.mentees} == {2, 3, 4, 5}
    assert {want.level for want in wants} == {0, 1, 2, 3}
    assert {want.urgency for want in wants} == {1, 2, 3}


def test_nobody_names_a_topic_twice():
    named = [[offer.topic for offer in mentor.offers] for mentor in SMALL.mentors]
    named += [[want.topic for want in mentee.wants] for mentee in SMALL.mentees]

    assert [len(topics) for topics in named] == [len(set(topics)) for topics in named]


def test_the_commonest_topic_is_offered_far_more_often_than_the_hundredth():
    offered = Counter(offer.topic for mentor in SMALL.mentors for offer in mentor.offers)

    assert len(TOPICS) == len(set(TOPICS)) == 500
    assert offered[TOPICS[0]] > 10 * offered[TOPICS[99]]


def test_who_did_not_sign_up_offers_nothing_and_has_no_hours():
    assert {
        (person.offers, person.wants, person.slots, person.prefers, person.values)
        for person in SMALL.people
        if person.role is Role.DIRECTORY
    } == {((), (), (), (), ())}


def test_slots_stand_apart_in_office_hours():
    hours = [sum(slot.end - slot.start for slot in one.slots) / 60 for one in _signed_up(SMALL)]
    slots = [slot for person in _signed_up(SMALL) for slot in person.slots]
    pairs = [
        (first, second)
        for person in _signed_up(SMALL)
        for first, second in zip(person.slots, person.slots[1:], strict=False)
    ]

    assert min(hours) >= 3
    assert max(hours) == 9
    assert all(8 * 60 <= slot.start % 1440 < slot.end % 1440 <= 19 * 60 for slot in slots)
    assert all(slot.start // 1440 == slot.end // 1440 <= 4 for slot in slots)
    assert all(first.end < second.start for first, second in pairs)


def test_zones_are_real_and_one_is_off_by_half_an_hour():
    zones = {person.timezone for person in SMALL.people}

    assert {ZoneInfo(zone).key for zone in zones} == zones
    assert "Asia/Kolkata" in zones


def test_everyone_has_one_head_above_them_and_no_manager_is_junior_to_a_report():
    heads = {_head(person, SMALL).id for person in SMALL.people}
    managed = [(one, SMALL[one.manager_id]) for one in SMALL.people if one.manager_id]

    assert len(heads) == 1
    assert all(manager.level >= report.level for report, manager in managed)


def test_people_name_only_the_other_side():
    mentors, mentees = ({one.id for one in side} for side in (SMALL.mentors, SMALL.mentees))

    assert {name for one in SMALL.mentors for name in one.prefers + one.not_with} <= mentees
    assert {name for one in SMALL.mentees for name in one.prefers + one.not_with} <= mentors


def test_capacity_is_one_unless_it_is_mixed():
    mixed = organisation(300, 400, seed=1, mixed_capacity=True)

    assert {person.capacity for person in SMALL.people} == {1}
    assert {person.capacity for person in mixed.people} == {1, 2, 3}


def test_a_mentor_is_mostly_junior_to_a_mentee_though_not_always():
    levels = [(a.level, b.level) for a in SMALL.mentors for b in SMALL.mentees]
    junior = sum(mentor < mentee for mentor, mentee in levels) / len(levels)

    assert 0.9 < junior < 1


def _signed_up(pool: Pool) -> list[Person]:
    return [person for person in pool.people if person.role is not Role.DIRECTORY]


def _head(person: Person, pool: Pool) -> Person:
    while person.manager_id:
        person = pool[person.manager_id]
    return person
