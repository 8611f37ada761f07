from hypothesis import given
from hypothesis import strategies as st

from turnabout.matchmaking import Person
from turnabout.matchmaking.lines import circles, reporting_spans

Managers = list[tuple[str, str | None]]

NAMES = st.sampled_from("abcdefgh")
MANAGERS = st.dictionaries(NAMES, st.none() | NAMES | st.just("gone")).map(
    lambda managers: list(managers.items())
)


def staff(managers: Managers) -> list[Person]:
    return [Person(id=own, manager_id=manager) for own, manager in managers]


def is_above(managers: Managers, one: str, other: str) -> bool:
    """Walk up from the other, as long as there are new people, and look for the one."""
    boss, seen = dict(managers), {other}
    here = boss[other]
    while here in boss and here not in seen and here != one:
        seen.add(here)
        here = boss[here]
    return one in (here, other)


def test_a_manager_holds_those_below_at_any_depth():
    spans = reporting_spans(staff([("ada", None), ("iris", "ada"), ("noor", "iris")]))

    assert spans["ada"].holds(spans["noor"])
    assert not spans["noor"].holds(spans["ada"])


def test_people_of_two_branches_do_not_hold_each_other():
    spans = reporting_spans(staff([("ada", None), ("iris", "ada"), ("bo", "ada")]))

    assert not spans["iris"].holds(spans["bo"])
    assert not spans["bo"].holds(spans["iris"])


def test_everyone_holds_themselves():
    spans = reporting_spans(staff([("ada", None), ("iris", "ada")]))

    assert all(span.holds(span) for span in spans.values())


def test_a_manager_who_is_not_among_the_people_ends_the_line():
    spans = reporting_spans(staff([("iris", "gone"), ("bo", "gone")]))

    assert not spans["iris"].holds(spans["bo"])
    assert circles(staff([("iris", "gone"), ("bo", "gone")])) == []


def test_two_who_manage_each_other_are_above_one_another_and_their_reports():
    spans = reporting_spans(staff([("ada", "bo"), ("bo", "ada"), ("noor", "bo"), ("zoe", None)]))

    assert spans["ada"] == spans["bo"]
    assert spans["ada"].holds(spans["noor"])
    assert not spans["noor"].holds(spans["ada"])
    assert not spans["ada"].holds(spans["zoe"])


def test_who_manages_themselves_is_still_above_their_reports():
    spans = reporting_spans(staff([("ada", "ada"), ("noor", "ada")]))

    assert spans["ada"].holds(spans["noor"])
    assert not spans["noor"].holds(spans["ada"])


def test_circles_are_named_one_by_one():
    managers: Managers = [("a", "a"), ("b", "c"), ("c", "b"), ("d", "b"), ("e", None)]

    assert [sorted(circle) for circle in circles(staff(managers))] == [["a"], ["b", "c"]]


def test_a_circle_of_a_thousand_is_survived():
    ids = [f"p{number}" for number in range(1000)]
    ring: Managers = list(zip(ids, [*ids[1:], ids[0]], strict=True))

    assert len(set(reporting_spans(staff(ring)).values())) == 1
    assert [len(circle) for circle in circles(staff(ring))] == [1000]


def test_a_line_of_ten_thousand_is_survived():
    ids = [f"p{number}" for number in range(10_000)]
    spans = reporting_spans(staff(list(zip(ids, [None, *ids], strict=False))))

    assert spans["p0"].holds(spans["p9999"])


@given(MANAGERS)
def test_spans_tell_what_a_walk_up_the_line_tells(managers: Managers):
    spans = reporting_spans(staff(managers))

    for one, _ in managers:
        for other, _ in managers:
            assert spans[one].holds(spans[other]) == is_above(managers, one, other)


@given(MANAGERS)
def test_someone_is_in_a_circle_if_a_walk_up_from_their_manager_comes_back(managers: Managers):
    boss = dict(managers)
    found = {one for circle in circles(staff(managers)) for one in circle}

    assert found == {
        one for one, manager in managers if manager in boss and is_above(managers, one, manager)
    }
