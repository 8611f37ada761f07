from dataclasses import replace

from drawn import AMPLE_WEEKS, FEW, Case, cases, pools
from hypothesis import given, settings

from turnabout.matchmaking import Offer, Person, Policy, Pool, Role, Slot, Want, match
from turnabout.matchmaking.explain import Loss, Shortage, shortages


def one_more_for(topic: str, pool: Pool) -> Pool:
    """Return the pool with a mentor more, who knows this one topic best and whom everyone suits."""
    imagined = Person(
        id="imagined",
        role=Role.MENTOR,
        level=min(person.level for person in pool.people) - 9,
        department="of their own",
        languages=tuple(word for person in pool.people for word in person.languages),
        offers=(Offer(topic, 4),),
        slots=(Slot(0, 10080),),
    )
    return Pool.of([*pool.people, imagined])


def test_the_topic_that_places_one_more_is_the_shortest(omar: Person, ada: Person, grace: Person):
    found = shortages(match(Pool.of([omar, ada, grace])))

    assert found == (
        Shortage("social media", 1, 0, Loss(1, 34_285 + 10_000 + 5_000)),
        Shortage("AI tools", 2, 0, Loss(1, 40_000 * 2 // 14 + 10_000 + 5_000)),
        Shortage("Excel", 1, 1, Loss(0, 0)),
    )


def test_a_topic_that_nobody_has_left_to_learn_is_not_short(noor: Person, ada: Person):
    someone = replace(ada, wants=(Want("Social media", 0), Want("Excel", 4)))

    assert [one.topic for one in shortages(match(Pool.of([noor, someone])))] == ["Social media"]


def test_one_more_mentor_adds_nothing_where_everyone_has_the_best(noor: Person, ada: Person):
    noor = replace(noor, prefers=("ada",))
    pool = Pool.of([noor, replace(ada, prefers=("noor",), wants=(Want("Social media", 0),))])

    assert shortages(match(pool)) == (Shortage("Social media", 1, 1, Loss(0, 0)),)


def test_where_nobody_wants_anything_nothing_is_short(noor: Person):
    assert shortages(match(Pool.of([noor]))) == ()


def test_nobody_new_is_needed_for_those_whose_places_are_all_pinned(noor: Person, ada: Person):
    policy = Policy(pinned=frozenset({("noor", "ada")}))

    found = shortages(match(Pool.of([noor, replace(noor, id="nico"), ada]), policy))

    assert [one.adds for one in found] == [Loss(0, 0), Loss(0, 0)]


@settings(FEW, max_examples=30)
@given(cases(pools(5, fewest=1, weeks=AMPLE_WEEKS, zones=("UTC",))))
def test_what_is_short_is_what_one_more_mentor_and_matching_anew_would_add(case: Case):
    pool, policy = case
    spoken = Pool.of(
        replace(person, languages=person.languages or ("en",)) for person in pool.people
    )
    matching = match(spoken, policy)

    for shortage in shortages(matching):
        more = match(one_more_for(shortage.topic, spoken), policy).proof
        placed = more.placed - matching.proof.placed if policy.cover else 0
        assert shortage.adds == Loss(placed, more.total - matching.proof.total)


@FEW
@given(cases(cover=True))
def test_the_shortest_topics_come_first(case: Case):
    found = shortages(match(*case))

    order = [(-one.adds.placed, -one.adds.points, one.topic) for one in found]
    assert order == sorted(order)
