from dataclasses import replace

from drawn import FEW, Case, pinned_cases
from hypothesis import given
from hypothesis import strategies as st

from turnabout.matchmaking import Mode, Person, Pool, match
from turnabout.matchmaking.explain import why_nobody


def test_mentees_are_answered_first_and_those_in_line_before_others(
    noor: Person, bo: Person, ada: Person, grace: Person
):
    learner = replace(bo, role=ada.role)
    people = [noor, replace(noor, id="nils", languages=("cy",)), learner, ada, grace]

    found = why_nobody(match(Pool.of(people)))

    assert [(answer.role, answer.person.id, answer.place) for answer in found] == [
        ("mentee", "bo", 1),
        ("mentee", "grace", 2),
        ("mentor", "nils", None),
    ]


def test_where_everyone_has_a_partner_there_is_nobody_to_answer(noor: Person, ada: Person):
    assert why_nobody(match(Pool.of([noor, ada]))) == ()


@FEW
@given(pinned_cases(), st.sampled_from(Mode))
def test_everyone_without_a_partner_gets_one_answer(case: Case, mode: Mode):
    matching = match(case[0], replace(case[1], mode=mode))

    found = why_nobody(matching)

    assert sorted((answer.role, answer.person.id) for answer in found) == [
        *(("mentee", person.id) for person in matching.unmatched_mentees),
        *(("mentor", person.id) for person in matching.unmatched_mentors),
    ]
    order = [(answer.role, answer.place is None, answer.place or 0) for answer in found]
    assert order == sorted(order)
